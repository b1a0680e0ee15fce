/// The number a heading begins with.
struct HeadingNumber: Equatable {
    let kind: HeadingKind
    /// The value that is compared for continuity; the last component of a decimal number.
    let value: Int
    /// The first component of a decimal number.
    var first = 0
    /// The number as printed, blanks removed: (一), 1.6.1, 第一章.
    let text: String
    /// The index where the heading's text begins.
    let textStart: Int

    /// Reads the number at the beginning of folded text; decimal numbers are not looked for.
    init?(_ line: [Unicode.Scalar]) {
        guard let lead = line.first else { return nil }
        if lead == "第" {
            guard let found = Self.ordinal(line) else { return nil }
            self = found
        } else if lead == "(" {
            guard let found = Self.bracketed(line) else { return nil }
            self = found
        } else if lead.digitValue != nil {
            guard let found = Self.digit(line) else { return nil }
            self = found
        } else if ChineseNumeral.isNumeral(lead) {
            guard let found = Self.han(line) else { return nil }
            self = found
        } else if let value = Self.circledValue(lead) {
            self.init(
                kind: .circled, value: value, text: lead.properties.isWhitespace ? "" : String(lead), end: 1,
                in: line)
        } else {
            return nil
        }
    }

    init(kind: HeadingKind, value: Int, first: Int = 0, text: String, end: Int, in line: [Unicode.Scalar]) {
        self.kind = kind
        self.value = value
        self.first = first
        self.text = text
        textStart = HeaderKey.skipBlanks(line, end)
    }

    private static func ordinal(_ line: [Unicode.Scalar]) -> HeadingNumber? {
        var end = 1
        while end < line.count, end < 12, ChineseNumeral.isNumeral(line[end]) || line[end].digitValue != nil {
            end += 1
        }
        guard end > 1, end < line.count else { return nil }
        let digits = line[1..<end]
        let value =
            digits.first?.digitValue == nil
            ? ChineseNumeral.value(of: digits) : digits.prefix(6).reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
        let kind: HeadingKind
        switch line[end] {
        case "编": kind = .part
        case "章": kind = .chapter
        case "节": kind = .section
        case "条": kind = .article
        default: return nil
        }
        guard let value else { return nil }
        end += 1
        let isSeparated = end >= line.count || line[end] == " " || line[end] == ":" || line[end] == "【"
        guard
            isSeparated || (kind != .article && line[end].isHan)
                || (kind == .article && line[end] != "第" && !"的、和至规款项".unicodeScalars.contains(line[end]))
        else {
            return nil
        }
        return HeadingNumber(kind: kind, value: value, text: line[..<end].text, end: end, in: line)
    }

    private static func bracketed(_ line: [Unicode.Scalar]) -> HeadingNumber? {
        var end = HeaderKey.skipBlanks(line, 1)
        let start = end
        while end < line.count, end - start < 6, ChineseNumeral.isNumeral(line[end]) { end += 1 }
        let isHan = end > start
        if !isHan { while end < line.count, end - start < 3, line[end].digitValue != nil { end += 1 } }
        let digits = line[start..<end]
        let close = HeaderKey.skipBlanks(line, end)
        guard !digits.isEmpty, close < line.count, line[close] == ")" else { return nil }
        let value =
            isHan ? ChineseNumeral.value(of: digits) : digits.reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
        guard let value, close + 1 < line.count else { return nil }
        let kind: HeadingKind = isHan ? .bracketedHan : .bracketedDigit
        return HeadingNumber(kind: kind, value: value, text: "(\(digits.text))", end: close + 1, in: line)
    }

    private static func han(_ line: [Unicode.Scalar]) -> HeadingNumber? {
        var end = 0
        while end < line.count, end < 6, ChineseNumeral.isNumeral(line[end]) { end += 1 }
        guard end < line.count, line[end] == "、" || line[end] == ".",
            let value = ChineseNumeral.value(of: line[..<end])
        else { return nil }
        let start = HeaderKey.skipBlanks(line, end + 1)
        guard start < line.count, value > 0 else { return nil }
        // 一、二级公路 and 一、二、三产业 name several things; they number none.
        if let digit = ChineseNumeral.digit(line[start]), start == end + 1, digit == value + 1,
            start + 1 < line.count,
            "级类等三、期次线产".unicodeScalars.contains(line[start + 1])
        {
            return nil
        }
        return HeadingNumber(kind: .han, value: value, text: line[..<end].text + "、", end: start, in: line)
    }

    private static func digit(_ line: [Unicode.Scalar]) -> HeadingNumber? {
        var end = 0
        while end < line.count, end < 3, line[end].digitValue != nil { end += 1 }
        guard end <= 2, end < line.count, line[end] == "." || line[end] == "、" else { return nil }
        let value = line[..<end].reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
        let start = end + 1
        guard value > 0, start < line.count, !(line[end] == "." && isFraction(line, at: start)) else {
            return nil
        }
        guard HeaderKey.skipBlanks(line, start) < line.count else { return nil }
        return HeadingNumber(kind: .digit, value: value, text: line[..<end].text + ".", end: start, in: line)
    }

    /// True if the digits at `start` make the number before them a fraction; 1.5G+… and 1.2022年… do not.
    private static func isFraction(_ line: [Unicode.Scalar], at start: Int) -> Bool {
        var end = start
        while end < line.count, line[end].digitValue != nil, end - start < 5 { end += 1 }
        guard end > start else { return false }
        guard end < line.count else { return true }
        if end - start == 1, line[end] == "G" { return false }
        return !(end - start == 4 && (line[end] == "年" || line[end] == "-" || line[end] == "—"))
    }

    private static func circledValue(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x2460...0x2473: Int(scalar.value - 0x2460) + 1
        case 0x3251...0x325F: Int(scalar.value - 0x3251) + 21
        default: nil
        }
    }
}
