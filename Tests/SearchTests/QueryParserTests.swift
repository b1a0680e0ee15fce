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
        ("日期：2022年1月25日", .field(.date(2022_0125...2022_0125))),
        ("date:2022.1..2022/6", .field(.date(2022_0100...2022_0631))),
        ("年份:2022年", .field(.year(2022...2022))),
        ("标题:规划 文号:本政发〔2022〕2号", .sequence([.field(.title("规划")), .field(number)])),
        ("DocNo:本政发〔2022〕2号", .field(number)),
        ("发文机关:朝阳市 文种:通知", .sequence([.field(issuer), .field(.keyword(name: "kind", value: "通知"))])),
        ("heading:“总体 要求”", .field(.heading("总体 要求"))),
        ("title:(a OR “b c”)", .or([.field(.title("a")), .field(.title("b c"))])),
        ("发文机关:（朝阳市 或 -a*）", .or([.field(issuer), .not(.field(.keyword(name: "issuer", value: "a*")))])),
        ("title:(试行)办法", .field(.title("(试行)办法"))),
        ("field.pages:10..20", .field(.numbers(name: "field.pages", 10...20))),
        ("field.pages:-0.5..", .field(.numbers(name: "field.pages", -0.5...Double.infinity))),
        ("field.pages:..２０", .field(.numbers(name: "field.pages", -Double.infinity...20))),
        ("field.pages:a..b", .field(.keyword(name: "field.pages", value: "a..b"))),
        ("field.pages:\"1..2\"", .field(.keyword(name: "field.pages", value: "1..2"))),
        ("比例:10%", .group("比例:10%")),
    ]
    private static let number = FieldCondition.keyword(name: "number", value: "本政发〔2022〕2号")
    private static let issuer = FieldCondition.keyword(name: "issuer", value: "朝阳市")
    private static let a = Query.group("a")
    private static let b = Query.group("b")

    private static let places: [(query: String, tree: Query)] = [
        ("a NEAR/5 b", .near([a, b], distances: [5])),
        ("a NEAR b", .near([a, b], distances: [10])),
        ("a NEAR／５ b NEAR/0 c", .near([a, b, .group("c")], distances: [5, 0])),
        ("a SAME/句 b", .same([a, b], .sentence)),
        ("a SAME/s b", .same([a, b], .sentence)),
        ("a SAME／段 b SAME/p c", .same([a, b, .group("c")], .clause)),
        ("a AND b NEAR/5 c OR d", .or([.and([a, .near([b, .group("c")], distances: [5])]), .group("d")])),
        ("a b NEAR/5 c", .sequence([a, .near([b, .group("c")], distances: [5])])),
        ("NOT (a NEAR/5 b)", .not(.near([a, b], distances: [5]))),
        (
            "(a OR b*^2) NEAR/5 “c d”",
            .near([.or([a, .boosted(.pattern("b*"), 2)]), .phrase("c d")], distances: [5])
        ),
        ("(a NEAR b)^2", .boosted(.near([a, b], distances: [10]), 2)),
        ("NEARBY SAMEa", .sequence([.group("NEARBY"), .group("SAMEa")])),
        ("near/5 same", .sequence([.group("near/5"), .group("same")])),
        ("数字*", .pattern("数字*")),
        ("＊数＊字 -a*", .sequence([.pattern("*数*字"), .not(.pattern("a*"))])),
        ("数?字", .pattern("数?字")),
        ("?数", .pattern("?数")),
        ("什么是低保?", .group("什么是低保?")),
        ("什么是低保？怎么申请？", .group("什么是低保？怎么申请？")),
        ("低保?、", .group("低保?、")),
        ("? ?!", .sequence([.group("?"), .group("?!")])),
        ("\"数字*\"", .phrase("数字*")),
    ]

    private static let boosts: [(query: String, tree: Query)] = [
        ("a^2", .boosted(a, 2)),
        ("ａ＾２", .boosted(.group("ａ"), 2)),
        ("\"a b\"^0.5", .boosted(.phrase("a b"), 0.5)),
        ("“a b”^0.001", .boosted(.phrase("a b"), 0.001)),
        ("(a OR b)^1000", .boosted(.or([a, b]), 1000)),
        ("(a OR b)^3 c", .sequence([.boosted(.or([a, b]), 3), .group("c")])),
        ("((a)^2)^3", .boosted(.boosted(a, 2), 3)),
        ("a*^2", .boosted(.pattern("a*"), 2)),
        ("-a^2", .not(.boosted(a, 2))),
        ("m^", .group("m^")),
        ("a^b", .group("a^b")),
        ("^2", .group("^2")),
        ("10^4", .group("10^4")),
        ("(10)^4", .boosted(.group("10"), 4)),
        ("(10^4)^2", .boosted(.group("10^4"), 2)),
        ("a^2.", .group("a^2.")),
        ("(a^2)b", .group("(a^2)b")),
        ("a^0.00000001", .boosted(a, 0.00000001)),
    ]

    private static let marks: [(query: String, tree: Query)] = [
        ("“养老 服务”", .phrase("养老 服务")),
        ("「养老 服务」 『a』", .sequence([.phrase("养老 服务"), .phrase("a")])),
        ("“放管服”改革", .group("“放管服”改革")),
        ("“十四五”时期“一老一小”", .group("“十四五”时期“一老一小”")),
        ("“养老", .group("“养老")),
        ("“a b” “c", .sequence([.phrase("a b"), .group("“c")])),
        ("（“a)” b）", .sequence([.phrase("a)"), b])),
        ("-“a b”", .not(.phrase("a b"))),
        ("“a\"b”", .phrase("a\"b")),
        ("《养老》", .group("《养老》")),
        ("(a b)c", .sequence([.sequence([a, b]), .group("c")])),
        ("(养老 OR a)服务", .sequence([.or([.group("养老"), a]), .group("服务")])),
        ("a OR b -", .or([a, .sequence([b, .group("-")])])),
        ("a OR b f(x", .or([a, .sequence([b, .group("f(x")])])),
    ]

    @Test("a query is read as its tree", arguments: trees + places + boosts + marks)
    func tree(query: String, tree: Query) throws {
        #expect(try QueryParser.parse(query) == tree)
    }

    @Test("the description of a tree is read as the same tree", arguments: trees + places + boosts + marks)
    func description(query: String, tree: Query) throws {
        #expect(try QueryParser.parse(tree.description) == tree)
    }

    @Test(
        "a description has no more parentheses than the query, which may be nested as deep as can be",
        arguments: [
            ("a b OR c AND d e", "a b OR c AND d e"), ("(a b) OR (c AND d)", "a b OR c AND d"),
            ("a AND (b OR c)", "a AND (b OR c)"), ("(a b) AND c", "(a b) AND c"),
            ("-(a NEAR/2 b)", "NOT (a NEAR/2 b)"),
            ("（a NEAR/2 b） AND c", "a NEAR/2 b AND c"), ("，a^2", "，a^2"), ("(+a)^2", "(+a)^2"),
        ])
    func parentheses(query: String, description: String) throws {
        let tree = try QueryParser.parse(query)
        #expect(tree.description == description)
        let signs = String(repeating: "+", count: QueryParser.maxDepth - 1)
        for deep in ["a \(signs)b OR c", "a \(signs)，b^2"] {
            let tree = try QueryParser.parse(deep)
            #expect((try? QueryParser.parse(tree.description)) == tree, "\(tree.description)")
        }
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
            ("(养老", 4, "missing )"), ("a NEAR/5", 9, "after NEAR/5"), ("NEAR b", 1, "before NEAR/10"),
            ("(a SAME/句)", 10, "after SAME/句"), ("a NEAR/5 AND b", 10, "after NEAR/5"),
            ("a NEAR/x b", 8, "from 0 to"), ("a NEAR/ b", 8, "from 0 to"), ("a NEAR/10001 b", 8, "from 0 to"),
            ("a SAME b", 7, "missing /句"), ("a SAME/3 b", 8, "SAME takes"),
            ("a NEAR/5 NOT b", 10, "not NOT"), ("-a NEAR/5 b", 1, "not NOT"), ("a NEAR/5 +b", 10, "not +"),
            ("a NEAR/5 kind:通知", 10, "not conditions"), ("(a b) NEAR/5 c", 1, "OR; join"),
            ("(a NEAR/2 b) NEAR/5 c", 1, "chain them"), ("a NEAR/5 b SAME/句 c", 12, "cannot be chained"),
            ("a SAME/句 b SAME/段 c", 12, "cannot be chained"), ("a *", 3, "needs text"),
            ("**^2", 1, "needs text"), ("a^0", 3, "above 0"), ("a^1001", 3, "at most 1000"),
            ("b (a)^0", 7, "above 0"), ("a^2^3", 4, "second boost"), ("title:a^2", 8, "takes no ^"),
            ("title:\"a\"^2", 10, "takes no ^"), ("title:(a b)^2", 12, "takes no ^"),
            ("title:(a^2 b)", 9, "takes no ^"), ("title:(a kind:b)", 10, "field inside"),
            ("title:(a", 9, "missing )"), ("title:()", 8, "before )"), ("date:(昨天)", 7, "no date"),
            ("title:\"\"", 7, "missing a value"), ("field.x:3..2", 9, "ends before"),
            ("“a OR b”c)", 10, "missing ("),
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

    private static let pieces = [
        "(", ")", "（", "）", "\"", "＂", "+", "-", "－", " ", " ", "\u{3000}", "AND", "OR", "NOT", "与", "或", "非",
        ":",
        "：", "a", "养", "老", "year:", "date:2022", "..", "kind:", "field.x:", "title:(", "\u{200B}", "😀",
        "e\u{301}",
        "\n", "^2", "^", "*", "?", " NEAR/3 ", " NEAR ", " SAME/句 ", "SAME/", "“", "”", "「", "」", "12", ".",
        "＊",
    ]

    @Test(
        "no string traps, and what is read reads again from its description",
        arguments: 0..<4 as Range<UInt64>)
    func garbage(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<(TestEnvironment.caseCount(20_000) / 4) {
            let count = Int.random(in: 0...(random.oneIn(4) ? 40 : 10), using: &random)
            let query = (0..<count).map { _ in
                random.oneIn(30)
                    ? String(Unicode.Scalar(UInt32.random(in: 0...0xFFFF, using: &random)) ?? "a")
                    : Self.pieces.randomElement(using: &random) ?? ""
            }.joined()
            guard let tree = try? QueryParser.parse(query) else { continue }
            #expect((try? QueryParser.parse(tree.description)) == tree, "\(query.debugDescription)")
        }
    }

    @Test("the description of a random tree reads as one whose description reads as the same")
    func randomTrees() throws {
        let index = RandomIndex(seed: 5, files: 20)
        var queries = RandomQuery(seed: 5, index.documents)
        var readCount = 0
        for _ in 0..<TestEnvironment.caseCount(5_000) {
            guard let tree = try? QueryParser.parse(queries.tree(depth: 4).description) else { continue }
            readCount += 1
            #expect(
                (try? QueryParser.parse(tree.description)) == tree, "\(tree.description.debugDescription)")
        }
        #expect(readCount > 500)
    }

    @Test(
        "long garbage neither traps nor takes long",
        arguments: ["(", "“a ", "a“", "(a", "^1", "?", "「", "a:(", "NOT ", "-("])
    func long(piece: String) {
        _ = try? QueryParser.parse(String(repeating: piece, count: 20_000))
    }
}
