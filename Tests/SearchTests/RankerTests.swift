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
}
