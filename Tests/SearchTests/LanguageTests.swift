import Analysis
import Indexing
import Segments
import Testing
import TestSupport

@testable import Search

/// What the operators of the query language find.
@Suite struct LanguageTests {
    private static let texts = [
        "养老机构新增床位500张。托育机构另计！", "床位与养老", "灯光", "养老服务。床位不足",
        "GB18030与PM2.5标准", "XGB 18030", "数字化转型", "什么是低保？怎么申请",
    ]

    private func found(_ query: String, _ change: (inout SearchRequest) -> Void = { _ in }) throws -> [String]
    {
        try TestIndex(Self.texts).search(query, change).hits.map(\.document.id).sorted()
    }

    @Test(
        "R3: one character is enough, alone and under every operator",
        arguments: [
            ("灯", ["d2"]), ("灯 AND 光", ["d2"]), ("灯 OR 床", ["d0", "d1", "d2", "d3"]),
            ("床 NOT \"与\"", ["d0", "d3"]),
            ("养 NEAR/1 床", []), ("养 NEAR/2 位", ["d1"]), ("床 SAME/句 老", ["d0", "d1"]),
            ("床 SAME/段 老", ["d0", "d1", "d3"]),
            ("+床 +足", ["d3"]), ("床 -足 -\"与\"", ["d0"]), ("\"灯\"", ["d2"]), ("灯*光", ["d2"]), ("灯 床", []),
        ])
    func oneCharacter(query: String, ids: [String]) throws {
        #expect(try found(query) { $0.match = .exact } == ids)
    }

    @Test(
        "R4: the three modes and phrases find what their names say, and the reply says which applied",
        arguments: [
            ("养老服务", MatchMode.auto, MatchMode.exact, 1), ("服务养老", .auto, .all, 1), ("绿化养老", .auto, .any, 3),
            ("\"服务养老\"", .auto, .any, 0), ("服务养老", .exact, .exact, 0), ("服务养老", .all, .all, 1),
            ("服务养老", .any, .any, 3),
        ])
    func modes(query: String, asked: MatchMode, applied: MatchMode, total: Int) throws {
        let response = try TestIndex(Self.texts).search(query) { $0.match = asked }
        #expect(response.match == applied)
        #expect(response.total == total)
    }

    @Test(
        "NEAR and SAME hold within a clause, in either order",
        arguments: [
            ("养老 NEAR/4 床位", ["d0", "d1", "d3"]), ("养老 NEAR/3 床位", ["d1", "d3"]),
            ("床位 NEAR/3 养老", ["d1", "d3"]),
            ("养老 NEAR/0 服务", ["d3"]), ("养老 NEAR/0 养老", []), ("养老服务 NEAR/9 服务", []),
            ("养老 SAME/句 床位", ["d0", "d1"]), ("床位 SAME/句 托育", []), ("床位 SAME/段 托育", ["d0"]),
            ("养老 SAME/s 养老服务", ["d3"]), ("养老 NEAR/4 床位 NEAR/9 托育", ["d0"]), ("养老 NEAR/4 床位 NEAR/4 托育", []),
            ("(托育 OR 服务) NEAR/3 床位", ["d3"]), ("床* NEAR/2 服务", ["d3"]),
        ])
    func places(query: String, ids: [String]) throws {
        for mode in MatchMode.allCases { #expect(try found(query) { $0.match = mode } == ids, "\(mode)") }
    }

    @Test(
        "wildcards stand for characters of one clause",
        arguments: [
            ("养老*床位", ["d0", "d3"]), ("数字*", ["d6"]), ("*字化", ["d6"]), ("数?化", ["d6"]), ("?数字", []),
            ("?字化", ["d6"]),
            ("GB*", ["d4"]), ("18030*", ["d5"]), ("gb?8", ["d4"]), ("*GB*", ["d4", "d5"]), ("PM2*", ["d4"]),
            ("M2*", []),
            ("什么是低保?", ["d7"]), ("床位*张*托育", ["d0"]), ("\"数*\"", []), ("养老*光", []),
        ])
    func wildcards(query: String, ids: [String]) throws {
        for mode in MatchMode.allCases { #expect(try found(query) { $0.match = mode } == ids, "\(mode)") }
    }

    @Test("* stands for 32 characters and no more")
    func widest() throws {
        let texts = [31, 32, 33].map { "甲" + String(repeating: "一", count: $0) + "乙" }
        #expect(try TestIndex(texts).search("甲*乙").total == 2)
    }

    @Test(
        "a document has what its clauses have, but NEAR holds in one of them",
        arguments: [Unit.document, .issue])
    func units(unit: Unit) throws {
        let index = try TestIndex([TestDocument("a", ["养老", "床位", "托育机构"])])
        for (query, total) in [
            ("养老 AND 床位", 1), ("养老 NEAR/9 床位", 0), ("养老 SAME/段 床位", 0), ("托育 NEAR 机构 AND 床位", 1),
        ] {
            #expect(try index.search(query) { $0.unit = unit }.total == total, "\(query)")
        }
    }

    @Test(
        "NEAR, SAME and patterns count the starts of the first text that take part",
        arguments: [
            ("老 NEAR/1 床", 3), ("老 NEAR/0 床", 2), ("床 NEAR/1 老", 1), ("老 SAME/段 床", 4), ("老 SAME/句 床", 3),
            ("老*床", 2), ("老*", 4), ("老?床", 1), ("(老 OR 老老) NEAR/0 床", 3),
        ])
    func counts(query: String, count: Int) throws {
        #expect(try TestIndex(["老老床老。老"]).count(query).hits == count)
    }

    @Test(
        "conditions on headings and numbers are met",
        arguments: [
            ("heading:总体", ["a"]), ("heading:“一、 总体”", ["a"]), ("heading:要", ["a", "b"]),
            ("养老 -heading:总体", ["b"]),
            ("field.level:2..", ["b"]), ("field.level:..9.5", ["a"]), ("field.level:1..10", ["a", "b"]),
            ("heading:(总体 OR 概要)", ["a", "b"]), ("heading:(总体 概要)", []), ("标题:关于", ["b"]),
        ])
    func conditions(query: String, ids: [String]) throws {
        var documents = [TestDocument("a", file: "a", ["养老"]), TestDocument("b", file: "b", ["养老"])]
        documents[0].path = ["一、总体要求", "(一)养老"]
        documents[1].path = ["概要"]
        documents[0].level = "１"
        documents[1].level = "10"
        documents[1].title = "关于养老"
        #expect(try TestIndex(documents).search(query).hits.map(\.document.id).sorted() == ids)
    }

    @Test("boosts multiply down to the texts, those of NEAR and of patterns too")
    func boosts() throws {
        let query = try QueryParser.parse("(a^2 OR b NEAR/5 (c^3 OR d*e))^10 f")
        let texts = try #require(AnalyzedQuery(query, Analyzer())).positiveTexts
        #expect(texts.map(\.boost) == [20, 10, 30, 10, 10, 1])
    }

    @Test(
        "an index without grams refuses what looks at places", arguments: ["a NEAR b", "-(a SAME/句 b)", "养*"])
    func withoutGrams(query: String) throws {
        let index = try TestIndex(["养老服务"], options: IndexingOptions(hasGrams: false))
        let error = #expect(throws: SearchError.self) { try index.search(query) }
        #expect(error?.description.contains("no grams") == true)
    }

    @Test(
        "R21: what reads more than the budget allows ends with an error, never with fewer hits",
        arguments: ["养 NEAR 老", "养老*服务", "老 SAME/句 服", "老*", "a* OR 老", "NOT 老*"])
    func budget(query: String) throws {
        let error = #expect(throws: SearchError.self) { try search(query, WorkBudget(postings: 30)) }
        #expect(error?.description.hasPrefix("work budget exceeded: ") == true)
        try search(query, WorkBudget())
    }

    @Test("what reads more terms than the budget allows ends with an error", arguments: ["养 NEAR 老", "a*"])
    func termBudget(query: String) throws {
        let error = #expect(throws: SearchError.self) { try search(query, WorkBudget(terms: 0)) }
        #expect(error?.description.contains("terms") == true)
    }

    private func search(_ query: String, _ budget: WorkBudget) throws {
        let index = try TestIndex((0..<40).map { "养老a服\($0)务\($0)a" })
        let analyzed = try #require(AnalyzedQuery(try QueryParser.parse(query), Analyzer()))
        for segment in index.snapshot.segments {
            _ = try Matcher(segment, mode: .exact, unit: .clause, budget: budget).matches(analyzed)
        }
    }
}
