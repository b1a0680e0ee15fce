internal import Gazettes
internal import Search
internal import Segments

/// A citation as programs see it.
enum CitationAnswer {
    static func object(_ found: Searcher.FoundDocument, id: String, _ style: CitationStyle) -> JSON {
        let clause = found.clauses.count == 1 ? found.clauses.first : nil
        let first = found.clauses.first
        let citation = HitJSON.citation(
            found.part, first?.document ?? found.part, path: clause?.path ?? [], file: first?.file ?? "",
            line: clause?.clause.line ?? found.part.lines.lowerBound, id: id)
        let text =
            switch style {
            case .text: citation.text
            case .gbt7714: citation.gbt7714
            case .bibtex: citation.bibtex
            case .ris: citation.ris
            }
        return .object([
            ("id", .string(id)), ("style", .string(style.rawValue)), ("citation", .string(text)),
        ])
    }
}
