internal import ArgumentParser
internal import Gazettes
internal import Search
internal import Segments

/// The form of a citation.
enum CitationStyle: String, ExpressibleByArgument, CaseIterable {
    case text
    case gbt7714
    case bibtex
    case ris
}

/// `gongbao cite`: a citation to copy.
struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite", abstract: "Print the citation of a clause or document · 引文")

    @Argument(help: "The id of a clause, document or attachment.")
    var id: String
    @Option(help: "text, gbt7714, bibtex or ris.")
    var style = CitationStyle.text
    @OptionGroup var index: IndexOption
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        let found = try index.lookUp(id)
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
        let object = JSON.object([
            ("id", .string(id)), ("style", .string(style.rawValue)), ("citation", .string(text)),
        ])
        Output.write((json ? object.text : text) + (text.hasSuffix("\n") && !json ? "" : "\n"))
    }
}
