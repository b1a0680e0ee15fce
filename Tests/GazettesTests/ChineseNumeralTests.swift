import Gazettes
import Testing

/// Chinese numerals and dates.
@Suite struct ChineseNumeralTests {
    @Test(
        "numerals have their values",
        arguments: [
            ("一", 1), ("十", 10), ("十五", 15), ("二十", 20), ("一百二十三", 123), ("一百零五", 105), ("二〇二二", 2022),
            ("廿三", 23), ("卅", 30),
            ("一千零一", 1001), ("三万二千", 32000), ("〇", 0), ("两百", 200),
        ])
    func values(text: String, value: Int) {
        #expect(ChineseNumeral.value(text) == value)
    }

    @Test("other texts have none", arguments: ["", "甲", "十a", "一二三四五六七八九一二三四五六七八九一", "万万万"])
    func none(text: String) {
        #expect(ChineseNumeral.value(text) == nil)
    }

    @Test("every number up to 12000 is read back from its numeral")
    func roundTrip() {
        for number in 0...12_000 {
            #expect(ChineseNumeral.text(number).flatMap { ChineseNumeral.value($0) } == number)
        }
    }

    @Test("numbers out of range have no numeral", arguments: [-1, 100_000_000, Int.max])
    func outOfRange(number: Int) {
        #expect(ChineseNumeral.text(number) == nil)
    }
}
