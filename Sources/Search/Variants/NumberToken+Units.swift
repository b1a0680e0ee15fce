extension NumberToken {
    /// The length of the unit at a place: what makes a number of the characters before it; 0 where there is none.
    static func unitLength(_ text: [UInt32], at start: Int) -> Int {
        guard start < text.count else { return 0 }
        if start + 1 < text.count, longUnits.contains([text[start], text[start + 1]]) { return 2 }
        return units.contains(text[start]) ? 1 : 0
    }

    /// Whether a number stands in the brackets of a document number.
    static func isBracketed(_ previous: UInt32, _ next: UInt32) -> Bool {
        brackets.contains(previous) && brackets.contains(next)
    }

    /// Whether a character is a Latin letter, with which figures are a name.
    static func isLatin(_ scalar: UInt32) -> Bool {
        (0x61...0x7A).contains(scalar) || (0xC0...0x24F).contains(scalar)
    }

    /// The signs before figures that make them a part of something longer.
    static let joints = scalars("点.-/_")
    /// What takes one sign after it into a word: 统一, 唯一.
    static let before = scalars("统唯同之单逐专划归合")

    private static let units = scalars("年月日号条款项章节编批次期届级位名人个户家件所座处篇份亩元吨米岁倍天类种间张项周")
    private static let longUnits: Set<[UInt32]> = Set(
        ["公里", "公顷", "公斤", "千米", "平方", "立方", "小时", "分钟", "工作", "周岁"].map { $0.unicodeScalars.map(\.value) })
    private static let brackets = scalars("〔〕[]【】()")

    private static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
}
