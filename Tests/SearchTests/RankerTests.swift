import Search
import Testing
import TestSupport

@Suite struct RankerTests {
    private static let queries = [
        "养老服务", "的 安全生产 市", "pm2.5", "the GDP 22", "人民政府 工业互联网 老", "市", "关于 的 通知", "养老 -服务", "\"养老服务\" 市",
        "(养老 OR 托育) 服务", "安全 issuer:本溪市人民政府", "kind:通知", "养老 OR year:2022",
    ]

    @Test(
        "the best few are the first of all, in every mode, with the same scores", arguments: 0..<4)
    func bestFew(number: Int) throws {
        let seed = UInt64(400 + number)
        var documents = RandomIndex(seed: seed, files: 14, hasDeletions: number % 2 == 0)
        if number > 1 { documents.assignRoles(seed: seed) }
        let index = try documents.index(segments: number % 3 + 1)
        for query in Self.queries {
            for mode in MatchMode.allCases {
                let all = try index.search(query) { $0.match = mode }
                for limit in [1, 2, 5, 40, 1000] {
                    let few = try index.search(query) {
                        $0.match = mode
                        $0.limit = limit
                    }
                    #expect(few.total == all.total, "\(query) \(mode)")
                    #expect(few.match == all.match)
                    let expected = all.hits.prefix(limit)
                    #expect(few.hits.map(\.id) == expected.map(\.id), "\(query) \(mode) \(limit)")
                    #expect(few.hits.map(\.score) == expected.map(\.score), "\(query) \(mode) \(limit)")
                }
            }
        }
    }

    @Test("the best few of several windows are the first of all", arguments: [true, false])
    func manyWindows(isBlend: Bool) throws {
        var texts = RandomText(seed: 77)
        let clauses = (0..<10_000).map { _ in texts.text(pieces: 1...4) }
        let documents = (0..<25).map { number in
            TestDocument(
                "d\(number)", file: "f\(number).txt", Array(clauses[(number * 400)..<((number + 1) * 400)]))
        }
        let index = try TestIndex(documents, segments: 2)
        for query in ["养老服务 市 工业互联网", "的 安全生产", "服务"] {
            for mode in [MatchMode.exact, .any] {
                func search(_ limit: Int?) throws -> SearchResponse {
                    try index.search(query) {
                        $0.match = mode
                        $0.limit = limit
                        $0.similarity = isBlend ? .blend : .bm25(BM25())
                    }
                }
                let all = try search(nil)
                let few = try search(10)
                #expect(few.total == all.total)
                #expect(few.hits.map(\.id) == all.hits.prefix(10).map(\.id), "\(query) \(mode)")
                #expect(few.hits.map(\.score) == all.hits.prefix(10).map(\.score), "\(query) \(mode)")
            }
        }
    }

    @Test("a text searcher gives the hits of a search in mode any", arguments: 0..<3)
    func textSearcher(number: Int) throws {
        let index = try RandomIndex(seed: UInt64(500 + number), files: 14, hasDeletions: number == 1)
            .index(segments: number + 1)
        let searcher = TextSearcher(index.snapshot)
        for query in ["养老服务", "安全生产市", "pm2.5", "市", "无此词语龘"] {
            let answer = try searcher.answer(query, hits: 10, isCounted: true)
            let response = try index.search(query) {
                $0.match = .any
                $0.limit = 10
            }
            #expect(answer.total == response.total)
            #expect(answer.hits.map(\.id) == response.hits.map(\.id))
            #expect(answer.hits.map(\.score) == response.hits.map(\.score))
        }
    }

    @Test("clauses of documents that hold an excluded word come after the others, and say so in their parts")
    func excluded() throws {
        let index = try TestIndex([
            TestDocument("a", file: "a.txt", ["消防安全工作", "本溪市的安排"]),
            TestDocument("b", file: "b.txt", ["关于城市消防安全和其他很多事情的一般安排"]),
        ])
        #expect(try index.search("消防安全").hits.map(\.id) == ["a:1", "b:1"])
        let hits = try index.search("消防安全 -本溪") { $0.explains = true }.hits
        #expect(hits.map(\.id) == ["b:1", "a:1"])
        for hit in hits {
            #expect(abs(hit.score - hit.explanation.reduce(0) { $0 + $1.score }) <= 1e-9)
        }
        // Only a text that alone excludes: both together exclude nothing here.
        let both = try index.search("消防安全 NOT (本溪 AND 火星)").hits
        #expect(both.map(\.id) == ["a:1", "b:1"])
        let plain = try index.search("消防安全 -本溪") { $0.similarity = .bm25(BM25()) }
        #expect(plain.hits.map(\.id) == ["a:1", "b:1"])
    }

    @Test("a boost makes its text count more")
    func boost() throws {
        let index = try TestIndex(["养老 设施 一二三四", "托育 设施 一二三四"])
        #expect(try index.search("养老 OR 托育^3").hits.map(\.id) == ["d1:1", "d0:1"])
        #expect(try index.search("养老^3 OR 托育").hits.map(\.id) == ["d0:1", "d1:1"])
    }

    @Test("another word for the same adds to a score by its rule, a word of the user's too")
    func alternatives() throws {
        let index = try TestIndex(["住房和城乡建设局负责", "住建的局面", "一老一小的方案", "一个老师和一个小孩"])
        func search(_ query: String, _ change: (inout QueryVariants) -> Void) throws -> [Hit] {
            try index.search(query) {
                $0.match = .any
                $0.explains = true
                change(&$0.variants)
            }.hits
        }
        let hits = try search("住建局") { $0.shippedSynonyms = .shipped }
        let rules = hits.map { $0.explanation.compactMap(\.rule) }
        #expect(hits.contains { $0.id == "d0:1" })
        #expect(rules.joined().contains { $0.contains("住房和城乡建设局") })
        let table = UserDictionary.parse(Array("一老一小".utf8), file: "words").0
        let first = try search("一老一小") { $0.dictionary = table }
        #expect(first.first?.id == "d2:1")
        #expect(first.first?.explanation.contains { $0.rule != nil } == true)
    }
}
