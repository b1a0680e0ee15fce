internal import Analysis
internal import Indexing
internal import Segments

/// Reads plain text: one document a file, one clause a line that is not blank.
struct TextDocuments {
    let name: String
    private var hasBegun = false

    init(name: String) {
        self.name = name
    }

    /// Calls `body` with the document of a text, where it has one.
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

    /// Adds some lines of the file to its document.
    mutating func read(
        _ block: LineBlocks.Block, source: Int, into writer: inout DocumentWriter
    ) throws(SegmentError) {
        var lines = Lines(block.bytes)
        var last: Int?
        while let line = lines.next() {
            if !hasBegun {
                try writer.begin(DocumentRecord(id: name), source: source)
                hasBegun = true
            }
            let number = block.firstLine + line.number - 1
            last = number
            writer.add(
                SourceClause(
                    text: block.bytes[line.range], lines: number...number,
                    source: (block.offset + line.range.lowerBound)..<(block.offset + line.range.upperBound)))
        }
        if let last { writer.setLastLine(last) }
    }
}
