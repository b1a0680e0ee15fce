internal import Glibc
internal import Search

/// Answers a file of queries and prints a run.
struct BatchSearch {
    let searcher: Searcher
    let request: RequestOptions
    let output: HitOutputOptions

    func run(_ path: String) throws {
        let bytes: [UInt8]
        do throws(InputFailure) {
            bytes = try InputFile.read(path == "-" ? nil : path)
        } catch {
            throw Failure(.inputOutput, error.text)
        }
        let queries = try Self.queries(String(decoding: bytes, as: UTF8.self), path: path)
        var found = false
        for query in queries {
            guard let answer = try answer(query) else { continue }
            found = found || answer.found
            Output.write(answer.text)
        }
        if !found { throw Failure(.nothing, "no query of \(path) found anything") }
    }

    private struct BatchQuery {
        var id: String
        var text: String
        var line: Int
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
            queries.append(BatchQuery(id: String(line[..<tab]), text: String(query), line: number + 1))
        }
        return queries
    }

    /// The lines of one query; `nil` where it is malformed, which is reported.
    private func answer(_ query: BatchQuery) throws -> (text: String, found: Bool)? {
        let request = try request.request(query.text)
        let clock = ContinuousClock()
        let start = clock.now
        let response: SearchResponse
        do throws(SearchError) {
            response = try searcher.search(request)
        } catch {
            switch error {
            case .query, .budget:
                Failure.report("\(query.id): \(error)")
                return nil
            case .request, .index, .unknownID: throw Failure(error)
            }
        }
        let found = response.total > 0
        switch output.format {
        case .trec:
            let lines = response.hits.map { "\(query.id) Q0 \($0.id) \($0.rank) \($0.score) \(output.tag)\n" }
            return (lines.joined(), found)
        case .jsonl:
            var output = output
            output.json = true
            let text = HitPrinter(output: output, request: request, elapsed: start.duration(to: clock.now))
                .text(of: response)
            return ("{\"qid\":\(JSON.string(query.id).text),\(text.dropFirst())", found)
        }
    }
}
