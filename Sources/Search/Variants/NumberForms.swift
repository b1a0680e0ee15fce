/// The other forms of the numbers in a text: 二〇二二年 and 2022年, 百分之五 and 5%, 三十万 and 30万, 第十二条 and 第12条.
///
/// A number counts where something makes it one: 第 before it, a unit after it, or, of Han characters, a unit of tens in it.
/// 十四五 and 统一 are no numbers, and neither are 5G and PM2.5.
enum NumberForms {
    /// The numbers of a folded text with their other forms.
    static func variants(in text: [UInt32]) -> [Variant] {
        var variants: [Variant] = []
        var start = 0
        while start < text.count {
            guard let token = NumberToken.read(text, at: start) else {
                start += 1
                continue
            }
            if let variant = variant(of: token, text) { variants.append(variant) }
            start = token.range.upperBound
        }
        return variants
    }

    private static func variant(of token: NumberToken, _ text: [UInt32]) -> Variant? {
        let range = token.stretch(in: text)
        let before = text[range.lowerBound..<token.range.lowerBound]
        let after = text[token.range.upperBound..<range.upperBound]
        let own = Array(text[range])
        var strings: [[UInt32]] = []
        for form in forms(of: token) {
            let string = Array(before) + form + after
            if string != own, !strings.contains(string) { strings.append(string) }
        }
        return strings.isEmpty ? nil : Variant(range: range, source: .number, equal: strings)
    }

    private static func forms(of token: NumberToken) -> [[UInt32]] {
        switch token.kind {
        case .year(let value):
            let digits = figures(value)
            return [digits] + ChineseNumber.zeros.map { ChineseNumber.spell(digits, zero: $0) }
        case .percent(let amount):
            guard let han = amount.han else { return [] }
            return [amount.figures + [NumeralCharacters.percent], NumberToken.percentMark + han]
        case .amount(let amount): return amount.forms
        }
    }

    private static func figures(_ value: Int) -> [UInt32] { String(value).unicodeScalars.map(\.value) }
}
