/// A date of the calendar as one number that sorts: year × 10000 + month × 100 + day.
public struct CalendarDate: Sendable, Comparable, Hashable {
    /// The number, as 20220125.
    public let number: Int

    /// Reads YYYY-MM-DD, YYYY-MM or YYYY; `nil` where it is no date.
    ///
    /// A missing month or day is zero.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts[0].utf8.count == 4, let year = Int(parts[0])
        else { return nil }
        let month = parts.count > 1 ? Int(parts[1]) : 0
        let day = parts.count > 2 ? Int(parts[2]) : 0
        guard let month, let day, parts.count < 2 || (1...12).contains(month),
            parts.count < 3 || (1...31).contains(day)
        else { return nil }
        number = year * 10_000 + month * 100 + day
    }

    /// The year.
    public var year: Int { number / 10_000 }

    /// The last date that begins with the same known parts: 2022 gives the end of 2022.
    public var upperEnd: Int {
        if number % 10_000 == 0 { return number + 1231 }
        return number % 100 == 0 ? number + 31 : number
    }

    /// The order of dates.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.number < right.number
    }
}
