import Analysis
import Benchmark
import Indexing
import Search

/// Opening an index, and each class of queries over it.
func addSearchBenchmarks(_ corpus: Corpus) throws {
    let index = TemporaryIndex()
    try index.build(corpus.documents, IndexingOptions())
    Benchmark("open") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try Snapshot(index.directory)) }
    }

    let snapshot = try Snapshot(index.directory)
    let terms = TermSearcher(snapshot, BM25())
    for (name, operation, queries) in try termQueries(corpus, snapshot) {
        for (command, hits) in [("best ten", 10), ("count", 0)] {
            Benchmark("\(command), \(name)") { benchmark in
                for _ in benchmark.scaledIterations {
                    for query in queries {
                        blackHole(try terms.answer(operation, query, hits: hits, isCounted: hits == 0))
                    }
                }
                withExtendedLifetime(index) {}
            }
        }
    }
    addTextBenchmarks(snapshot, index)
}

/// Twenty queries a class, of the words of the corpus.
private func termQueries(
    _ corpus: Corpus, _ snapshot: Snapshot
) throws -> [(name: String, operation: TermOperation, queries: [[String]])] {
    let all = try Searcher(snapshot).terms(prefix: "", limit: .max)
    let ordered = all.sorted { ($1.documentFrequency, $0.term) < ($0.documentFrequency, $1.term) }
    let high = ordered.prefix(20).map(\.term)
    let low = ordered.suffix(ordered.count / 2).prefix(20).map(\.term)
    let pairs = zip(high, high.dropFirst()).map { [$0, $1] }
    let analyzer = Analyzer()
    let texts = corpus.allClauses.filter { $0.count > 90 }
    let words = stride(from: 0, to: texts.count, by: max(1, texts.count / 20)).prefix(20).map { place in
        analyzer.analyze(String(decoding: texts[place], as: UTF8.self)).terms
    }
    return [
        ("frequent words", .term, high.map { [$0] }),
        ("rare words", .term, low.map { [$0] }),
        ("all of two", .and, pairs),
        ("one of two", .or, pairs),
        ("one of eight", .or, words.map { Array($0.prefix(8)) }),
        ("phrases", .phrase, words.map { Array($0.prefix(2)) }),
    ]
}

/// Searches as the command makes them, snippets included.
private func addTextBenchmarks(_ snapshot: Snapshot, _ index: TemporaryIndex) {
    for (mode, text) in [(MatchMode.exact, "养老服务"), (.all, "养老 服务 设施"), (.any, "如何 申请 养老 服务 补贴")] {
        Benchmark("search, \(mode.rawValue)") { benchmark in
            let searcher = Searcher(snapshot)
            var request = SearchRequest(query: text)
            request.match = mode
            for _ in benchmark.scaledIterations { blackHole(try searcher.search(request)) }
            withExtendedLifetime(index) {}
        }
    }
    Benchmark("count, exact") { benchmark in
        let searcher = Searcher(snapshot)
        var request = SearchRequest(query: "养老服务")
        request.match = .exact
        for _ in benchmark.scaledIterations { blackHole(try searcher.count(request)) }
        withExtendedLifetime(index) {}
    }
}
