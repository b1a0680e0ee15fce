internal import Segments

extension FieldCondition {
    /// The range of `FROM..TO`, of one date, or with one end left open.
    static func dates(_ text: String) throws(QueryError) -> ClosedRange<Int> {
        let ends = ends(text)
        let from = ends.from.isEmpty ? nil : CalendarDate(plainDate(ends.from))
        let to = ends.to.isEmpty ? nil : CalendarDate(plainDate(ends.to))
        guard ends.from.isEmpty || from != nil, ends.to.isEmpty || to != nil, from != nil || to != nil else {
            throw QueryError(
                column: 1, message: "'\(text)' is no date; write YYYY-MM-DD, YYYY-MM, YYYY or FROM..TO")
        }
        let low = max(1, from?.number ?? 1)
        let high = to?.upperEnd ?? 9999_1231
        guard low <= high else {
            throw QueryError(column: 1, message: "the date range '\(text)' ends before it begins")
        }
        return low...high
    }

    static func years(_ text: String) throws(QueryError) -> ClosedRange<Int> {
        let ends = ends(text)
        for end in [ends.from, ends.to]
        where end.unicodeScalars.count(where: { $0.properties.numericType != nil }) > 4 {
            throw QueryError(
                column: 1, message: "'\(text)' is no year; write YYYY or YYYY..YYYY, and date: for months")
        }
        let range = try dates(text)
        return (range.lowerBound / 10_000)...(range.upperBound / 10_000)
    }

    /// The range of `FROM..TO` between numbers, one of which may be missing; `nil` for other text.
    static func numbers(_ text: String) throws(QueryError) -> ClosedRange<Double>? {
        guard text.contains("..") else { return nil }
        let ends = ends(text)
        let from = number(ends.from)
        let to = number(ends.to)
        guard ends.from.isEmpty || from != nil, ends.to.isEmpty || to != nil, from != nil || to != nil else {
            return nil
        }
        let low = from ?? -.infinity
        let high = to ?? .infinity
        guard low <= high else {
            throw QueryError(column: 1, message: "the range '\(text)' ends before it begins")
        }
        return low...high
    }

    /// A decimal number, with a minus or without; full-width digits count.
    static func number(_ text: String) -> Double? {
        let scalars = text.unicodeScalars.map(QuerySigns.sign)
        let isNegative = scalars.first == "-"
        guard let digits = QuerySigns.number(scalars.dropFirst(isNegative ? 1 : 0)),
            let value = Double(digits), value.isFinite
        else { return nil }
        return isNegative && value != 0 ? -value : value
    }

    /// YYYY-MM-DD of 2022年1月25日, 2022.1.25 or 2022/1/25; other text as it is, in ASCII.
    private static func plainDate(_ text: String) -> String {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "年", "月", ".", "/", "．", "／": plain += "-"
            case "日": break
            default: plain.unicodeScalars.append(QuerySigns.sign(scalar))
            }
        }
        if let last = text.unicodeScalars.last, last == "年" || last == "月" { plain.removeLast() }
        return plain
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
