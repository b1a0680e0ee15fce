internal import Segments

/// A condition on what is known of a document.
public enum FieldCondition: Sendable, Equatable, CustomStringConvertible {
    /// The keyword of a name is this, after folding; names are issuer, kind, number, issue or `field.NAME`.
    case keyword(name: String, value: String)
    /// The date of signing lies in the range, both ends included; numbers as in `CalendarDate`.
    case date(ClosedRange<Int>)
    /// The year of signing, or, where the date is unknown, of the document number.
    case year(ClosedRange<Int>)
    /// The title contains the text.
    case title(String)

    /// The condition in the query language.
    public var description: String {
        switch self {
        case .keyword(let name, let value): "\(name):\(Self.quoted(value))"
        case .date(let range): "date:\(Self.date(range.lowerBound))..\(Self.date(range.upperBound))"
        case .year(let range): "year:\(Self.padded(range.lowerBound, 4))..\(Self.padded(range.upperBound, 4))"
        case .title(let text): "title:\(Self.quoted(text))"
        }
    }

    /// A value as the query language takes it: in quotes where it has blanks or parentheses.
    private static func quoted(_ value: String) -> String {
        let isPlain = value.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && !"()\"（）＂\u{200B}\u{FEFF}".unicodeScalars.contains($0)
        }
        return isPlain ? value : "\"\(value)\""
    }

    /// YYYY-MM-DD, shorter where the month or day is open; empty for an end that is open.
    private static func date(_ number: Int) -> String {
        guard number > 1, number < 9999_1231 else { return "" }
        var text = padded(number / 10_000, 4)
        if number / 100 % 100 > 0 { text += "-" + padded(number / 100 % 100, 2) }
        if number % 100 > 0 { text += "-" + padded(number % 100, 2) }
        return text
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    /// Whether this is the name of a field, in small letters.
    static func isName(_ name: String) -> Bool {
        ["issuer", "kind", "number", "issue", "title", "year", "date"].contains(name)
            || name.hasPrefix("field.")
    }

    /// Reads `name:value`; `nil` where the name is no field.
    public init?(name: String, value: String) throws(QueryError) {
        switch name {
        case "issuer", "kind", "number", "issue":
            self = .keyword(name: name, value: value)
        case "title":
            self = .title(value)
        case "year":
            self = .year(try Self.years(value))
        case "date":
            self = .date(try Self.dates(value))
        default:
            guard name.hasPrefix("field.") else { return nil }
            self = .keyword(name: name, value: value)
        }
    }

    /// The range of `FROM..TO`, of one date, or with one end left open.
    static func dates(_ text: String) throws(QueryError) -> ClosedRange<Int> {
        let ends = Self.ends(text)
        let from = ends.from.isEmpty ? nil : CalendarDate(ends.from)
        let to = ends.to.isEmpty ? nil : CalendarDate(ends.to)
        guard ends.from.isEmpty || from != nil, ends.to.isEmpty || to != nil, from != nil || to != nil else {
            throw QueryError(
                column: 1, message: "'\(text)' is no date; write YYYY-MM-DD, YYYY-MM, YYYY or FROM..TO")
        }
        let low = from?.number ?? 1
        let high = to?.upperEnd ?? 9999_1231
        guard low <= high else {
            throw QueryError(column: 1, message: "the date range '\(text)' ends before it begins")
        }
        return low...high
    }

    private static func years(_ text: String) throws(QueryError) -> ClosedRange<Int> {
        let range = try dates(text)
        return (range.lowerBound / 10_000)...(range.upperBound / 10_000)
    }

    private static func ends(_ text: String) -> (from: String, to: String) {
        var rest = Substring(text)
        while let dot = rest.firstIndex(of: ".") {
            let next = rest.index(after: dot)
            if next < rest.endIndex, rest[next] == "." {
                return (String(text[..<dot]), String(text[rest.index(after: next)...]))
            }
            rest = rest[next...]
        }
        return (text, text)
    }
}
