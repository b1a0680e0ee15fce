internal import Analysis
internal import Indexing
internal import Segments

/// Reads plain text: one document a file, one clause a line that is not blank.
struct TextDocuments {
    let name: String

    func read(_ text: DecodedText, _ body: (SourceDocument) throws -> Void) throws {
        var clauses: [SourceClause] = []
        var last = 1
        for line in Lines(text.utf8) {
            last = line.number
            clauses.append(
                SourceClause(
                    text: text.utf8[line.range], lines: line.number...line.number,
                    source: text.originalOffset(
                        of: line.range.lowerBound)..<text.originalOffset(of: line.range.upperBound)))
        }
        guard !clauses.isEmpty else { return }
        try body(SourceDocument(record: DocumentRecord(id: name, lines: 1...last), clauses: clauses))
    }
}
