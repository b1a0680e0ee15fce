/// Random texts of what folding, word breaking and matching treat in different ways.
public struct RandomText {
    private static let han = [
        "本", "溪", "市", "养", "老", "服", "务", "工", "业", "互", "联", "网", "安", "全", "的", "和", "人", "民", "政", "府",
        "养老", "服务", "工业互联网", "人民政府", "安全生产", "应急", "预案", "養", "務", "業", "聯", "網", "市市", "老老",
    ]
    private static let other = [
        "a", "B", "ab", "PM2.5", "R&D", "GDP", "the", "é", "e\u{301}", "5G", "1", "22", "2025", "3.5", "％",
        "%", "(", ")",
        "（", "）", "，", "。", "、", "：", "“", "”", "《", "》", "-", "+", "…", "Ａ", "ｂ", "９", "①", "㎡", "NO₂", "😀",
        "👨‍👩‍👧", "🇨🇳", "𠮷", "々", "〇", "ガ", "ｶﾞ", "Ж", "\u{FE0F}", "\u{AD}",
    ]
    /// So few characters that two texts share many strings.
    private static let dense = [
        "养", "老", "服", "务", "的", "养", "老", "服", "务", "養", "a", "b", "G", "gb", "1", "2", "20", "。", "！", "？",
        "!",
        "，", "(", "*", "；", "是", "ab", "é",
    ]
    private static let blanks = [" ", "  ", "\u{A0}", "\u{3000}", "\n", "\r\n", "\t", "\u{200B}", " \n "]
    private var random: SeededRandom
    private let isDense: Bool

    /// Makes a source of texts; dense ones are made of a few characters only.
    public init(seed: UInt64, isDense: Bool = false) {
        random = SeededRandom(seed: seed)
        self.isDense = isDense
    }

    /// A text of so many pieces.
    public mutating func text(pieces count: Int) -> String {
        var text = ""
        for _ in 0..<count { text += piece() }
        return text
    }

    /// A text of a random number of pieces.
    public mutating func text(pieces range: ClosedRange<Int>) -> String {
        text(pieces: Int.random(in: range, using: &random))
    }

    /// A stretch of the code points of a text.
    public mutating func stretch(of text: String, _ length: ClosedRange<Int>) -> String {
        let scalars = Array(text.unicodeScalars)
        let count = min(scalars.count, Int.random(in: length, using: &random))
        let start = Int.random(in: 0...(scalars.count - count), using: &random)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<(start + count)])
        return String(view)
    }

    private mutating func piece() -> String {
        let kind = Int.random(in: 0..<20, using: &random)
        if isDense, kind > 0 { return Self.dense.randomElement(using: &random) ?? "" }
        let pieces = kind < 13 ? Self.han : kind < 17 ? Self.other : Self.blanks
        return pieces.randomElement(using: &random) ?? ""
    }
}
