internal import Search
internal import Wire

/// One line of a benchmark file.
struct BenchQuery {
    var id: String
    var `class`: String
    var operation: TermOperation
    var terms: [String]

    /// The terms as one text, with blanks only where two would become one word.
    var text: String {
        terms.reduce(into: "") { text, term in
            if let last = text.utf8.last, last < 0x80, let first = term.utf8.first, first < 0x80 {
                text += " "
            }
            text += term
        }
    }

    /// The queries of a file.
    static func read(_ path: String) throws -> [BenchQuery] {
        let bytes = try TextFile.bytes(path)
        return try Lines(bytes).map { line in
            do throws(JSONReader.Problem) {
                return try query(try JSONReader.members(of: bytes[line.range]))
            } catch {
                throw Failure(
                    .usage, "\(path):\(line.number): \(error.message) (byte \(error.offset) of the line)")
            }
        }
    }

    private static func query(
        _ members: [(name: String, value: JSONReader.Value)]
    ) throws(JSONReader.Problem) -> BenchQuery {
        var query = BenchQuery(id: "", class: "all", operation: .or, terms: [])
        var operation: TermOperation?
        for (name, value) in members {
            switch (name, value) {
            case ("qid", .string(let text)), ("qid", .number(let text)):
                query.id = String(decoding: text, as: UTF8.self)
            case ("class", .string(let text)): query.class = String(decoding: text, as: UTF8.self)
            case ("op", .string(let text)):
                operation = TermOperation(rawValue: String(decoding: text, as: UTF8.self))
            case ("terms", .strings(let terms)):
                query.terms = terms.map { String(decoding: $0, as: UTF8.self) }
            default: continue
            }
        }
        guard let operation, !query.terms.isEmpty, !query.id.isEmpty else {
            throw .init(
                offset: 0, message: "a query needs \"qid\", \"op\" (TERM, AND, OR, PHRASE) and \"terms\"")
        }
        query.operation = operation
        return query
    }
}
