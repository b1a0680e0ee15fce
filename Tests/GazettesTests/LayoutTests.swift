import Gazettes
import Testing

/// Layouts of other sites, invented for the tests.
@Suite struct LayoutTests {
    struct Expected: Sendable {
        var layout: String
        var titles: [String?]
        var numbers: [String?]
        var issuers: [String?]
        var dates: [String?]
    }

    static let expected = [
        Expected(
            layout: "page-with-header", titles: ["山水省人民政府办公厅关于加强农村供水工作的意见"], numbers: ["山政办发〔2019〕6号"],
            issuers: ["山水省人民政府办公厅"], dates: ["2019-01-27"]),
        Expected(
            layout: "key-above-value", titles: ["清溪县人民政府办公室关于做好春季森林防火工作的通知"], numbers: ["清政办函〔2020〕9号"],
            issuers: ["清溪县人民政府办公室"], dates: ["2020-02-18"]),
        Expected(
            layout: "bracketed-keys",
            titles: ["东港区人民政府关于印发东港区碳达峰实施方案的通知", "东港区碳达峰实施方案", "重点任务分工表", "重点项目清单"],
            numbers: Array(repeating: "东港府发〔2023〕4号", count: 4),
            issuers: Array(repeating: "东港区人民政府", count: 4),
            dates: Array(repeating: "2023-03-09", count: 4)),
        Expected(
            layout: "order-with-articles", titles: ["云岭市人民政府令", "云岭市城市绿化管理办法"],
            numbers: Array(repeating: "云岭市人民政府令第12号", count: 2),
            issuers: Array(repeating: "云岭市人民政府", count: 2),
            dates: Array(repeating: "2021-11-20", count: 2)),
        Expected(
            layout: "state-council-style",
            titles: [
                "国务院关于进一步提高上市公司质量的意见", "临江省人民政府关于公布第五批历史建筑名单的通知", "第五批历史建筑名单", "临江省人民政府关于王强等同志任免职的通知",
            ],
            numbers: ["国发〔2020〕14号", "临政发〔2021〕8号", "临政发〔2021〕8号", nil],
            issuers: ["国务院", "临江省人民政府", "临江省人民政府", "临江省人民政府"],
            dates: ["2020-10-05", "2021-06-01", "2021-06-01", "2021-06-03"]),
        Expected(
            layout: "several-without-contents",
            titles: ["北川市人民政府关于表彰先进单位的决定", "先进单位名单", "北川市人民政府关于成立工作专班的通知"],
            numbers: ["北政发〔2018〕3号", "北政发〔2018〕3号", "北政发〔2018〕4号"],
            issuers: Array(repeating: "北川市人民政府", count: 3), dates: ["2018-01-10", "2018-01-10", "2018-01-12"]),
        Expected(
            layout: "plan-with-own-contents", titles: ["南湖市“十四五”水利发展规划"], numbers: ["南水发〔2021〕30号"],
            issuers: ["南湖市水利局"], dates: ["2021-09-30"]),
        Expected(
            layout: "announcement-page", titles: ["湖州县2021年国民经济和社会发展统计公报"], numbers: ["2022年第3号"],
            issuers: ["湖州县统计局"], dates: ["2022-03-31"]),
        Expected(
            layout: "flush-headings", titles: ["西山市人民政府关于加快发展养老服务业的实施意见", "养老服务设施建设任务表"],
            numbers: ["西政发〔2019〕11号", "西政发〔2019〕11号"],
            issuers: Array(repeating: "西山市民政局、西山市财政局、西山市人民政府", count: 2), dates: ["2019-05-06", "2019-05-06"]),
        Expected(
            layout: "notice-of-appointment", titles: ["东平市人民政府办公室关于调整市防汛抗旱指挥部成员的通知"],
            numbers: ["东政办发〔2016〕15号"], issuers: ["东平市人民政府办公室"], dates: ["2016-05-12"]),
    ]

    @Test("title, number, issuer and date are read from every layout", arguments: expected)
    func fields(expected: Expected) throws {
        let documents = try Layouts.issue(expected.layout).documents
        #expect(documents.map(\.title) == expected.titles)
        #expect(documents.map(\.number) == expected.numbers)
        #expect(documents.map(\.issuer) == expected.issuers)
        #expect(documents.map(\.date) == expected.dates)
    }

    @Test("every line of every layout is in one clause", arguments: expected.map(\.layout))
    func coverage(layout: String) throws {
        let bytes = try Layouts.bytes(layout)
        expectCoverage(GazetteReader.read(bytes), of: bytes)
    }

    @Test("full-width numbers and brackets make the same headings as half-width ones")
    func fullWidth() throws {
        let headings = try #require(try Layouts.issue("page-with-header").documents.first).headings
        #expect(headings.map(\.number) == ["一、", "(一)", "(二)", "二、", "(一)", "1.", "2.", "(1)", "(2)"])
        #expect(headings.map(\.level) == [1, 2, 2, 1, 2, 3, 3, 4, 4])
        #expect(headings[1].isRunIn && headings[1].text == "指导思想")
        #expect(headings[8].path == ["二、主要任务", "(一)完善设施", "2.更新管网"])
    }

    @Test("articles are headings without text, a name in 【】 aside")
    func articles() throws {
        let headings = try Layouts.issue("order-with-articles").documents[1].headings
        #expect(headings.filter { $0.kind == "条" }.map(\.number) == ["第一条", "第二条", "第三条", "第四条", "第五条"])
        #expect(headings.first { $0.number == "第三条" }?.text == "绿地规划")
        #expect(headings.first { $0.number == "(一)" }?.path == ["第二章 规划和建设", "第三条 绿地规划"])
    }

    @Test("a table of contents inside a document holds no headings")
    func ownContents() throws {
        let issue = try Layouts.issue("plan-with-own-contents")
        #expect(issue.documents[0].headings.map(\.line) == [13, 14, 16, 18])
        #expect(issue.clauses.filter { $0.role == .contents }.map(\.firstLine) == Array(8...12))
    }

    @Test("a byte order mark and CR are outside the clauses, and ranges count them")
    func byteOrderMark() throws {
        let bytes = try Layouts.bytes("page-with-header")
        let clauses = GazetteReader.read(bytes).clauses
        #expect(clauses.first?.range.lowerBound == 3)
        #expect(clauses.allSatisfy { bytes[$0.range.upperBound - 1] != 0x0D })
    }

    @Test("page furniture, footers and page numbers stay clauses")
    func furniture() throws {
        let page = try Layouts.issue("page-with-header").clauses
        #expect(page.last?.role == .marker)
        #expect(page.first { $0.firstLine == 6 }?.role == .header)
        #expect(
            try Layouts.issue("order-with-articles").clauses.first { $0.firstLine == 16 }?.role == .marker)
    }

    @Test("headings at the margin are headings where most of their neighbours are")
    func flushHeadings() throws {
        let headings = try Layouts.issue("flush-headings").documents[0].headings
        #expect(headings.map(\.number) == ["一、", "二、", "(一)", "1.", "2."])
    }

    @Test("a bulletin whose name ends with 公报 is a document, and its text is under its headings")
    func bulletin() throws {
        let issue = try Layouts.issue("announcement-page")
        #expect(issue.name == nil && issue.published == nil)
        #expect(issue.clauses.last?.path == ["二、农业"])
    }
}
