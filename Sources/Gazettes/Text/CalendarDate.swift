/// A full date found in text, in the form documents are signed with or headers print.
struct CalendarDate: Equatable {
    let year: Int
    let month: Int
    let day: Int

    /// The date as `YYYY-MM-DD`.
    var iso: String {
        "\(Self.padded(year, to: 4))-\(Self.padded(month, to: 2))-\(Self.padded(day, to: 2))"
    }

    /// The date the text consists of, a time of day after it aside.
    init?(_ scalars: some Collection<Unicode.Scalar>) {
        let text = Self.withoutTime(Array(scalars.prefix(48).map(\.folded).trimmed))
        guard let (date, end) = Self.scan(text, at: 0), end == text.count || text[end] == "T" else {
            return nil
        }
        self = date
    }

    private init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The date that begins at `start` and the index after it.
    static func scan(_ text: [Unicode.Scalar], at start: Int) -> (date: CalendarDate, end: Int)? {
        guard let (year, afterYear) = number(text, at: start, in: 4...4), afterYear < text.count,
            let separator = Separator(text[afterYear]),
            let (month, afterMonth) = number(text, at: afterYear + 1, in: 1...3), afterMonth < text.count,
            text[afterMonth] == separator.afterMonth,
            let (day, afterDay) = number(text, at: afterMonth + 1, in: 1...3),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        guard separator == .han else { return (date, afterDay) }
        guard afterDay < text.count, text[afterDay] == "日" else { return nil }
        return (date, afterDay + 1)
    }

    private enum Separator {
        case han, dash, slash, dot

        init?(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "年": self = .han
            case "-": self = .dash
            case "/": self = .slash
            case ".": self = .dot
            default: return nil
            }
        }

        var afterMonth: Unicode.Scalar {
            switch self {
            case .han: "月"
            case .dash: "-"
            case .slash: "/"
            case .dot: "."
            }
        }
    }

    /// The text without blanks, up to a time of day.
    private static func withoutTime(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let hasTime = text.contains(":")
        var date: [Unicode.Scalar] = []
        for scalar in text {
            if scalar == " " {
                let isComplete = date.count >= 8 && (date.last == "日" || date.last?.digitValue != nil)
                if hasTime, isComplete { break }
            } else {
                date.append(scalar)
            }
        }
        return date
    }

    private static func number(
        _ text: [Unicode.Scalar], at start: Int, in lengths: ClosedRange<Int>
    ) -> (value: Int, end: Int)? {
        var end = start
        if start < text.count, text[start].digitValue != nil {
            var value = 0
            while end < text.count, end - start < 4, let digit = text[end].digitValue {
                value = value * 10 + digit
                end += 1
            }
            return lengths.contains(end - start) && end - start != 3 ? (value, end) : nil
        }
        while end < text.count, end - start < 4, ChineseNumeral.isNumeral(text[end]) { end += 1 }
        guard lengths.contains(end - start), let value = ChineseNumeral.value(of: text[start..<end]) else {
            return nil
        }
        return (value, end)
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
