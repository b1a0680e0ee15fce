/// Reads the amounts of numbers, in Han characters and in figures.
enum NumberReader {
    /// Where the run of numerals ends that begins at a place.
    static func end(ofHan text: [UInt32], at start: Int) -> Int {
        text[start...].firstIndex { !NumeralCharacters.isHan($0) } ?? text.count
    }

    /// A numeral of Han characters, with 点 and digits after it.
    static func han(_ text: [UInt32], at start: Int) -> (amount: NumberAmount, end: Int)? {
        guard start < text.count else { return nil }
        let end = end(ofHan: text, at: start)
        guard end > start, let whole = ChineseNumber.value(text[start..<end]) else { return nil }
        let hasFraction =
            end + 1 < text.count && text[end] == NumeralCharacters.hanPoint
            && NumeralCharacters.digit(text[end + 1]) != nil
        guard hasFraction else { return (NumberAmount(mantissa: whole), end) }
        let last = Self.end(ofHan: text, at: end + 1)
        let power = power(text[last - 1])
        let fraction = text[(end + 1)..<(power == 0 ? last : last - 1)]
        guard whole < 1_000_000, fraction.count <= 4, let digits = ChineseNumber.digits(fraction) else {
            return nil
        }
        let size = fraction.reduce(1) { size, _ in size * 10 }
        let amount = NumberAmount(mantissa: whole * size + digits, scale: fraction.count)
        return amount.multiplied(power: power).map { ($0, last) }
    }

    /// The power of ten of 万 and 亿.
    private static func power(_ scalar: UInt32) -> Int {
        switch scalar {
        case NumeralCharacters.wan: 4
        case NumeralCharacters.yi: 8
        default: 0
        }
    }

    /// Figures, with commas between threes, a fraction and 万 or 亿.
    static func figures(_ text: [UInt32], at start: Int) -> (amount: NumberAmount, end: Int)? {
        var amount = NumberAmount(mantissa: 0)
        var hasPoint = false
        var index = start
        while index < text.count {
            let scalar = text[index]
            if NumeralCharacters.isDigit(scalar) {
                amount.mantissa = amount.mantissa * 10 + Int(scalar - 0x30)
                if hasPoint { amount.scale += 1 }
                guard amount.mantissa <= ChineseNumber.max, amount.scale <= 4 else { return nil }
            } else if scalar == NumeralCharacters.point, !hasPoint, count(text, from: index + 1) > 0 {
                hasPoint = true
            } else if scalar != 0x2C || hasPoint || count(text, from: index + 1) != 3 {
                break
            }
            guard index > start || NumeralCharacters.isDigit(scalar) else { return nil }
            index += 1
        }
        guard index > start else { return nil }
        guard index < text.count, text[index] == NumeralCharacters.wan || text[index] == NumeralCharacters.yi
        else { return (amount, index) }
        return amount.multiplied(power: text[index] == NumeralCharacters.wan ? 4 : 8).map { ($0, index + 1) }
    }

    /// The number of figures from a place on.
    private static func count(_ text: [UInt32], from start: Int) -> Int {
        guard start < text.count else { return 0 }
        return text[start...].prefix(while: NumeralCharacters.isDigit).count
    }
}
