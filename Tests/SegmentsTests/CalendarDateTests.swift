import Testing

@testable import Segments

@Suite struct CalendarDateTests {
    @Test(
        "dates and parts of dates are read",
        arguments: [
            ("2022-01-25", 20_220_125), ("2022-01", 20_220_100), ("2022", 20_220_000),
            ("2022-1-5", 20_220_105),
        ])
    func valid(text: String, number: Int) {
        #expect(CalendarDate(text)?.number == number)
    }

    @Test(
        "what is no date is refused",
        arguments: [
            "", "22", "2022-", "2022-13", "2022-01-32", "2022-00", "2022-01-01-01", "二〇二二", "-2022",
            "2022-9999999999999999999",
        ])
    func invalid(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(
        "the end of a year or month is its last date",
        arguments: [("2022", 20_221_231), ("2022-02", 20_220_231), ("2022-02-03", 20_220_203)])
    func upperEnd(text: String, end: Int) {
        #expect(CalendarDate(text)?.upperEnd == end)
    }
}
