import Segments
import Testing
import TestSupport

@testable import Search

@Suite struct SearcherTests {
    private static func sample(seed: UInt64 = 3, segments: Int = 3) throws -> TestIndex {
        try RandomIndex(seed: seed, files: 30, hasDeletions: true).index(segments: segments)
    }

    private static let orders: [(sort: SortOrder, unit: Unit, group: Unit?)] = SortOrder.allCases.flatMap {
        sort in
        Unit.allCases.flatMap { unit in
            [(sort, unit, nil), (sort, unit, .document), (sort, unit, .issue)]
        }
    }

    @Test("pages put together are the whole answer", arguments: orders)
    func pages(sort: SortOrder, unit: Unit, group: Unit?) throws {
        let index = try Self.sample()
        func request(_ request: inout SearchRequest) {
            request.match = .any
            request.sort = sort
            request.unit = unit
            request.group = group
        }
        let whole = try index.search("养老 服务 的 市", request)
        #expect(whole.next == nil)
        var hits: [Hit] = []
        var after: String?
        repeat {
            let page = try index.search("养老 服务 的 市") {
                request(&$0)
                $0.limit = 3
                $0.after = after
            }
            #expect(page.total == whole.total)
            hits += page.hits
            after = page.next
        } while after != nil
        #expect(hits.map(\.id) == whole.hits.map(\.id))
        #expect(hits.map(\.rank) == Array(1...hits.count))
        #expect(hits.map(\.score) == whole.hits.map(\.score))
        if group == nil { #expect(hits.count == whole.total) }
        if group != nil { #expect(hits.reduce(0) { $0 + 1 + $1.more } == whole.total) }
    }

    @Test("a group shows its best hit and the number of the others", arguments: [Unit.document, .issue])
    func groups(unit: Unit) throws {
        let index = try Self.sample()
        let all = try index.search("养老 服务") { $0.match = .any }
        let grouped = try index.search("养老 服务") {
            $0.match = .any
            $0.group = unit
        }
        var sizes: [String: Int] = [:]
        var best: [String] = []
        for hit in all.hits {
            let key = unit == .document ? hit.document.id : hit.file
            if sizes[key] == nil { best.append(hit.id) }
            sizes[key, default: 0] += 1
        }
        #expect(grouped.hits.map(\.id) == best)
        for hit in grouped.hits {
            #expect(sizes[unit == .document ? hit.document.id : hit.file] == hit.more + 1)
        }
    }

    @Test(
        "dates sort as asked, unknown ones last, equals in the order of indexing",
        arguments: [SortOrder.date, .newest])
    func dates(sort: SortOrder) throws {
        let index = try Self.sample()
        let hits = try index.search("的 市 老") {
            $0.match = .any
            $0.sort = sort
        }.hits
        let places = Dictionary(uniqueKeysWithValues: index.documents.enumerated().map { ($1.id, $0) })
        func key(_ hit: Hit) -> [Int] {
            let date = (hit.part.date ?? hit.document.date).flatMap { Int($0.filter { $0 != "-" }) }
            let sorted = date.map { sort == .date ? $0 : -$0 } ?? Int.max
            return [sorted, places[hit.part.id] ?? -1, hit.clause.line]
        }
        let keys = hits.map(key)
        #expect(hits.count > 20)
        #expect(keys.elementsEqual(keys.sorted { $0.lexicographicallyPrecedes($1) }))
    }

    @Test("numbers sort by the value of their digits")
    func numbers() throws {
        let numbers = ["本政发〔2022〕15号", "本政发〔2022〕2号", "本政发〔2021〕30号", nil, "安政发〔2022〕1号", "本政发〔2022〕02号"]
        var documents = numbers.indices.map { TestDocument("d\($0)", file: "f\($0)", ["养老"]) }
        for index in documents.indices { documents[index].number = numbers[index] }
        let index = try TestIndex(documents, segments: 2)
        let ids = try index.search("养老") { $0.sort = .number }.hits.map(\.document.id)
        #expect(ids == ["d4", "d2", "d5", "d1", "d0", "d3"])
    }

    private static let conditions: [FieldCondition] = [
        .keyword(name: "issuer", value: "本溪市人民政府"), .keyword(name: "issuer", value: "本溪市人民政府 办公室"),
        .keyword(name: "kind", value: "通知"), .keyword(name: "field.level", value: "2"), .year(2020...2020),
        .year(2019...2021), .date(2020_1100...2021_1131), .title("關於"), .keyword(name: "kind", value: "没有"),
    ]

    @Test(
        "a filter keeps what meets it, attachments of what meets it too", arguments: conditions, Unit.allCases
    )
    func filters(condition: FieldCondition, unit: Unit) throws {
        let index = try Self.sample()
        let oracle = BruteForceSearch(index.documents)
        let query = Query.and([.sequence([.group("的"), .group("市")]), .field(condition)])
        let expected = try #require(oracle.matches(query, mode: .any, unit: unit))
        let response = try index.search("的 市") {
            $0.match = .any
            $0.unit = unit
            $0.filters = [condition]
        }
        #expect(response.total == expected.count)
        #expect(Set(response.hits.map { unit == .issue ? $0.file : $0.id }) == Set(expected.keys))
    }

    @Test("a filter by number takes any spelling", arguments: ["本政发〔2022〕2号", "本政发[2022]2号", "本政发（２０２２）2"])
    func numberFilter(value: String) throws {
        var documents = (0..<3).map { TestDocument("d\($0)", file: "f\($0)", ["养老"]) }
        documents[0].number = "本政发〔2022〕2号"
        documents[1].number = "本政发〔2022〕21号"
        let response = try TestIndex(documents).search("养老") {
            $0.filters = [.keyword(name: "number", value: value)]
        }
        #expect(response.hits.map(\.document.id) == ["d0"])
    }

    @Test("a facet counts every matching unit once", arguments: Unit.allCases)
    func facets(unit: Unit) throws {
        let names = ["issuer", "kind", "year", "number", "field.level", "field.nothing"]
        let response = try Self.sample().search("的 市 老") {
            $0.match = .any
            $0.unit = unit
            $0.facets = names
            $0.limit = 1
        }
        #expect(response.facets.map(\.name) == names)
        for facet in response.facets {
            #expect(facet.values.reduce(facet.missing) { $0 + $1.count } == response.total)
            let counts = facet.values.map(\.count)
            #expect(counts == counts.sorted(by: >))
        }
        #expect(response.facets[5].missing == response.total)
    }

    @Test("a year counted by a facet is found by the filter of that year")
    func yearFacet() throws {
        let index = try Self.sample()
        func request(_ request: inout SearchRequest) {
            request.match = .any
            request.facets = ["year"]
        }
        let facet = try #require(try index.search("的 市 老", request).facets.first)
        for value in facet.values {
            let year = try #require(Int(value.value))
            let found = try index.search("的 市 老") {
                request(&$0)
                $0.filters = [.year(year...year)]
            }
            #expect(found.total >= value.count)
            #expect(found.facets.first?.missing == 0)
        }
    }

    @Test("documents and files are counted once each", arguments: ["养老", "养老服务", "的 OR 市"])
    func counts(query: String) throws {
        let index = try Self.sample()
        let hits = try index.search(query).hits
        let count = try index.count(query)
        #expect(count.documents == Set(hits.map(\.document.id)).count)
        #expect(count.files == Set(hits.map(\.file)).count)
        #expect(count.match == .exact)
    }

    @Test("a count of issues counts their documents, not the issues")
    func documentsOfIssues() throws {
        let index = try TestIndex([
            TestDocument("a", file: "f", ["养老"]), TestDocument("b", file: "f", ["养老"]),
            TestDocument("c", file: "f", ["医疗"]),
        ])
        let count = try index.count("养老") { $0.unit = .issue }
        #expect(count.documents == 2)
        #expect(count.files == 1)
    }

    @Test(
        "a cursor of another commit, or no cursor at all, is refused",
        arguments: ["", "x", "1", "1.2.3", "1.-4", "9.10"])
    func cursors(cursor: String) throws {
        let index = try TestIndex(["养老"])
        let error = #expect(throws: SearchError.self) { try index.search("养老") { $0.after = cursor } }
        switch error {
        case .request, .staleCursor: break
        default: Issue.record("\(String(describing: error))")
        }
    }

    @Test("a cursor past the end gives an empty page")
    func farCursor() throws {
        let index = try TestIndex(["养老"])
        let page = try index.search("养老") { $0.after = "1.9223372036854775807" }
        #expect(page.hits.isEmpty)
        #expect(page.total == 1)
        #expect(page.next == nil)
    }

    @Test("an index of nothing has no hits")
    func empty() throws {
        let index = try TestIndex([TestDocument]())
        #expect(try index.search("养老").total == 0)
        #expect(try index.search("NOT 养老") { $0.unit = .issue }.total == 0)
        #expect(try index.count("养老") == CountResponse(match: .any, hits: 0, documents: 0, files: 0))
    }

    @Test("a condition alone shows no clause of a deleted document")
    func deletedFirst() throws {
        let documents = ["a", "b", "c", "d"].map { TestDocument($0, [$0 == "a" ? "旧" : "新"]) }
        let index = try TestIndex(documents, replacing: [TestDocument("a", file: "z.txt", ["换"])])
        let hits = try index.search("NOT 养老") { $0.unit = .issue }.hits
        #expect(hits.map { String(decoding: $0.clause.text, as: UTF8.self) } == ["新", "换"])
    }
}
