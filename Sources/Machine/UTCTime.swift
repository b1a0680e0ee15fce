internal import Glibc

/// A moment by the calendar, in UTC.
public struct UTCTime: Sendable, Equatable {
    private let seconds: Int
    private let milliseconds: Int

    /// The time now.
    public static var now: UTCTime {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return UTCTime(seconds: time.tv_sec, milliseconds: time.tv_nsec / 1_000_000)
    }

    /// So many seconds after the beginning of 1970.
    public init(seconds: Int, milliseconds: Int = 0) {
        self.seconds = seconds
        self.milliseconds = milliseconds
    }

    /// `2026-11-28T06:51:40.123Z` (RFC 3339).
    public var rfc3339: String {
        let (year, month, day) = date
        let fraction = String(1000 + milliseconds).dropFirst()
        return "\(year)-\(Self.two(month))-\(Self.two(day))T\(clock).\(fraction)Z"
    }

    /// `Sat, 28 Nov 2026 06:51:40 GMT` (RFC 9110, 5.6.7).
    public var http: String {
        let (year, month, day) = date
        let name = Self.days[((days % 7) + 11) % 7]
        return "\(name), \(Self.two(day)) \(Self.months[month - 1]) \(year) \(clock) GMT"
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Whole days after the beginning of 1970.
    private var days: Int { (seconds - Int(secondOfDay)) / 86_400 }
    private var secondOfDay: Int { ((seconds % 86_400) + 86_400) % 86_400 }

    private var clock: String {
        "\(Self.two(secondOfDay / 3600)):\(Self.two(secondOfDay / 60 % 60)):\(Self.two(secondOfDay % 60))"
    }

    /// Year, month and day (Howard Hinnant, "chrono-compatible low-level date algorithms": civil_from_days).
    private var date: (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
