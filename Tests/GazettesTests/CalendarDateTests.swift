import Testing

@testable import struct Gazettes.CalendarDate

/// Spellings of dates.
@Suite struct CalendarDateTests {
    @Test(
        "dates are read in every spelling",
        arguments: [
            ("2022年1月25日", "2022-01-25"), ("2022-06-28", "2022-06-28"), ("2022-06-28 15:35:13", "2022-06-28"),
            ("2019年01月27日", "2019-01-27"), ("２０１９年１月２７日", "2019-01-27"), ("二〇二二年一月二十五日", "2022-01-25"),
            ("二○一六年十二月三十一日", "2016-12-31"), ("2019/1/7", "2019-01-07"), ("2019.01.07", "2019-01-07"),
            ("2022 年 1 月 25 日", "2022-01-25"), ("2020年2月29日", "2020-02-29"),
            ("2022-06-28T15:35:13Z", "2022-06-28"),
        ])
    func dates(text: String, iso: String) {
        #expect(CalendarDate(text.unicodeScalars)?.iso == iso)
    }

    @Test(
        "what is no date of the calendar is none",
        arguments: [
            "", "2022年", "2022年4月", "2022年13月1日", "2021年2月29日", "2022年1月32日", "22年1月1日", "2022年1月1日起",
            "1234-99-99", "2022-1",
        ])
    func none(text: String) {
        #expect(CalendarDate(text.unicodeScalars) == nil)
    }
}
