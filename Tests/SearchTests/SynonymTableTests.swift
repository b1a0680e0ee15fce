import Analysis
import Testing

@testable import Search

@Suite struct SynonymTableTests {
    private static func folded(_ text: String) -> [UInt32] { TextFolder().fold(text).scalars }

    private static func entry(_ word: String, _ table: SynonymTable) -> SynonymTable.Entry? {
        table.entries.values[folded(word)]
    }

    @Test("= goes both ways, => one way; signs may be wide, and words are folded")
    func rules() {
        let lines = "\u{FEFF}# 注释\r\n\r\n養老院＝敬老院 = ５Ｇ\r\n甲， 乙 => 丙,丁 \r\n"
        let (table, problems) = SynonymTable.parse(Array(lines.utf8), file: "t")
        #expect(problems.isEmpty)
        #expect(table.count == 5)
        #expect(Self.entry("养老院", table)?.equal == [Self.folded("敬老院"), Self.folded("5g")])
        #expect(Self.entry("5G", table)?.equal == [Self.folded("养老院"), Self.folded("敬老院")])
        #expect(Self.entry("乙", table)?.wider == [Self.folded("丙"), Self.folded("丁")])
        #expect(Self.entry("丙", table) == nil)
    }

    @Test(
        "R12: a bad line is named by file and line, and spoils no other",
        arguments: [
            ("甲", "missing = or =>"), ("甲 =", "nothing before or after ="),
            ("= 甲", "nothing before or after ="),
            ("甲 = = 乙", "nothing before or after ="), ("甲 =>", "nothing after =>"),
            ("=> 甲", "nothing before =>"), ("甲 => 乙,,丙", "nothing after =>"),
            ("甲 => 乙 => 丙", "more than one =>"),
            ("甲 = 乙 => 丙", "= and =>"), ("養老 = 养老", "the same after folding"),
            ("甲\u{0} = 乙", "control character"), ("甲 = \u{1B}[2J", "control character"),
            (String(repeating: "长", count: 1 << 20) + " = 短", "longer than 65536 bytes"),
            ((0..<300).map(String.init).joined(separator: "="), "more than 256 others"),
            ("甲 => " + (0..<300).map(String.init).joined(separator: ","), "more than 256 others"),
        ])
    func badLines(line: String, reason: String) {
        let (table, problems) = SynonymTable.parse(Array("一 = 二\n\(line)\n三 = 四\n".utf8), file: "表.txt")
        #expect(problems.count == 1)
        #expect(problems.first?.description.hasPrefix("表.txt:2: ") == true)
        #expect(problems.first?.reason.contains(reason) == true, "\(problems)")
        #expect(Self.entry("一", table)?.equal == [Self.folded("二")])
        #expect(Self.entry("四", table)?.equal == [Self.folded("三")])
    }

    @Test("R12: bytes that are not UTF-8 spoil their line alone")
    func malformed() {
        let bytes = Array("甲 = 乙\n".utf8) + [0xFF, 0xFE, 0x0A] + Array("丙 = 丁".utf8)
        let (table, problems) = SynonymTable.parse(bytes, file: "t")
        #expect(problems == [TableProblem(file: "t", line: 2, reason: "the line is not UTF-8")])
        #expect(table.count == 4)
    }

    @Test("rules in a circle and rules that come again say nothing new")
    func circles() {
        let lines = "甲 = 乙\n乙 = 甲\n甲 => 乙\n乙 = 丙\n丙 = 甲\n甲 = 乙\n"
        let (table, problems) = SynonymTable.parse(Array(lines.utf8), file: "t")
        #expect(problems.isEmpty)
        #expect(Self.entry("甲", table)?.equal == [Self.folded("乙"), Self.folded("丙")])
    }

    @Test("random bytes and long tables are read to their end")
    func hostile() {
        var bytes: [UInt8] = []
        var state: UInt32 = 7
        for _ in 0..<60_000 {
            state = state &* 1_664_525 &+ 1_013_904_223
            bytes.append([0x0A, 0x3D, 0x3E, 0x23, 0x2C, 0x41, 0xE5, 0x85, 0xBB, 0x00][Int(state >> 16) % 10])
        }
        _ = SynonymTable.parse(bytes, file: "t")
        let long = (0..<2000).map { "甲 = 乙\($0)\n" }.joined()
        let (table, problems) = SynonymTable.parse(Array(long.utf8), file: "t")
        #expect(Self.entry("甲", table)?.equal.count == SynonymTable.maxStrings)
        #expect(problems.count == 2000 - SynonymTable.maxStrings)
    }

    @Test("the shipped table has no bad line")
    func shipped() {
        let (table, problems) = SynonymTable.parse(Array(ShippedSynonyms.text.utf8), file: "t")
        #expect(problems.isEmpty, "\(problems)")
        #expect(table.count > 400)
        #expect(Self.entry("住建局", table)?.equal.contains(Self.folded("住房和城乡建设局")) == true)
    }

    @Test("a dictionary has one word a line")
    func dictionary() {
        let lines = "# 词\n一老一小\n\n\u{7}坏\n5Ｇ\n"
        let (dictionary, problems) = UserDictionary.parse(Array(lines.utf8), file: "d")
        #expect(dictionary.count == 2)
        #expect(problems.map(\.line) == [4])
    }
}
