/// Numbers written in Chinese: 十五, 一百二十三, 二〇二二, 廿三.
public enum ChineseNumeral {
    /// The value of a numeral, or nil if the text is anything else or too large.
    public static func value(_ text: some StringProtocol) -> Int? {
        value(of: Array(text.unicodeScalars))
    }

    /// The numeral for a number from 0 to 99 999 999, as headings write it: 12 is 十二, 105 is 一百零五.
    public static func text(_ number: Int) -> String? {
        guard (0...99_999_999).contains(number) else { return nil }
        if number == 0 { return "零" }
        let high = number / 10_000
        let low = number % 10_000
        guard high > 0 else { return trimmedTen(section(low)) }
        let gap = low > 0 && low < 1000 ? "零" : ""
        return trimmedTen(section(high)) + "万" + gap + section(low)
    }

    /// The value of a digit character, or nil.
    static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "零", "〇", "○": 0
        case "一", "壹": 1
        case "二", "两", "贰": 2
        case "三", "叁": 3
        case "四", "肆": 4
        case "五", "伍": 5
        case "六", "陆": 6
        case "七", "柒": 7
        case "八", "捌": 8
        case "九", "玖": 9
        default: nil
        }
    }

    /// True for every character a numeral may hold.
    static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        digit(scalar) != nil || unit(scalar) != nil || scalar == "万" || scalar == "廿" || scalar == "卅"
    }

    static func value(of scalars: some Collection<Unicode.Scalar>) -> Int? {
        guard !scalars.isEmpty, scalars.count <= 18 else { return nil }
        if scalars.allSatisfy({ digit($0) != nil }) {
            return scalars.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
        }
        var total = 0
        var section = 0
        var pending = 0
        for scalar in scalars {
            if let digit = digit(scalar) {
                guard pending == 0 else { return nil }
                pending = digit
            } else if let unit = unit(scalar) {
                section += (pending == 0 ? 1 : pending) * unit
                pending = 0
            } else if scalar == "廿" || scalar == "卅" {
                section += scalar == "廿" ? 20 : 30
            } else if scalar == "万", total == 0, section + pending > 0 {
                total = (section + pending) * 10_000
                (section, pending) = (0, 0)
            } else {
                return nil
            }
        }
        return total + section + pending
    }

    private static func unit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十", "拾": 10
        case "百", "佰": 100
        case "千", "仟": 1000
        default: nil
        }
    }

    private static func section(_ number: Int) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        var text = ""
        var skippedZero = false
        for (divisor, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / divisor % 10
            if digit == 0 {
                skippedZero = !text.isEmpty
            } else {
                text += (skippedZero ? "零" : "") + digits[digit] + unit
                skippedZero = false
            }
        }
        return text
    }

    private static func trimmedTen(_ text: String) -> String {
        text.hasPrefix("一十") ? String(text.dropFirst()) : text
    }
}
