/// The characters that numbers are written with.
enum NumeralCharacters {
    /// The digit that a Han character stands for; formal ones too.
    static func digit(_ scalar: UInt32) -> Int? { digits[scalar] }

    /// The power of ten that a Han character stands for, up to 千.
    static func unit(_ scalar: UInt32) -> Int? { units[scalar] }

    /// Whether a Han character may stand in a number.
    static func isHan(_ scalar: UInt32) -> Bool {
        digits[scalar] != nil || units[scalar] != nil || scalar == wan || scalar == yi || tens[scalar] != nil
    }

    /// Whether a character is one of 0 to 9.
    static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

    /// The characters before a number that make it a part of a longer one.
    static func before(_ first: UInt32) -> [UInt32] {
        if isDigit(first) { return figures + [point] }
        return isHan(first) ? han : []
    }

    /// The characters after a number that make it a part of a longer one.
    static func after(_ last: UInt32) -> [UInt32] {
        if isDigit(last) { return figures + [point, wan, yi, percent] + units.keys.sorted() }
        return isHan(last) ? han : []
    }

    /// 廿 and 卅.
    static let tens: [UInt32: Int] = [0x5EFF: 20, 0x5345: 30]
    static let wan: UInt32 = 0x4E07
    static let yi: UInt32 = 0x4EBF
    static let point: UInt32 = 0x2E
    static let percent: UInt32 = 0x25
    /// 点, as in 三点五.
    static let hanPoint: UInt32 = 0x70B9

    private static let figures = Array<UInt32>(0x30...0x39)
    private static let han: [UInt32] = digits.keys.sorted() + units.keys.sorted() + [wan, yi, hanPoint]

    private static let digits: [UInt32: Int] = table([
        "零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖",
    ])
    private static let units: [UInt32: Int] = table(["", "十拾", "百佰", "千仟"]).mapValues { power in
        (0..<power).reduce(1) { product, _ in product * 10 }
    }

    /// The place in a list at which each character stands.
    private static func table(_ rows: [String]) -> [UInt32: Int] {
        rows.enumerated().reduce(into: [:]) { table, row in
            for scalar in row.element.unicodeScalars { table[scalar.value] = row.offset }
        }
    }
}
