import Analysis
import TestSupport
import Testing

@testable import Search

@Suite struct NumberFormsTests {
    private static func forms(_ text: String) -> [String] {
        NumberForms.variants(in: TextFolder().fold(text).scalars).flatMap(\.equal).map(string)
    }

    private static func string(_ scalars: [UInt32]) -> String {
        scalars.reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1) ?? "?") }
    }

    @Test(
        "a number has its other forms",
        arguments: [
            ("二〇二二年", "2022年"), ("二○二二年", "2022年"), ("2022年", "二〇二二年"), ("2022年", "二零二二年"),
            ("二〇二二", "2022"), ("2022", "二○二二"), ("１９９８年", "一九九八年"), ("百分之五", "5%"), ("5％", "百分之五"),
            ("5.0%", "百分之五"), ("百分之三点五", "3.5%"), ("95%", "百分之九十五"), ("百分之5", "百分之五"), ("三十万", "30万"),
            ("30万", "三十万"), ("三十万", "300000"), ("三十万", "300,000"), ("300,000元", "30万元"), ("1.5亿元", "15000万元"),
            ("1.5亿", "一亿五千万"), ("两万户", "2万户"), ("20000户", "两万户"), ("第十二条", "第12条"), ("第12条", "第十二条"),
            ("第五章", "第5章"), ("十五", "15"), ("15", "十五"), ("一百二十", "120"), ("120", "一百二十"), ("廿三日", "23日"),
            ("三月五日", "3月"), ("一百零五人", "105人"), ("一百〇五人", "105人"), ("壹佰元", "100元"), ("3.5公里", "三点五公里"),
            ("12.5万亩", "125000亩"), ("建成3个", "三个"), ("三点五万元", "35000元"), ("二十三点五万", "23.5万"),
        ])
    func has(text: String, form: String) {
        let forms = Self.forms(text)
        #expect(forms.contains(form), "\(forms)")
    }

    @Test(
        "what is no number has none",
        arguments: [
            "统一", "唯一", "一定", "三农", "一老一小", "十四五", "万一", "千万", "百分之百", "千家万户", "三点要求", "二百五的", "五一",
            "一二三", "5G", "PM2.5", "G101", "4A级", "O3", "007", "〔2022〕", "5", "五", "3百", "十5", "四五六", "2.5.1",
            "", "99999999999999999999", "1.23456", "/15",
        ])
    func none(text: String) {
        let forms = Self.forms(text)
        #expect(forms.isEmpty, "\(forms)")
    }

    @Test("numerals are read as they are written, for numbers of all sizes")
    func roundTrip() {
        var random = SeededRandom(seed: 9)
        var numbers =
            Array(0...1200) + [9999, 10_000, 10_010, 100_000, 1_000_001, 20_300_000, 99_999_999, 100_000_000]
        for digits in 4...11 {
            let limit = (0..<digits).reduce(1) { limit, _ in limit * 10 }
            for _ in 0..<200 { numbers.append(Int.random(in: 0..<limit, using: &random)) }
        }
        for number in numbers {
            let numeral = ChineseNumber.write(number)
            #expect(ChineseNumber.value(numeral) == number, "\(Self.string(numeral))")
        }
    }

    @Test("years and percents go there and back")
    func yearsAndPercents() {
        for year in 1900...2099 {
            for form in Self.forms("\(year)年") { #expect(Self.forms(form).contains("\(year)年"), "\(form)") }
        }
        for part in 0...1000 {
            let percent = Self.string(NumberAmount(mantissa: part, scale: 1).figures) + "%"
            for form in Self.forms(percent) { #expect(Self.forms(form).contains(percent), "\(form)") }
        }
    }

    private static func found(_ query: String, _ texts: [String], _ mode: MatchMode = .auto) throws
        -> [String]
    {
        let index = try TestIndex(texts)
        let response = try index.search(query) {
            $0.match = mode
            $0.variants.hasNumbers = true
            $0.sort = .number
        }
        return response.hits.map(\.id).sorted()
    }

    @Test("a number form is no part of a longer number")
    func wholeNumbers() throws {
        let texts = ["增长5%以上", "增长15%", "增长2.5%", "占百分之五", "5%和15%", "百分之五十", "，5％"]
        #expect(try Self.found("百分之五", texts) == ["d0:1", "d3:1", "d4:1", "d5:1", "d6:1"])
        let plain = ["十五", "15", "150", "215", "15.5", "1155", "15 15", "15万"]
        #expect(try Self.found("十五", plain) == ["d0:1", "d1:1", "d6:1"])
        #expect(try Self.found("15", ["十五", "二十五", "十五万", "一百一十五", "15"]) == ["d0:1", "d4:1"])
    }

    @Test("numbers are found in every mode but exact", arguments: [MatchMode.auto, .all, .any])
    func modes(mode: MatchMode) throws {
        let texts = ["2022年工作", "二〇二二年工作", "二○二二年工作", "2021年的"]
        #expect(Set(try Self.found("二〇二二年工作", texts, mode)).isSuperset(of: ["d0:1", "d1:1", "d2:1"]))
        #expect(try Self.found("二〇二二年工作", texts, .exact) == ["d1:1"])
    }

    @Test("whole numbers are counted as a walk over the text counts them", arguments: UInt64(0)..<8)
    func wholeNumberOracle(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let pieces = "125%.十五百万年，"
        let texts = (0..<30).map { _ in
            String(
                (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
                    pieces.randomElement(using: &random)
                })
        }
        let index = try TestIndex(texts)
        for number in ["5%", "15", "2", "十五", "五", "15万", "5年", "万", "百五%"] {
            let needle = TextFolder().fold(number).scalars
            let expected = texts.map { Self.wholeCount(of: needle, in: TextFolder().fold($0).scalars) }
            let grams = try #require(GramMatcher(index.snapshot.segments[0].reader))
            let found = try grams.matches(wholeNumber: needle)
            #expect(found.clauses == expected.indices.filter { expected[$0] > 0 }.map { UInt32($0) })
            #expect(found.counts == expected.filter { $0 > 0 }.map { UInt32($0) }, "\(number) \(texts)")
        }
    }

    private static func wholeCount(of needle: [UInt32], in text: [UInt32]) -> Int {
        guard let first = needle.first, let last = needle.last, needle.count <= text.count else { return 0 }
        return (0...(text.count - needle.count)).count { start in
            let end = start + needle.count
            return text[start..<end].elementsEqual(needle)
                && (start == 0 || !NumeralCharacters.before(first).contains(text[start - 1]))
                && (end == text.count || !NumeralCharacters.after(last).contains(text[end]))
        }
    }
}
