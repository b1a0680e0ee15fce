/// A condition on what is known of a document, or on the headings over a clause.
public enum FieldCondition: Sendable, Equatable {
    /// The keyword of a name is this, after folding; names are issuer, kind, number, issue or `field.NAME`.
    case keyword(name: String, value: String)
    /// The keyword of a name is a number in the range, both ends included; an open end is infinite.
    case numbers(name: String, ClosedRange<Double>)
    /// The date of signing lies in the range, both ends included; numbers as in `CalendarDate`.
    case date(ClosedRange<Int>)
    /// The year of signing, or, where the date is unknown, of the document number.
    case year(ClosedRange<Int>)
    /// The title contains the text.
    case title(String)
    /// A heading over the clause contains the text.
    case heading(String)

    private static let names = ["issuer", "kind", "number", "issue", "title", "heading", "year", "date"]
    private static let aliases = [
        "docno": "number", "标题": "title", "文号": "number", "发文机关": "issuer", "日期": "date", "年份": "year",
        "文种": "kind",
    ]
    private static let freePrefix = "field."

    /// The name of the field that is written so; `nil` where it is no field.
    static func name(_ written: String) -> String? {
        let lowercased = written.lowercased()
        if lowercased.hasPrefix(freePrefix) { return freePrefix + written.dropFirst(freePrefix.count) }
        let name = aliases[lowercased] ?? lowercased
        return names.contains(name) ? name : nil
    }

    /// Reads `name:value`; `nil` where the name is no field.
    ///
    /// - Parameters:
    ///   - name: the name or an alias, in any case.
    ///   - value: what stands behind the colon, without quotes.
    ///   - isQuoted: whether it stood in quotes, so that `a..b` is text there.
    /// - Throws: where the value is no date or range; the column counts in the value.
    public init?(name: String, value: String, isQuoted: Bool = false) throws(QueryError) {
        guard let name = Self.name(name) else { return nil }
        switch name {
        case "title": self = .title(value)
        case "heading": self = .heading(value)
        case "year": self = .year(try Self.years(value))
        case "date": self = .date(try Self.dates(value))
        default:
            if name.hasPrefix(Self.freePrefix), !isQuoted, let range = try Self.numbers(value) {
                self = .numbers(name: name, range)
            } else {
                self = .keyword(name: name, value: value)
            }
        }
    }

    /// Reads the value of a field whose first character stands in a column.
    static func reading(
        _ name: String, _ value: String, isQuoted: Bool, column: Int
    ) throws(QueryError) -> FieldCondition {
        guard !value.isEmpty else {
            throw QueryError(column: column, message: "missing a value after \(name):")
        }
        do throws(QueryError) {
            if let condition = try FieldCondition(name: name, value: value, isQuoted: isQuoted) {
                return condition
            }
        } catch {
            throw QueryError(column: column + error.column - 1, message: error.message)
        }
        return .keyword(name: name, value: value)
    }
}

extension FieldCondition: CustomStringConvertible {
    /// The condition in the query language.
    public var description: String {
        switch self {
        case .keyword(let name, let value): "\(name):\(Self.written(value))"
        case .numbers(let name, let range):
            "\(name):\(Self.number(range.lowerBound))..\(Self.number(range.upperBound))"
        case .date(let range): "date:\(Self.dates(range))"
        case .year(let range): "year:\(Self.padded(range.lowerBound, 4))..\(Self.padded(range.upperBound, 4))"
        case .title(let text): "title:\(Self.written(text))"
        case .heading(let text): "heading:\(Self.written(text))"
        }
    }

    /// A value as the query language takes it: in quotes where it would be read otherwise.
    private static func written(_ value: String) -> String {
        let isPlain = value.unicodeScalars.allSatisfy {
            !QuerySigns.isBlank($0) && !["(", ")", "\"", "^"].contains(QuerySigns.sign($0))
                && QuerySigns.closingMark(of: $0) == nil
        }
        return isPlain && !value.contains("..") ? value : QuerySigns.quoted(value)
    }

    private static func number(_ number: Double) -> String {
        number.isFinite ? QuerySigns.decimal(number) : ""
    }

    /// A range of dates; an end that is open is left out, but not both.
    private static func dates(_ range: ClosedRange<Int>) -> String {
        let isOpen = range.lowerBound > 1 && range.upperBound == 9999_1231
        return (range.lowerBound > 1 ? date(range.lowerBound) : "") + ".."
            + (isOpen ? "" : date(range.upperBound))
    }

    /// YYYY-MM-DD, shorter where the month or day is open.
    private static func date(_ number: Int) -> String {
        var text = padded(number / 10_000, 4)
        if number / 100 % 100 > 0 { text += "-" + padded(number / 100 % 100, 2) }
        if number % 100 > 0 { text += "-" + padded(number % 100, 2) }
        return text
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
