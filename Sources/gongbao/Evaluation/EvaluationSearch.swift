internal import Search

/// Searches for the queries of a file, in order to measure what is found.
struct EvaluationSearch {
    private let searcher: Searcher
    private let queries: [BatchQuery]

    init(_ searcher: Searcher, _ queries: [BatchQuery]) {
        self.searcher = searcher
        self.queries = queries
    }

    /// The hits of all queries with one setting; a query that is malformed has none, which is reported.
    func run(_ options: RequestOptions, _ variants: VariantOptions) throws -> RankedRun {
        var run = RankedRun()
        let variants = try variants.variants(isPlain: options.similarity == "bm25")
        for query in queries {
            var request = try options.request(query.text)
            request.variants = variants
            request.hasSnippets = false
            request.limit = request.limit.map { max($0, Measures.depth) }
            guard let hits = try query.search(searcher, request)?.hits else { continue }
            run.set(hits.map { (Judgements.Name($0.id), $0.score) }, for: Judgements.Name(query.id))
        }
        return run
    }
}
