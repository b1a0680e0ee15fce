/// The Han characters by their readings in pinyin, all readings of each.
public struct PinyinTable: Sendable {
    /// The table of this build.
    public static let shared = PinyinTable()

    /// The length of the longest syllable.
    public static let maxLength = 6

    private let characters: [String: String.UnicodeScalarView]

    private init() {
        var characters: [String: String.UnicodeScalarView] = [:]
        for line in PinyinData.text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 2 else { continue }
            characters[String(parts[0])] = String(parts[1]).unicodeScalars
        }
        self.characters = characters
    }

    /// The characters that are read so, the common ones first; none where it is no syllable.
    ///
    /// - Parameter syllable: small letters without tone, ü as v or u.
    /// - Returns: code points.
    public func characters(of syllable: String) -> [UInt32] {
        (characters[Self.regular(syllable)] ?? "".unicodeScalars).map(\.value)
    }

    /// Whether it is a syllable.
    public func contains(_ syllable: String) -> Bool { characters[Self.regular(syllable)] != nil }

    /// The syllable as the table has it: u after j, q, x and y, and v in lve and nve.
    private static func regular(_ syllable: String) -> String {
        switch syllable {
        case "lue", "nue": return String(syllable.prefix(1)) + "ve"
        default: break
        }
        guard let first = syllable.first, "jqxy".contains(first) else { return syllable }
        return String(syllable.map { $0 == "v" ? "u" : $0 })
    }
}
