/// Whole numbers as Han characters write them: 十五, 一百二十, 三十万, 二〇二二.
enum ChineseNumber {
    /// The largest number that is read and written: below a thousand 亿.
    static let max = 99_999_999_999

    /// The value of a well-formed numeral with units: 十五 and 一百零五, but not 十四五 or 千万.
    static func value(_ numeral: some Collection<UInt32>) -> Int? {
        let plain = numeral.flatMap(plain)
        guard !plain.isEmpty, plain.count <= 32, let value = sum(plain), value <= max else { return nil }
        // What is well formed is what would be written, but for a 一 before 十.
        return normal(write(value)) == normal(plain) ? value : nil
    }

    /// The value of digits that follow each other: 二〇二二.
    static func digits(_ numeral: some Collection<UInt32>) -> Int? {
        guard !numeral.isEmpty, numeral.count <= 9 else { return nil }
        var value = 0
        for scalar in numeral {
            guard let digit = NumeralCharacters.digit(scalar), scalar != liang else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// The numeral of a number from 0 to `max`.
    static func write(_ value: Int) -> [UInt32] {
        guard value > 0 else { return [zero] }
        var result: [UInt32] = []
        var hasGap = false
        for (unit, size) in [(NumeralCharacters.yi, 100_000_000), (NumeralCharacters.wan, 10_000), (0, 1)] {
            let part = value / size % 10_000
            guard part > 0 else {
                hasGap = !result.isEmpty
                continue
            }
            if !result.isEmpty, hasGap || part < 1000 { result.append(zero) }
            hasGap = false
            result += section(part)
            if unit != 0 { result.append(unit) }
        }
        return result.starts(with: [one, ten]) ? Array(result.dropFirst()) : result
    }

    /// The digits of a number one by one, with one of the three signs for nothing.
    static func spell(_ digits: [UInt32], zero: UInt32) -> [UInt32] {
        digits.map { $0 == 0x30 ? zero : figures[Int($0) - 0x30] }
    }

    /// 零.
    static let zero: UInt32 = 0x96F6
    /// 〇, ○ and 零.
    static let zeros: [UInt32] = [0x3007, 0x25CB, zero]
    /// 两.
    static let liang: UInt32 = 0x4E24
    /// 二.
    static let two: UInt32 = 0x4E8C
    private static let one: UInt32 = 0x4E00
    private static let ten: UInt32 = 0x5341
    private static let figures: [UInt32] = "零一二三四五六七八九".unicodeScalars.map(\.value)
    private static let powers: [UInt32] = "千百十".unicodeScalars.map(\.value)

    /// A number from 1 to 9999.
    private static func section(_ value: Int) -> [UInt32] {
        var result: [UInt32] = []
        var hasGap = false
        var rest = value
        for (index, size) in [1000, 100, 10, 1].enumerated() {
            let digit = rest / size
            rest %= size
            guard digit > 0 else {
                hasGap = !result.isEmpty
                continue
            }
            if hasGap { result.append(zero) }
            hasGap = false
            result.append(figures[digit])
            if index < powers.count { result.append(powers[index]) }
        }
        return result
    }

    /// A character as `write` has it; 廿 is 二十.
    private static func plain(_ scalar: UInt32) -> [UInt32] {
        if let value = NumeralCharacters.tens[scalar] { return [figures[value / 10], ten] }
        if let digit = NumeralCharacters.digit(scalar) { return [figures[digit]] }
        switch NumeralCharacters.unit(scalar) {
        case 10: return [powers[2]]
        case 100: return [powers[1]]
        case 1000: return [powers[0]]
        default: return [scalar]
        }
    }

    /// The sum of digits times units, whatever their order.
    private static func sum(_ numeral: [UInt32]) -> Int? {
        var (total, section, digit) = (0, 0, 0)
        for scalar in numeral {
            if let value = NumeralCharacters.digit(scalar) {
                digit = value
            } else if let unit = NumeralCharacters.unit(scalar) {
                section += Swift.max(digit, 1) * unit
                digit = 0
            } else if scalar == NumeralCharacters.wan || scalar == NumeralCharacters.yi {
                let size = scalar == NumeralCharacters.wan ? 10_000 : 100_000_000
                total += (section + digit) * size
                (section, digit) = (0, 0)
            } else {
                return nil
            }
        }
        return total + section + digit
    }

    /// A numeral without the 一 before 十 that may be left out.
    private static func normal(_ numeral: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        for scalar in numeral {
            if scalar == ten, result.last == one { result.removeLast() }
            result.append(scalar)
        }
        return result
    }
}
