/// Random texts of characters that offsets are easily lost over.
public struct TroublesomeText {
    private static let pieces = [
        "养", "老", "服务", "养老服务", "人民政府", "市", "的", "工业", "安全生产", "養老", "服務", "業", "聯網", "著",
        "\u{F979}", "\u{F900}", "\u{2F800}", "\u{2F00}", "⼯", "𠮷", "𠀀", "葛\u{E0100}", "々", "〇",
        "👨‍👩‍👧‍👦", "👍🏽", "🇨🇳", "🇨🇳🇫🇷", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "☺︎", "1️⃣", "😀", "\u{200D}", "\u{FE0F}", "🏽",
        "e\u{301}", "é", "a\u{308}\u{304}", "क्षि", "각", "가", "ガ", "か\u{3099}", "ｶﾞ", "سلام", "\u{200F}",
        "\u{301}",
        "Ａ", "ｂｃ", "９", "１２", "（", "）", "，", "：", "％", "a", "Ab", "PM2.5", "R&D", "5G", "10", "3.5", ".", "-",
        "㎡", "NO₂", "①", "Ⅳ", "…", "“", "”", "《", "》", "。", "；", "！", "？", "\u{AD}", "ab\u{AD}c",
        " ", "  ", "\u{3000}", "\u{A0}", "\n", "\r\n", "\n\n", "\r\n\r\n", "\r", "\t", "\u{200B}", "\u{FEFF}",
        "\u{2028}", "\u{85}", " \n ", "\u{1}", "\u{FFFD}",
    ]
    private var random: SeededRandom

    /// Makes a source of texts.
    public init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// A text of a random number of pieces.
    public mutating func text(pieces range: ClosedRange<Int>) -> String {
        var text = ""
        for _ in 0..<Int.random(in: range, using: &random) {
            text.unicodeScalars.append(
                contentsOf: (Self.pieces.randomElement(using: &random) ?? "").unicodeScalars)
        }
        return text
    }
}
