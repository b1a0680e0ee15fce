import Segments
import Testing
import TestSupport

@testable import Search

@Suite struct WhyNotTests {
    @Test(
        "why a clause is no hit is said part by part, as the query has it",
        arguments: [
            ("养老 医疗", "d0:1", ["it does not contain '医疗'"]), ("养老 醫療", "d0:1", ["it does not contain '醫療'"]),
            ("养老 -服务", "d0:1", ["it contains '服务', which the query excludes"]),
            ("养老 kind:通知", "d0:1", ["it does not meet kind:通知"]),
            ("养老 NOT kind:意见", "d0", ["it meets kind:意见, which the query excludes"]),
        ])
    func parts(query: String, id: String, reasons: [String]) throws {
        var document = TestDocument("d0", ["养老服务"])
        document.kind = "意见"
        let searcher = Searcher(try TestIndex([document]).snapshot)
        var request = SearchRequest(query: query)
        request.match = .exact
        #expect(try searcher.whyNot(id, request) == WhyNot(reasons: reasons))
    }

    @Test("a filter that excludes it is named as one")
    func filters() throws {
        let searcher = Searcher(try TestIndex(["养老服务"]).snapshot)
        var request = SearchRequest(query: "养老")
        request.filters = [.keyword(name: "kind", value: "通知")]
        request.match = .exact
        #expect(try searcher.whyNot("d0:1", request).reasons == ["the filter kind:通知 excludes it"])
    }

    @Test("a mode that would find it is named where auto stopped before")
    func modes() throws {
        let searcher = Searcher(try TestIndex(["养老服务", "养老机构的服务", "机构"]).snapshot)
        let request = SearchRequest(query: "养老服务")
        #expect(
            try searcher.whyNot("d1:1", request).reasons == [
                "it does not contain '养老服务'", "it matches in mode all, but exact found 1; try --match all",
            ])
        #expect(try searcher.whyNot("d2:1", request).reasons == ["it does not contain '养老服务'"])
    }

    @Test("a hit has the rank that the search gives it", arguments: SortOrder.allCases, Unit.allCases)
    func ranks(sort: SortOrder, unit: Unit) throws {
        let index = try RandomIndex(seed: 11, files: 8, hasDeletions: true).index(segments: 3)
        var request = SearchRequest(query: "养老 市 的")
        request.match = .any
        request.sort = sort
        request.unit = unit
        request.limit = nil
        let searcher = Searcher(index.snapshot)
        let hits = try searcher.search(request).hits
        #expect(!hits.isEmpty)
        for hit in hits where unit != .issue {
            #expect(try searcher.whyNot(hit.id, request) == WhyNot(rank: hit.rank), "\(hit.id)")
        }
    }
}
