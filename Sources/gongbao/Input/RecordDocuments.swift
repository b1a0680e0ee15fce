internal import Analysis
internal import Indexing
internal import Segments
internal import Wire

/// Reads JSON lines: one document a record.
struct RecordDocuments {
    let path: String
    /// Whether each line of a record's text becomes a clause of its own.
    let splits: Bool
    /// What could not be read.
    private(set) var failures: [InputFailure] = []

    init(path: String, splits: Bool) {
        self.path = path
        self.splits = splits
    }

    /// Calls `body` with each record of a text.
    mutating func read(_ text: DecodedText, _ body: (SourceDocument) throws -> Void) throws {
        var lines = Lines(text.utf8)
        while let line = lines.next() {
            try read(
                text.utf8[line.range], number: line.number, originalOffset: { text.originalOffset(of: $0) },
                body)
        }
    }

    /// Calls `body` with each record of some lines that begin at an offset in their file.
    mutating func read(
        _ block: LineBlocks.Block, _ body: (SourceDocument) throws -> Void
    ) throws {
        var lines = Lines(block.bytes)
        while let line = lines.next() {
            try read(
                block.bytes[line.range], number: block.firstLine + line.number - 1,
                originalOffset: { block.offset + $0 }, body)
        }
    }

    @inline(__always)
    private mutating func read(
        _ line: ArraySlice<UInt8>, number: Int, originalOffset: (Int) -> Int,
        _ body: (SourceDocument) throws -> Void
    ) throws {
        let document: SourceDocument
        do throws(JSONReader.Problem) {
            let source = originalOffset(line.startIndex)..<originalOffset(line.endIndex)
            document = try self.document(try JSONReader.members(of: line), line: number, source: source)
        } catch {
            let offset = originalOffset(line.startIndex + error.offset)
            failures.append(InputFailure(path: path, line: number, offset: offset, error: error.message))
            return
        }
        try body(document)
    }

    private func document(
        _ members: [(name: String, value: JSONReader.Value)], line: Int, source: Range<Int>
    ) throws(JSONReader.Problem) -> SourceDocument {
        var record = DocumentRecord(id: "", lines: line...line)
        var text: ArraySlice<UInt8>?
        var headings: [String] = []
        for (name, value) in members {
            switch (name, value) {
            case ("id", .string(let value)), ("id", .number(let value)): record.id = Self.string(value)
            case ("text", .string(let value)): text = value
            case ("path", .strings(let value)): headings = value.filter { !$0.isEmpty }.map(Self.string)
            case ("title", .string(let value)): record.title = Self.known(value)
            case ("date", .string(let value)):
                guard value.isEmpty || CalendarDate(Self.string(value)) != nil else {
                    throw .init(offset: 0, message: "the date '\(Self.string(value))' is not YYYY-MM-DD")
                }
                record.date = Self.known(value)
            case ("issuer", .string(let value)): record.issuer = Self.known(value)
            case ("number", .string(let value)): record.number = Self.known(value)
            case ("kind", .string(let value)): record.kind = Self.known(value)
            case (_, .string(let value)), (_, .number(let value)):
                record.fields.append(.init(name: name, value: Self.string(value)))
            case (_, .strings), (_, .other): continue
            }
        }
        guard !record.id.isEmpty else { throw .init(offset: 0, message: "the record has no \"id\"") }
        guard let text else { throw .init(offset: 0, message: "the record has no \"text\" string") }
        return SourceDocument(
            record: record, clauses: clauses(text, line: line, source: source, headings: headings))
    }

    private func clauses(
        _ text: ArraySlice<UInt8>, line: Int, source: Range<Int>, headings: [String]
    ) -> [SourceClause] {
        guard splits else {
            return [SourceClause(text: text, lines: line...line, source: source, path: headings)]
        }
        // The lines of a split record are those of its text, so that each clause has an id of its own.
        let bytes = Array(text)
        return Lines(bytes).map { own in
            SourceClause(
                text: bytes[own.range], lines: own.number...own.number, source: source, path: headings)
        }
    }

    private static func string(_ text: ArraySlice<UInt8>) -> String { String(decoding: text, as: UTF8.self) }

    private static func known(_ text: ArraySlice<UInt8>) -> String? { text.isEmpty ? nil : string(text) }
}
