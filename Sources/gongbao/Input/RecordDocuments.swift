internal import Analysis
internal import Indexing
internal import Segments

/// Reads JSON lines: one document a record.
struct RecordDocuments {
    let path: String
    /// Whether each line of a record's text becomes a clause of its own.
    let splits: Bool

    /// Calls `body` with each record; gives what could not be read.
    func read(_ text: DecodedText, _ body: (SourceDocument) throws -> Void) throws -> [InputFailure] {
        var failures: [InputFailure] = []
        for line in Lines(text.utf8) {
            let source =
                text.originalOffset(
                    of: line.range.lowerBound)..<text.originalOffset(of: line.range.upperBound)
            do {
                let members = try JSONLineReader.members(of: text.utf8[line.range])
                try body(try document(members, line: line.number, source: source))
            } catch let problem as JSONLineReader.Problem {
                let offset = text.originalOffset(of: line.range.lowerBound + problem.offset)
                failures.append(
                    InputFailure(path: path, line: line.number, offset: offset, error: problem.message))
            }
        }
        return failures
    }

    private func document(
        _ members: [(name: String, value: JSONLineReader.Value)], line: Int, source: Range<Int>
    ) throws(JSONLineReader.Problem) -> SourceDocument {
        var record = DocumentRecord(id: "", lines: line...line)
        var text: String?
        var headings: [String] = []
        for (name, value) in members {
            switch (name, value) {
            case ("id", .string(let value)), ("id", .number(let value)): record.id = value
            case ("text", .string(let value)): text = value
            case ("path", .strings(let value)): headings = value.filter { !$0.isEmpty }
            case ("title", .string(let value)): record.title = Self.known(value)
            case ("date", .string(let value)):
                guard value.isEmpty || CalendarDate(value) != nil else {
                    throw .init(offset: 0, message: "the date '\(value)' is not YYYY-MM-DD")
                }
                record.date = Self.known(value)
            case ("issuer", .string(let value)): record.issuer = Self.known(value)
            case ("number", .string(let value)): record.number = Self.known(value)
            case ("kind", .string(let value)): record.kind = Self.known(value)
            case (_, .string(let value)), (_, .number(let value)):
                record.fields.append(.init(name: name, value: value))
            case (_, .strings), (_, .other): continue
            }
        }
        guard !record.id.isEmpty else { throw .init(offset: 0, message: "the record has no \"id\"") }
        guard let text else { throw .init(offset: 0, message: "the record has no \"text\" string") }
        return SourceDocument(
            record: record, clauses: clauses(text, line: line, source: source, headings: headings))
    }

    private func clauses(_ text: String, line: Int, source: Range<Int>, headings: [String]) -> [SourceClause]
    {
        let bytes = Array(text.utf8)
        guard splits else {
            return [SourceClause(text: bytes[...], lines: line...line, source: source, path: headings)]
        }
        // The lines of a split record are those of its text, so that each clause has an id of its own.
        return Lines(bytes).map { own in
            SourceClause(
                text: bytes[own.range], lines: own.number...own.number, source: source, path: headings)
        }
    }

    private static func known(_ text: String) -> String? { text.isEmpty ? nil : text }
}
