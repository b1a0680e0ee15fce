internal import Search

/// One line of a file of queries: an id, a tab and the query.
struct BatchQuery {
    var id: String
    var text: String

    /// The queries of a file, or of standard input where the path is `-`.
    static func read(_ path: String) throws -> [BatchQuery] {
        try queries(TextFile.text(path), path: path)
    }

    /// Searches for the query; `nil` where it is malformed or asks for too much, which is reported, so that the others go on.
    func search(_ searcher: Searcher, _ request: SearchRequest) throws -> SearchResponse? {
        do throws(SearchError) {
            let response = try searcher.search(request)
            for note in response.notes { Failure.report("\(id): \(note)") }
            return response
        } catch {
            switch error {
            case .query, .budget:
                Failure.report("\(id): \(error)")
                return nil
            case .request, .staleCursor, .stopped, .index, .unknownID: throw Failure(error)
            }
        }
    }

    private static func queries(_ text: String, path: String) throws -> [BatchQuery] {
        var queries: [BatchQuery] = []
        var known: Set<String> = []
        // By scalars: a carriage return and a line feed are one Character.
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let line = line.last == "\r" ? line.dropLast() : line
            if line.allSatisfy(\.properties.isWhitespace) { continue }
            func failure(_ reason: String) -> Failure { Failure(.usage, "\(path):\(number + 1): \(reason)") }
            guard let tab = line.firstIndex(of: "\t") else {
                throw failure("missing a tab between the query's id and the query")
            }
            let id = String(line[..<tab])
            guard !id.isEmpty, !id.unicodeScalars.contains(where: \.properties.isWhitespace) else {
                throw failure("the query's id is missing or has a blank")
            }
            guard known.insert(id).inserted else { throw failure("the id \(id) stands for two queries") }
            queries.append(BatchQuery(id: id, text: String(line[line.index(after: tab)...])))
        }
        return queries
    }
}
