import Glibc

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Texts for property tests.
enum SeededText {
    /// Pieces that folding, word breaking and decoding treat in different ways.
    static let pieces = [
        "本溪市", "人民政府", "办公室", "關於", "國", "残疾人", "卋", "𠮷", "\u{2F800}", "\u{FA0E}", "々", "〇", "ガス", "ｶﾞ",
        "a", "B", "Z", "é", "e\u{301}", "ß", "5", "1", "１２", "Ａ", "Ⅳ", "①", "㎡", "₂", "²", "℃", "½", "…", "，",
        ",", ".",
        ";", "：", "。", "、", "（", "）", "《", "》", "“", "”", "〔2022〕", "﹝", " ", " ", "  ", "\u{A0}", "\u{3000}",
        "\t",
        "\n", "\r\n", "\u{200B}", "\u{AD}", "\u{200D}", "👨‍👩‍👧", "😀", "🇨🇳", "\u{FE0F}", "PM2.5", "GB/T", "_", "-",
        "—",
        "ไทย", "한국", "Ж", "Ωmega", "\u{10400}", "'", "4A级", "\u{FEFF}", "½",
    ]

    static func make(pieces count: Int, seed: UInt64) -> String {
        var generator = SeededGenerator(seed: seed)
        var text = ""
        for _ in 0..<count { text += pieces.randomElement(using: &generator) ?? "" }
        return text
    }

    /// Text whose bytes are broken here and there.
    static func malformed(pieces count: Int, seed: UInt64) -> [UInt8] {
        var bytes = Array(make(pieces: count, seed: seed).utf8)
        var generator = SeededGenerator(seed: seed ^ 0xBAD)
        for _ in 0..<max(1, bytes.count / 20) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            if Bool.random(using: &generator) {
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            } else {
                bytes.remove(at: place)
            }
        }
        return bytes
    }
}

/// The five gazettes at the root of the repository.
enum Corpus {
    static let names = [
        "benxi-2019-03", "benxi-2020-05", "benxi-2022-03", "benxi-2022-04", "chaoyang-2022-plans",
    ]

    /// The bytes of a gazette.
    ///
    /// Foundation cannot help: its ICU and ours may not meet in one module.
    static func bytes(of name: String) throws -> [UInt8] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let file = unsafe fopen("/\(root)/corpus/\(name).txt", "rb")
        guard let file = unsafe file else { throw MissingCorpus(name: name) }
        defer { unsafe fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 2_000_000)
        let count = unsafe fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    struct MissingCorpus: Error {
        let name: String
    }

    static func text(of name: String) throws -> String {
        String(decoding: try bytes(of: name), as: UTF8.self)
    }
}
