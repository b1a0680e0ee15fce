import Gazettes
import Testing

@testable import struct Gazettes.HeadingNumber

/// Headings of the two files that are read without a list.
@Suite struct HeadingTests {
    @Test(
        "a decimal before a unit is no number of a heading; 5G and years are text",
        arguments: [
            ("1.5G+工业互联网工程", "1.", 2), ("2.2022年工作", "2.", 2), ("12. 燃气安全。", "12.", 4), ("1、落实责任", "1.", 2),
            ("( 一 )要求", "(一)", 5), ("二十一、甲", "二十一、", 4), ("第十二章 总则", "第十二章", 5), ("第三条 本办法", "第三条", 4),
            ("①甲", "①", 1),
        ])
    func numbers(line: String, number: String, textStart: Int) throws {
        let found = try #require(HeadingNumber(Array(line.unicodeScalars)))
        #expect(found.text == number)
        #expect(found.textStart == textStart)
    }

    @Test(
        "what only looks like a number is none",
        arguments: [
            "1.5倍以上", "1.35万张", "一、二级公路客运站", "一、二、三产业", "2022年目标", "(2018—2020年)", "第三条和第四条", "第一百", "1.",
            "(一)", "一般要求",
            "100.甲",
        ])
    func noNumbers(line: String) {
        #expect(HeadingNumber(Array(line.unicodeScalars)) == nil)
    }

    @Test("chapters hold bracketed parts at level 2, sections hold items at level 2 if nothing is between")
    func relativeLevels() throws {
        let fire = try Corpus.issue("benxi-2022-04.txt").documents[1].headings
        #expect(Set(fire.map { "\($0.kind)\($0.level ?? 0)" }) == ["章1", "(一)2"])
        let road = try #require(try Corpus.issue("benxi-2019-03.txt").documents.first { $0.ordinal == "3.1" })
            .headings
        #expect(Set(road.map { "\($0.kind)\($0.level ?? 0)" }) == ["一、1", "1.2"])
    }

    @Test("as many headings as a reader counts")
    func counts() throws {
        func counts(_ file: String) throws -> [Int] { try Corpus.issue(file).documents.map(\.headings.count) }
        #expect(try counts("benxi-2022-04.txt") == [0, 36, 0, 35, 0, 42, 0, 114])
        #expect(try counts("benxi-2019-03.txt") == [0, 54, 42, 0, 33, 0, 110, 0, 23, 13])
    }

    @Test(
        "a box ends where the numbering outside goes on",
        arguments: [
            (664, 684, "3."), (704, 707, "(三)"), (729, 731, "7."), (747, 749, "7."), (803, 807, "5."),
            (807, 809, "(五)"),
        ])
    func boxes(before: Int, line: Int, number: String) throws {
        let headings = try #require(try Corpus.issue("benxi-2022-04.txt").documents.last).headings
        let heading = try #require(headings.first { $0.line == line })
        #expect(heading.number == number)
        #expect(heading.level != nil)
        #expect(!heading.path.contains { $0.hasPrefix("专栏") })
    }

    @Test("an item inside a box has no level, and the box is on its path")
    func boxItems() throws {
        let headings = try #require(try Corpus.issue("benxi-2022-04.txt").documents.last).headings
        let item = try #require(headings.first { $0.line == 672 })
        #expect(item.level == nil)
        #expect(item.path.suffix(2) == ["专栏3 残疾人就业补贴奖励重点项目", "一、补贴类"])
    }

    @Test("a second item in one line is a heading of its own")
    func inlineItems() throws {
        let headings = try #require(try Corpus.issue("benxi-2022-04.txt").documents.last).headings
        #expect(headings.filter { $0.line == 670 }.map(\.number) == ["1.", "2."])
        #expect(headings.filter { $0.line == 761 }.map(\.number) == ["3.", "4."])
    }

    @Test("cells of a table are clauses of their own under its title")
    func tables() throws {
        let clauses = try Corpus.issue("chaoyang-2022-plans.txt").clauses
        let cell = try #require(clauses.first { $0.firstLine == 1467 })
        #expect(cell.role == .tableCell)
        #expect(cell.path.last == "表1 朝阳市“十四五”综合交通运输发展规划主要指标")
    }

    @Test("a clause is under all its headings, its own run-in heading included")
    func paths() throws {
        let clause = try #require(try Corpus.issue("benxi-2022-03.txt").clauses.first { $0.firstLine == 270 })
        #expect(clause.path == ["四、加强养老服务体系建设", "(一)落实政府保基本兜底线公益职能", "1.加强特殊群体养老服务保障"])
    }
}
