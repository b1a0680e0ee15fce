import Segments
import Testing
import TestSupport

@testable import Search

/// Whatever is asked for, pages put together are the whole, and every page says the same of it.
@Suite struct PagingTests {
    struct Setting: CustomTestStringConvertible {
        var seed: UInt64
        var sort: SortOrder
        var unit: Unit
        var group: Unit?
        var folding: NearDuplicateHandling

        var testDescription: String {
            "\(seed) \(sort.rawValue) \(unit.rawValue) \(group?.rawValue ?? "-") \(folding.rawValue)"
        }
    }

    static let settings: [Setting] = {
        var settings: [Setting] = []
        for sort in SortOrder.allCases {
            for unit in Unit.allCases {
                for group in [nil, Unit.document, .issue] {
                    for folding in NearDuplicateHandling.allCases {
                        let seed = UInt64(settings.count % 5)
                        settings.append(
                            Setting(seed: seed, sort: sort, unit: unit, group: group, folding: folding))
                    }
                }
            }
        }
        return settings
    }()

    private static func same(_ left: [Hit], _ right: [Hit]) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy {
                $0.rank == $1.rank && $0.id == $1.id && $0.score == $1.score && $0.more == $1.more
                    && $0.duplicates == $1.duplicates && $0.snippet == $1.snippet
                    && $0.clauseID == $1.clauseID
            }
    }

    @Test("R17: pages concatenated are all hits, and each says the same exact total", arguments: settings)
    func pages(setting: Setting) throws {
        let documents = RandomIndex(seed: setting.seed, files: 5, hasDeletions: true)
        let index = try documents.index(segments: [1, 3, 5][Int(setting.seed) % 3])
        var request = SearchRequest(query: "养老 服务 市 的")
        request.match = .any
        request.sort = setting.sort
        request.unit = setting.unit
        request.group = setting.group
        request.nearDuplicates = setting.folding
        request.facets = ["issuer", "kind", "year", "number", "field.level"]
        request.limit = nil
        let searcher = Searcher(index.snapshot)
        let all = try searcher.search(request)
        #expect(all.next == nil)
        let again = try Searcher(index.snapshot).search(request)
        #expect(Self.same(all.hits, again.hits) && all.facets == again.facets)
        let shown = all.hits.reduce(0) { $0 + 1 + $1.more + $1.duplicates }
        #expect(setting.group != nil && setting.folding == .fold ? shown <= all.total : shown == all.total)
        #expect(all.hits.map(\.rank) == Array(1..<(all.hits.count + 1)))
        for facet in all.facets {
            #expect(facet.values.reduce(facet.missing) { $0 + $1.count } == all.total)
        }
        for size in [2, 7] {
            request.limit = size
            request.after = nil
            var hits: [Hit] = []
            repeat {
                let page = try searcher.search(request)
                #expect(page.total == all.total && page.facets == all.facets)
                #expect(page.hits.count == size || page.next == nil)
                hits += page.hits
                request.after = page.next
            } while request.after != nil
            #expect(Self.same(hits, all.hits), "\(size)")
            request.limit = nil
        }
    }
}
