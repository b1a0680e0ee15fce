internal import Analysis
internal import Search

/// The runs of one thread over all queries of a benchmark.
struct BenchRun: Sendable {
    let queries: [BenchQuery]
    let snapshot: Snapshot
    /// What answers a query is scored by; the blend takes the terms as one text.
    let similarity: Similarity
    let segmenter: WordSegmenter
    let mode: BenchMode
    let warmup: Int
    let runs: Int

    /// The best time of each query in nanoseconds, and its answer.
    struct Measured: Sendable {
        var times: [Int]
        var answers: [TermAnswer]
    }

    /// What answers one query.
    private func answers() -> (BenchQuery) throws(SearchError) -> TermAnswer {
        let hits = mode == .count ? 0 : 10
        let isCounted = mode != .top10
        switch similarity {
        case .bm25(let function):
            let searcher = TermSearcher(snapshot, function)
            return { query throws(SearchError) in
                try searcher.answer(query.operation, query.terms, hits: hits, isCounted: isCounted)
            }
        case .blend:
            let searcher = TextSearcher(snapshot, segmenter: segmenter)
            return { query throws(SearchError) in
                try searcher.answer(query.text, hits: hits, isCounted: isCounted)
            }
        }
    }

    /// Runs all queries as often as asked for, beginning with the query `start`.
    func run(from start: Int) -> Result<Measured, SearchError>? {
        let answer = answers()
        let clock = ContinuousClock()
        var measured = Measured(
            times: [Int](repeating: Int.max, count: queries.count),
            answers: [TermAnswer](repeating: TermAnswer(), count: queries.count))
        do throws(SearchError) {
            for run in 0..<(warmup + runs) {
                for step in queries.indices {
                    let number = (start + step) % queries.count
                    let query = queries[number]
                    let begin = clock.now
                    let answer = try answer(query)
                    let time = begin.duration(to: clock.now).components
                    let nanoseconds =
                        Int(time.seconds) * 1_000_000_000 + Int(time.attoseconds / 1_000_000_000)
                    if run >= warmup { measured.times[number] = min(measured.times[number], nanoseconds) }
                    measured.answers[number] = answer
                }
            }
        } catch {
            return .failure(error)
        }
        return .success(measured)
    }
}
