internal import Search

/// Answers a file of queries and prints a run.
struct BatchSearch {
    let searcher: Searcher
    let request: RequestOptions
    let variants: QueryVariants
    let output: HitOutputOptions

    func run(_ path: String) throws {
        let queries = try BatchQuery.read(path)
        var found = false
        for query in queries {
            guard let answer = try answer(query) else { continue }
            found = found || answer.found
            Output.write(answer.text)
        }
        if !found { throw Failure(.nothing, "no query of \(path) found anything") }
    }

    /// The lines of one query; `nil` where it is malformed, which is reported.
    private func answer(_ query: BatchQuery) throws -> (text: String, found: Bool)? {
        var request = try request.request(query.text)
        request.variants = variants
        request.hasSnippets = output.format != .trec
        let clock = ContinuousClock()
        let start = clock.now
        guard let response = try query.search(searcher, request) else { return nil }
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
