/// One line of a file of queries: an id, a tab and the query.
struct BatchQuery {
    var id: String
    var text: String

    /// The queries of a file, or of standard input where the path is `-`.
    static func read(_ path: String) throws -> [BatchQuery] {
        let bytes: [UInt8]
        do throws(InputFailure) {
            bytes = try InputFile.read(path == "-" ? nil : path)
        } catch {
            throw Failure(.inputOutput, error.text)
        }
        return try queries(String(decoding: bytes, as: UTF8.self), path: path)
    }

    private static func queries(_ text: String, path: String) throws -> [BatchQuery] {
        var queries: [BatchQuery] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.allSatisfy(\.isWhitespace) { continue }
            guard let tab = line.firstIndex(of: "\t") else {
                throw Failure(
                    .usage, "\(path):\(number + 1): missing a tab between the query's id and the query")
            }
            let query = line[line.index(after: tab)...].filter { $0 != "\r" }
            queries.append(BatchQuery(id: String(line[..<tab]), text: String(query)))
        }
        return queries
    }
}
