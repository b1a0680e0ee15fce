import Search
import TestSupport
import Testing

@testable import Search

@Suite struct InterruptionTests {
    private static let queries = [
        "养老", "养", "\"养老服务\"", "养老 OR 服务", "养老 -医疗", "养*务", "养 NEAR/3 服", "title:题", "heading:节",
        "year:2000..",
    ]

    private static func index() throws -> TestIndex {
        try TestIndex((0..<400).map { "养老服务\($0)医疗养老机构" })
    }

    @Test(
        "a search that is told to stop ends with why, in whatever mode and unit", arguments: queries,
        SearchStop.allCases)
    func stops(query: String, stop: SearchStop) throws {
        let index = try Self.index()
        for unit in Unit.allCases {
            for match in MatchMode.allCases {
                var request = SearchRequest(query: query)
                request.unit = unit
                request.match = match
                let interruption = Interruption(stepsBetween: 1) { stop }
                let error = #expect(throws: SearchError.self) {
                    _ = try Searcher(index.snapshot).search(request, interruption)
                    try interruption.check()
                }
                #expect(error == .stopped(stop))
            }
        }
    }

    @Test("stopped anywhere, a search ends with why; not stopped, it finds what it finds", arguments: queries)
    func everyPoint(query: String) throws {
        let index = try Self.index()
        let request = SearchRequest(query: query)
        let whole = try Searcher(index.snapshot).search(request)
        var point = 0
        var isStopped = true
        while isStopped {
            var asked = 0
            let searcher = Searcher(index.snapshot)
            let interruption = Interruption(stepsBetween: 1) {
                asked += 1
                return asked > point ? .cancelled : nil
            }
            do {
                let response = try searcher.search(request, interruption)
                try interruption.check()
                isStopped = false
                #expect(response.total == whole.total)
                #expect(response.hits.map(\.id) == whole.hits.map(\.id))
            } catch {
                #expect(error == .stopped(.cancelled))
            }
            point = point < 40 ? point + 1 : point * 2
        }
    }
}
