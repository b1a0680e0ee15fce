/// The spellings of a document number: one number, whatever brackets it is written with.
///
/// A text is a document number when it is Han characters, then a year of four digits in one of 〔〕 [] 【】 () (or bare and
/// followed by 年), then digits, then 号 or nothing. It is looked for in every bracket.
enum NumberSpellings {
    /// The spellings of `text` (folded scalars), or only itself where it is no document number.
    ///
    /// Where `isLiteral`, the text is taken as it is but for the brackets: a missing 号 stays missing.
    static func of(_ text: [UInt32], isLiteral: Bool) -> [[UInt32]] {
        guard let number = Number(text) else { return [text] }
        if isLiteral, !number.isBracketed || !number.isWhole { return bracketed(number, text) }
        var spellings = brackets.map {
            number.prefix + [$0.0] + number.year + [$0.1] + number.serial + [mark]
        }
        let plain = number.prefix + number.year + [yearMark] + number.serial + [mark]
        spellings.append(plain)
        if !spellings.contains(text), isLiteral || number.isWhole { spellings.append(text) }
        return spellings
    }

    private static func bracketed(_ number: Number, _ text: [UInt32]) -> [[UInt32]] {
        guard number.isBracketed else { return [text] }
        let rest = number.serial + (number.isWhole ? [mark] : [])
        return brackets.map { number.prefix + [$0.0] + number.year + [$0.1] + rest }
    }

    private static let brackets: [(UInt32, UInt32)] = [
        (0x3014, 0x3015), (0x5B, 0x5D), (0x3010, 0x3011), (0x28, 0x29),
    ]
    private static let mark: UInt32 = 0x53F7  // 号
    private static let yearMark: UInt32 = 0x5E74  // 年

    private struct Number {
        var prefix: [UInt32]
        var year: [UInt32]
        var serial: [UInt32]
        var isBracketed: Bool
        var isWhole: Bool

        init?(_ text: [UInt32]) {
            var index = text.firstIndex { !Self.isHan($0) } ?? text.count
            guard index > 0, index < text.count else { return nil }
            prefix = Array(text[..<index])
            let open = text[index]
            let close = NumberSpellings.brackets.first { $0.0 == open }?.1
            isBracketed = close != nil
            if isBracketed { index += 1 }
            guard index + 4 < text.count, text[index..<(index + 4)].allSatisfy(Self.isDigit) else {
                return nil
            }
            year = Array(text[index..<(index + 4)])
            index += 4
            guard text[index] == close ?? NumberSpellings.yearMark else { return nil }
            index += 1
            if index < text.count, text[index] == 0x7B2C { index += 1 }  // 第
            let start = index
            while index < text.count, Self.isDigit(text[index]) { index += 1 }
            guard index > start, index - start <= 6 else { return nil }
            serial = Array(text[start..<index])
            isWhole = index < text.count
            guard isBracketed || isWhole else { return nil }
            guard index == text.count || (index + 1 == text.count && text[index] == NumberSpellings.mark)
            else {
                return nil
            }
        }

        private static func isHan(_ scalar: UInt32) -> Bool {
            (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
        }

        private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }
    }
}
