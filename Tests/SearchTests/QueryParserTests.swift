import Search
import Testing
import TestSupport

@Suite struct QueryParserTests {
    private static let trees: [(query: String, tree: Query)] = [
        ("养老", .group("养老")),
        ("  养老\u{3000}服务 ", .sequence([.group("养老"), .group("服务")])),
        ("\"养老 服务\"", .phrase("养老 服务")),
        ("＂养老 服务＂", .phrase("养老 服务")),
        ("a AND b", .and([.group("a"), .group("b")])),
        ("a 与 b 或 c", .or([.and([.group("a"), .group("b")]), .group("c")])),
        (
            "a b OR c d",
            .or([.sequence([.group("a"), .group("b")]), .sequence([.group("c"), .group("d")])])
        ),
        ("a AND NOT b", .and([.group("a"), .not(.group("b"))])),
        ("a AND b c", .sequence([.and([.group("a"), .group("b")]), .group("c")])),
        ("消防 -本溪", .sequence([.group("消防"), .not(.group("本溪"))])),
        ("消防 －本溪", .sequence([.group("消防"), .not(.group("本溪"))])),
        ("非 本溪", .not(.group("本溪"))),
        ("+a b", .sequence([.required(.group("a")), .group("b")])),
        ("＋a b", .sequence([.required(.group("a")), .group("b")])),
        ("(a OR b) c", .sequence([.or([.group("a"), .group("b")]), .group("c")])),
        ("（a 或 b） 非 c", .sequence([.or([.group("a"), .group("b")]), .not(.group("c"))])),
        ("((a))", .group("a")),
        ("(a (b c))", .sequence([.group("a"), .sequence([.group("b"), .group("c")])])),
        ("-(a b)", .not(.sequence([.group("a"), .group("b")]))),
        ("NOT NOT a", .not(.not(.group("a")))),
        ("(\"a)\" b)", .sequence([.phrase("a)"), .group("b")])),
        ("(\"a(b\" c)", .sequence([.phrase("a(b"), .group("c")])),
        ("县(区)", .group("县(区)")),
        ("(R&D)经费", .group("(R&D)经费")),
        ("5G+工业互联网", .group("5G+工业互联网")),
        ("2020-2022", .group("2020-2022")),
        ("- +", .sequence([.group("-"), .group("+")])),
        ("andorra AND与或", .sequence([.group("andorra"), .group("AND与或")])),
        ("a\"b c\"d", .sequence([.group("a"), .phrase("b c"), .group("d")])),
        ("说:\"好 的\"", .sequence([.group("说:"), .phrase("好 的")])),
        ("http://a.cn", .group("http://a.cn")),
        ("kind:通知", .field(.keyword(name: "kind", value: "通知"))),
        ("KIND：通知", .field(.keyword(name: "kind", value: "通知"))),
        (
            "issuer:\"本溪市 人民政府\" x",
            .sequence([
                .field(.keyword(name: "issuer", value: "本溪市 人民政府")), .group("x"),
            ])
        ),
        ("issuer:＂本溪市＂", .field(.keyword(name: "issuer", value: "本溪市"))),
        ("field.Level:2", .field(.keyword(name: "field.Level", value: "2"))),
        ("-kind:通知", .not(.field(.keyword(name: "kind", value: "通知")))),
        ("title:规划", .field(.title("规划"))),
        ("year:2022", .field(.year(2022...2022))),
        ("year:2019..2022", .field(.year(2019...2022))),
        ("year:2019..", .field(.year(2019...9999))),
        ("date:2022-01..2022-06", .field(.date(2022_0100...2022_0631))),
        ("date:2022", .field(.date(2022_0000...2022_1231))),
        ("date:..2022-01-25", .field(.date(1...2022_0125))),
        ("date:2022-01-25", .field(.date(2022_0125...2022_0125))),
    ]

    @Test("a query is read as its tree", arguments: trees)
    func tree(query: String, tree: Query) throws {
        #expect(try QueryParser.parse(query) == tree)
    }

    @Test("the description of a tree is read as the same tree", arguments: trees)
    func description(query: String, tree: Query) throws {
        #expect(try QueryParser.parse(tree.description) == tree)
    }

    @Test(
        "a malformed query is refused with the column of the mistake",
        arguments: [
            ("", 1, "empty"), (" \u{3000}", 1, "empty"), ("\"养老", 1, "missing closing"),
            ("a \"b", 3, "missing closing"),
            ("(a", 3, "missing )"), ("a)", 2, "missing ("), ("()", 2, "before )"), ("(", 2, "at the end"),
            ("a AND", 6, "at the end"), ("a 或", 4, "at the end"), ("AND a", 1, "before AND"),
            ("OR", 1, "before OR"),
            ("a AND OR b", 7, "before OR"), ("NOT", 4, "at the end"), ("a (b AND )", 10, "before )"),
            ("养老 date:昨天", 9, "no date"), ("date:2022..2021", 6, "ends before"),
            ("kind:", 6, "missing a value"),
            ("date:2022-13", 6, "no date"), ("year:..", 6, "no date"), ("\"a\"\"", 4, "missing closing"),
        ])
    func malformed(query: String, column: Int, part: String) throws {
        let error = #expect(throws: QueryError.self) { try QueryParser.parse(query) }
        #expect(error?.column == column)
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }

    @Test(
        "parentheses and NOT nest 32 levels and no deeper",
        arguments: [(31, true), (32, false), (50_000, false)])
    func depth(levels: Int, isRead: Bool) {
        let nested = String(repeating: "(", count: levels) + "a" + String(repeating: ")", count: levels)
        let negated = String(repeating: "NOT ", count: levels) + "a"
        #expect(((try? QueryParser.parse(nested)) != nil) == isRead)
        #expect(((try? QueryParser.parse(negated)) != nil) == isRead)
    }

    @Test("a query has 1024 parts and no more", arguments: [(1024, true), (1025, false)])
    func parts(count: Int, isRead: Bool) {
        let query = String(repeating: "a ", count: count)
        #expect(((try? QueryParser.parse(query)) != nil) == isRead)
    }

    @Test("no string traps, and what is read reads again from its description")
    func fuzz() throws {
        var random = SeededRandom(seed: 7)
        let pieces = [
            "(", ")", "（", "）", "\"", "＂", "+", "-", "－", " ", "\u{3000}", "AND", "OR", "NOT", "与", "或", "非",
            ":", "：",
            "a", "养", "year:", "date:2022", "..", "kind:", "field.x:", "\u{200B}", "😀", "e\u{301}", "\n",
            "^2", "*",
        ]
        for _ in 0..<100_000 {
            let count = Int.random(in: 0...7, using: &random)
            let query = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            guard let tree = try? QueryParser.parse(query) else { continue }
            #expect((try? QueryParser.parse(tree.description)) == tree, "\(query.debugDescription)")
        }
    }
}
