import Search
import Testing
import TestSupport

@Suite struct ScoringTests {
    private static let cases = (0..<12).map { (seed: UInt64(100 + $0), segments: $0 % 4 + 1) }

    @Test(
        "BM25 scores are those of the formula for any number of segments and with deletions", arguments: cases
    )
    func bm25(seed: UInt64, segments: Int) throws {
        let index = try RandomIndex(seed: seed, files: 10, hasDeletions: seed % 2 == 0).index(
            segments: segments)
        let oracle = BruteForceSearch(index.documents)
        let function = BM25(k1: 0.9, b: 0.4)
        for query in ["养老服务", "的 安全生产 市", "pm2.5", "the GDP 22", "人民政府 工业互联网 老"] {
            let words = query.split(separator: " ").flatMap { oracle.words(of: String($0)) }
            let expected = oracle.bm25(words, k1: 0.9, b: 0.4)
            let response = try index.search(query) {
                $0.match = .any
                $0.similarity = .bm25(function)
            }
            let clauses = expected.map { oracle.clauses[$0.clause] }
            #expect(response.hits.count == expected.count)
            for (hit, entry) in zip(response.hits, expected) {
                #expect(abs(hit.score - entry.score) <= 1e-6 * entry.score, "\(query)")
            }
            let ids = clauses.map { "\(oracle.documents[$0.document].id):\($0.line)" }
            #expect(Set(response.hits.map(\.id)) == Set(ids))
        }
    }

    @Test("a long clause counts as long as its length byte says")
    func quantised() throws {
        let long = String(repeating: "服务 ", count: 100) + "养老"
        let index = try TestIndex([long, "养老 服务", "", "，。"])
        let oracle = BruteForceSearch(index.documents)
        let expected = oracle.bm25(["养老"])
        let hits = try index.search("养老") { $0.similarity = .bm25(BM25()) }.hits
        #expect(hits.map(\.id) == ["d1:1", "d0:1"])
        #expect(zip(hits, expected).allSatisfy { abs($0.score - $1.score) <= 1e-9 })
    }

    @Test("equal scores stay in the order of indexing", arguments: [1, 2, 4])
    func ties(segments: Int) throws {
        let documents = (0..<40).map { TestDocument("d\($0)", file: "f\($0).txt", ["养老服务"]) }
        let index = try TestIndex(documents, segments: segments)
        let ids = (0..<40).map { "d\($0):1" }
        #expect(try index.search("养老").hits.map(\.id) == ids)
        #expect(try index.search("养老") { $0.limit = 3 }.hits.map(\.id) == Array(ids.prefix(3)))
    }

    @Test("the score is the sum of what the explanation says", arguments: [Similarity.blend, .bm25(BM25())])
    func explanation(similarity: Similarity) throws {
        let index = try RandomIndex(seed: 5, files: 10, hasDeletions: true).index(segments: 3)
        for unit in Unit.allCases {
            let response = try index.search("养老 服务 关于") {
                $0.match = .any
                $0.unit = unit
                $0.similarity = similarity
                $0.explains = true
            }
            #expect(response.total > 0)
            for hit in response.hits {
                #expect(abs(hit.score - hit.explanation.reduce(0) { $0 + $1.score }) <= 1e-9)
                #expect(
                    hit.explanation.allSatisfy {
                        $0.frequency > 0 && $0.documentFrequency > 0 && $0.score > 0
                    })
            }
        }
    }

    @Test(
        "scores do not depend on how the documents are cut into segments",
        arguments: [Similarity.blend, .bm25(BM25())])
    func segments(similarity: Similarity) throws {
        let documents = RandomIndex(seed: 9, files: 12)
        let answers = try [1, 2, 4].map { count in
            try documents.index(segments: count).search("养老 服务 pm2.5") {
                $0.match = .any
                $0.similarity = similarity
            }.hits.map { "\($0.id) \($0.score)" }
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0] == answers[2])
    }

    @Test("a character so frequent that it has postings of its own is counted as in its pairs")
    func frequentCharacter() throws {
        let clauses = (0..<4200).map { $0 % 2 == 0 ? "市市" : "本市" }
        let index = try TestIndex([TestDocument("d", clauses)])
        #expect(try index.count("市") { $0.isLiteral = true }.hits == 2100 * 2 + 2100)
        #expect(try index.count("本") { $0.isLiteral = true }.hits == 2100)
    }
}

extension BruteForceSearch {
    /// The words of a text.
    func words(of text: String) -> [String] {
        BruteForceSearch([TestDocument("q", [text])]).clauses.flatMap(\.words)
    }
}
