import Analysis
import Indexing
import Search
import Testing
import TestSupport

@Suite struct TermSearcherTests {
    private static let words = ["的", "市", "养老", "服务", "建设", "安全", "PM2.5", "the", "of", "，", "甲乙丙丁"]

    private static func documents(seed: UInt64) -> [TestDocument] {
        var random = SeededRandom(seed: seed)
        return (0..<300).map { number in
            let count = Int.random(in: 0...60, using: &random)
            let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(
                separator: " ")
            return TestDocument("d\(number)", file: "f\(number / 10).jsonl", [text])
        }
    }

    private static let operations: [(TermOperation, [String])] = [
        (.term, ["养老"]), (.term, ["没有"]), (.and, ["养老", "服务"]), (.and, ["的", "市", "PM2.5"]),
        (.and, ["的", "没有"]),
        (.or, ["养老", "the"]), (.or, ["没有", "of"]), (.or, ["的", "市", "养老", "服务", "建设"]),
        (.phrase, ["养老", "服务"]), (.phrase, ["the", "of", "the"]), (.phrase, ["的", "的"]), (.phrase, ["市"]),
        (.phrase, ["服务", "没有"]), (.phrase, ["甲乙丙丁", "，"]),
    ]

    @Test("words of a text cut by blanks are found and scored by the formula", arguments: operations, [1, 3])
    func answers(operation: (TermOperation, [String]), segments: Int) throws {
        let documents = Self.documents(seed: 11)
        let index = try TestIndex(
            documents, segments: segments, removing: ["f3.jsonl"],
            replacing: [TestDocument("d5", file: "new.jsonl", ["养老 服务 the of the"])],
            options: IndexingOptions(analyzer: .whitespace, hasGrams: false), format: "jsonl")
        let oracle = BruteForceSearch(index.documents, analyzer: .whitespace)
        let (operation, terms) = operation
        let answer = try TermSearcher(index.snapshot, BM25(k1: 0.9, b: 0.4)).answer(
            operation, terms, hits: 1000, isCounted: true)
        let expected = oracle.answer(operation, terms)
        #expect(answer.total == expected.count)
        #expect(answer.hits.map(\.id) == expected.map(\.id))
        #expect(zip(answer.hits, expected).allSatisfy { abs($0.score - $1.score) <= 1e-6 * $1.score })
        let few = try TermSearcher(index.snapshot, BM25(k1: 0.9, b: 0.4)).answer(
            operation, terms, hits: 3, isCounted: false)
        #expect(few.hits.map(\.id) == expected.prefix(3).map(\.id))
        #expect(
            try TermSearcher(index.snapshot, BM25()).answer(operation, terms, hits: 0, isCounted: true).total
                == expected.count
        )
    }

    @Test("phrases are the same with lists of neighbouring words", arguments: operations.suffix(6), [1, 3])
    func wordPairs(operation: (TermOperation, [String]), segments: Int) throws {
        let index = try TestIndex(
            Self.documents(seed: 12), segments: segments, removing: ["f3.jsonl"],
            options: IndexingOptions(analyzer: .whitespace, hasGrams: false, hasWordPairs: true),
            format: "jsonl")
        let expected = BruteForceSearch(index.documents, analyzer: .whitespace).answer(
            operation.0, operation.1)
        let answer = try TermSearcher(index.snapshot, BM25(k1: 0.9, b: 0.4)).answer(
            operation.0, operation.1, hits: 1000, isCounted: true)
        #expect(answer.total == expected.count)
        #expect(answer.hits.map(\.id) == expected.map(\.id))
        #expect(zip(answer.hits, expected).allSatisfy { abs($0.score - $1.score) <= 1e-6 * $1.score })
    }

    @Test("phrases of an index with grams are found by them")
    func grams() throws {
        let index = try TestIndex(["养老服务体系", "服务养老"])
        let answer = try TermSearcher(index.snapshot, BM25()).answer(
            .phrase, ["养老", "服务"], hits: 10, isCounted: true)
        #expect(answer.hits.map(\.id) == ["d0:1"])
    }
}

extension BruteForceSearch {
    /// What a benchmark query must give: ids and scores, the best first.
    func answer(_ operation: TermOperation, _ terms: [String]) -> [(id: String, score: Double)] {
        let scores = Dictionary(
            uniqueKeysWithValues: bm25(terms, k1: 0.9, b: 0.4).map { ($0.clause, $0.score) })
        let phrases = operation == .phrase ? phraseScores(terms) : [:]
        var hits: [(number: Int, score: Double)] = []
        for (number, clause) in clauses.enumerated() {
            switch operation {
            case .term, .or:
                if let score = scores[number] { hits.append((number, score)) }
            case .and:
                guard terms.allSatisfy(clause.words.contains), let score = scores[number] else { continue }
                hits.append((number, score))
            case .phrase:
                if let score = phrases[number] { hits.append((number, score)) }
            case .exact:
                let needle = Analyzer(kind: .whitespace).analyze(terms.joined()).folded.scalars
                if Self.count(of: needle, in: clause.folded) > 0 { hits.append((number, 0)) }
            }
        }
        // Sums in another order differ in the last digits, so ties are told by rounded scores.
        func key(_ hit: (number: Int, score: Double)) -> (Double, Int) {
            (-(hit.score * 1e9).rounded(), hit.number)
        }
        return hits.sorted { key($0) < key($1) }.map { (documents[clauses[$0.number].document].id, $0.score) }
    }

    private func phraseScores(_ terms: [String]) -> [Int: Double] {
        let lengths = clauses.map(\.words.count).filter { $0 > 0 }
        let average = Double(lengths.reduce(0, +)) / Double(lengths.count)
        let idf = terms.reduce(0) { sum, term in
            sum + Self.idf(clauses.count { $0.words.contains(term) }, of: lengths.count)
        }
        var scores: [Int: Double] = [:]
        for (number, clause) in clauses.enumerated() where clause.words.count >= terms.count {
            let tf = Double(
                (0...(clause.words.count - terms.count)).count { start in
                    clause.words[start..<(start + terms.count)].elementsEqual(terms)
                })
            guard tf > 0 else { continue }
            let length = Double(Self.quantised(clause.words.count))
            scores[number] = idf * tf / (tf + 0.9 * (1 - 0.4 + 0.4 * length / average))
        }
        return scores
    }
}
