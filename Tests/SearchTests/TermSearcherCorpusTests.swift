import Search
import Testing
import TestSupport

/// Queries of words over segments of several windows, against a look at every clause.
@Suite struct TermSearcherCorpusTests {
    private static let whole = Result {
        try WordCorpus(seed: 1, clauses: 20_000, segments: 1, hasDeletions: false)
    }
    private static let parts = Result {
        try WordCorpus(seed: 2, clauses: 10_000, segments: 2, hasDeletions: false)
    }
    private static let deleted = Result {
        try WordCorpus(seed: 3, clauses: 30_000, segments: 3, hasDeletions: true)
    }
    private static let functions = [
        BM25(k1: 1.2, b: 0.75), BM25(k1: 0.9, b: 0.4), BM25(k1: 0, b: 0.75), BM25(k1: 1.2, b: 0),
        BM25(k1: 2, b: 1), BM25(k1: 50, b: 1),
    ]
    private static let seeds = 0..<6 as Range<UInt64>

    /// Asks one searcher random queries, as programs do.
    private func check(_ corpus: WordCorpus, seed: UInt64, queries: Int) throws {
        var random = SeededRandom(seed: seed)
        let function = Self.functions[Int(seed) % Self.functions.count]
        let norms = corpus.norms(function)
        let searcher = TermSearcher(corpus.index.snapshot, function)
        for _ in 0..<queries {
            let operation =
                [TermOperation.term, .and, .and, .or, .or, .phrase, .phrase]
                .randomElement(using: &random) ?? .or
            let count =
                operation == .term
                ? 1 : Int.random(in: 1...(random.oneIn(4) ? 12 : 4), using: &random)
            let words = corpus.words(count, isPhrase: operation == .phrase, &random)
            let hits = [1, 3, 10, 10, 100, 3000].randomElement(using: &random) ?? 10
            let expected = corpus.answer(operation, words, norms, hits: min(hits, 200))
            let answer = try searcher.answer(
                operation, words.map(WordCorpus.name), hits: hits, isCounted: true)
            let name = "\(operation) \(words) \(hits) \(function)"
            #expect(answer.total == expected.total, "\(name)")
            #expect(answer.hits.count == min(hits, expected.total), "\(name)")
            let pairs = zip(answer.hits, expected.hits)
            #expect(pairs.allSatisfy { $0.id == $1.id }, "\(name)")
            #expect(pairs.allSatisfy { abs($0.score - $1.score) <= 1e-9 * $1.score }, "\(name)")
        }
    }

    @Test("random queries of one segment of three windows", arguments: seeds)
    func whole(seed: UInt64) throws {
        try check(Self.whole.get(), seed: seed, queries: 60)
    }

    @Test("random queries of two segments", arguments: seeds)
    func parts(seed: UInt64) throws {
        try check(Self.parts.get(), seed: 100 + seed, queries: 60)
    }

    @Test("random queries of three segments of two windows, some of their clauses deleted", arguments: seeds)
    func deleted(seed: UInt64) throws {
        try check(Self.deleted.get(), seed: 200 + seed, queries: 40)
    }
}
