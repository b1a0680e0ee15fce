import Analysis
import TestSupport
import Testing

@testable import Search

@Suite struct PinyinSearchTests {
    private static func readings(_ text: String) -> [String] {
        PinyinSyllables.readings(of: TextFolder().fold(text).scalars).map { $0.joined(separator: " ") }
    }

    @Test(
        "letters are read as syllables, with tones or without",
        arguments: [
            ("yanglao", ["yang lao"]), ("Yang Lao", ["yang lao"]), ("yang'lao", ["yang lao"]),
            ("yǎnglǎo", ["yang lao"]),
            ("yang3lao3", ["yang lao"]), ("xian", ["xian", "xi an"]), ("xi'an", ["xi an"]),
            ("lvse", ["lv se"]),
            ("lüse", ["lv se"]), ("nǚ", ["nv"]), ("fangan", ["fang an", "fan gan"]),
        ])
    func syllables(text: String, expected: [String]) {
        #expect(Self.readings(text) == expected)
    }

    @Test("what is no pinyin has no reading", arguments: ["PM", "GDP", "VOCs", "yangx", "a", "", "5G", "养老"])
    func noSyllables(text: String) {
        #expect(Self.readings(text).isEmpty)
    }

    @Test("long strings of letters are read in bounded time", arguments: ["a", "ang", "xian", "yang lao "])
    func bounded(part: String) {
        for count in [20, 72, 5000] {
            #expect(Self.readings(String(repeating: part, count: count)).count <= PinyinSyllables.maxReadings)
        }
    }

    private static let texts = ["养老服务", "样老", "yanglao是拼音", "经典", "羊老落", "服务", "央视", "y"]

    @Test("R14: pinyin is read only where it is asked for, and the letters themselves come first")
    func optIn() throws {
        let index = try TestIndex(Self.texts)
        #expect(try index.search("yanglao").hits.map(\.id) == ["d2:1"])
        let response = try index.search("yanglao") { $0.variants.hasPinyin = true }
        #expect(response.match == .exact)
        #expect(response.hits.first?.id == "d2:1")
        #expect(Set(response.hits.map(\.id)) == ["d0:1", "d1:1", "d2:1", "d4:1"])
        #expect(response.rules == ["pinyin yanglao = 养老 = 样老 = 羊老"])
        for query in ["yang lao", "YANGLAO fuwu", "yǎnglǎo"] {
            let found = try index.search(query) { $0.variants.hasPinyin = true }
            #expect(found.hits.contains { $0.id == "d0:1" }, "\(query)")
        }
        #expect(try index.search("yanglaofuwu") { $0.variants.hasPinyin = true }.hits.map(\.id) == ["d0:1"])
    }

    @Test("R14: characters never find others that sound alike")
    func homophones() throws {
        let index = try TestIndex(Self.texts)
        for hasPinyin in [false, true] {
            let response = try index.search("景点") { $0.variants.hasPinyin = hasPinyin }
            #expect(response.total == 0)
        }
        #expect(try index.search("jingdian") { $0.variants.hasPinyin = true }.hits.map(\.id) == ["d3:1"])
    }

    @Test("pinyin never widens --match exact, -F and quoted phrases")
    func exact() throws {
        let index = try TestIndex(Self.texts)
        for (query, mode, isLiteral) in [
            ("yanglao", MatchMode.exact, false), ("yanglao", .auto, true), ("\"yanglao\"", .auto, false),
        ] {
            let response = try index.search(query) {
                $0.match = mode
                $0.isLiteral = isLiteral
                $0.variants.hasPinyin = true
            }
            #expect(response.hits.map(\.id) == ["d2:1"])
        }
    }

    @Test("of too many strings the most frequent count, and a note says so")
    func cut() throws {
        let first = PinyinTable.shared.characters(of: "yi").prefix(90)
        let second = PinyinTable.shared.characters(of: "shi").prefix(80)
        func text(_ scalars: [UInt32]) -> String {
            scalars.reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1) ?? "?") }
        }
        let all = first.flatMap { left in second.map { text([left, $0]) } }
        let index = try TestIndex([all.joined(separator: "，"), "意识，意识", "意识"])
        let response = try index.search("yishi") { $0.variants.hasPinyin = true }
        #expect(response.total == 3)
        #expect(
            response.notes == ["more than can be looked up is read yishi; the most frequent strings count"])
        #expect(response.rules.first?.hasPrefix("pinyin yishi = 意识 = ") == true)
    }
}
