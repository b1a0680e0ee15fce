/// A number that stands in a folded text.
struct NumberToken {
    /// What kind of number it is.
    enum Kind: Equatable {
        /// Four digits one by one.
        case year(Int)
        /// 百分之五, with these three characters, or 5%, with the sign.
        case percent(NumberAmount)
        /// Any other.
        case amount(NumberAmount)
    }

    /// Where its characters stand.
    var range: Range<Int>
    /// What it says.
    var kind: Kind

    /// 百分之.
    static let percentMark: [UInt32] = [0x767E, 0x5206, 0x4E4B]
    /// 第.
    private static let ordinal: UInt32 = 0x7B2C
    private static let year: UInt32 = 0x5E74

    /// Reads the number that begins at a place; `nil` where there is none, or nothing makes it one.
    static func read(_ text: [UInt32], at start: Int) -> NumberToken? {
        let previous = start > 0 ? text[start - 1] : 0
        // What was no number from its first character on is none from its second.
        if NumeralCharacters.isHan(text[start]), !NumeralCharacters.isHan(previous) {
            return text[start...].starts(with: percentMark)
                ? percent(text, at: start) : han(text, at: start, after: previous)
        }
        if NumeralCharacters.isDigit(text[start]), !NumeralCharacters.isDigit(previous) {
            return figures(text, at: start, after: previous)
        }
        return nil
    }

    /// The stretch that the number is a part of: with 第 before it, and the unit after it.
    func stretch(in text: [UInt32]) -> Range<Int> {
        if case .percent = kind { return range }
        let isOrdinal = range.lowerBound > 0 && text[range.lowerBound - 1] == Self.ordinal
        let unit = Self.unitLength(text, at: range.upperBound)
        return (range.lowerBound - (isOrdinal ? 1 : 0))..<(range.upperBound + unit)
    }

    private static func percent(_ text: [UInt32], at start: Int) -> NumberToken? {
        let first = start + percentMark.count
        guard let (amount, end) = NumberReader.han(text, at: first) ?? NumberReader.figures(text, at: first)
        else { return nil }
        return NumberToken(range: start..<end, kind: .percent(amount))
    }

    private static func figures(_ text: [UInt32], at start: Int, after previous: UInt32) -> NumberToken? {
        guard let (amount, end) = NumberReader.figures(text, at: start) else { return nil }
        let next = end < text.count ? text[end] : 0
        guard !isPartOfName(text, start..<end, after: previous) else { return nil }
        if next == NumeralCharacters.percent {
            return NumberToken(range: start..<(end + 1), kind: .percent(amount))
        }
        guard !NumeralCharacters.isHan(next), !isBracketed(previous, next) else { return nil }
        let hasUnit = unitLength(text, at: end) > 0
        let isPlain = text[start..<end].allSatisfy(NumeralCharacters.isDigit)
        if isPlain, end - start == 4, isYear(amount.mantissa, next, hasUnit) {
            return NumberToken(range: start..<end, kind: .year(amount.mantissa))
        }
        guard text[start] != 0x30 || amount.scale > 0 else { return nil }
        guard end - start > 1 || previous == ordinal || hasUnit else { return nil }
        return NumberToken(range: start..<end, kind: .amount(amount))
    }

    /// Whether letters make a name of figures, or a sign joins them to others.
    private static func isPartOfName(_ text: [UInt32], _ range: Range<Int>, after previous: UInt32) -> Bool {
        let rest = text[range.upperBound...].prefix(2)
        let goesOn = rest.first == NumeralCharacters.point && rest.count == 2
        return isLatin(previous) || rest.first.map(isLatin) ?? false || joints.contains(previous)
            || goesOn && rest.last.map(NumeralCharacters.isDigit) ?? false
    }

    private static func han(_ text: [UInt32], at start: Int, after previous: UInt32) -> NumberToken? {
        let end = NumberReader.end(ofHan: text, at: start)
        let next = end < text.count ? text[end] : 0
        if end - start == 4, let value = ChineseNumber.digits(text[start..<end]),
            isYear(value, next, unitLength(text, at: end) > 0)
        {
            return NumberToken(range: start..<end, kind: .year(value))
        }
        guard let (amount, last) = NumberReader.han(text, at: start) else { return nil }
        let hasUnit = previous == ordinal || unitLength(text, at: last) > 0
        // 统一, 唯一: a word takes the one sign after it.
        let isWord = last - start == 1 && before.contains(previous)
        guard !isWord, hasUnit || last - start > 1 else { return nil }
        return NumberToken(range: start..<last, kind: .amount(amount))
    }

    /// Whether four digits are a year: before 年, or before nothing that is counted where they are of these centuries.
    private static func isYear(_ value: Int, _ next: UInt32, _ hasUnit: Bool) -> Bool {
        next == year || !hasUnit && (1900...2099).contains(value)
    }
}
