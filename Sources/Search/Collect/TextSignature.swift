internal import Analysis

/// What counts of a text when it is compared with others: see `NearDuplicates`.
struct TextSignature {
    /// What equal texts share, of 128 bits and the length.
    struct Digest: Hashable {
        var first: UInt64 = 0xCBF2_9CE4_8422_2325
        var second: UInt64 = 0x9E37_79B9_7F4A_7C15
        var count: Int
    }

    private static let runLength = 4
    private static let longest = 50_000
    /// The whole text.
    let digest: Digest
    /// The distinct runs of four characters, as numbers in increasing order.
    let runs: [UInt64]

    init(_ text: ArraySlice<UInt8>, _ folder: TextFolder) {
        var folded = FoldedText()
        folder.fold(text, into: &folded)
        var letters = folded.scalars.filter { Grams.isContent($0) && !Self.isDigit($0) }
        if letters.count < Self.runLength { letters = folded.scalars }
        digest = letters.reduce(into: Digest(count: letters.count)) { digest, scalar in
            digest.first = Self.mixed(digest.first, scalar)
            digest.second = (digest.second &+ UInt64(scalar)) &* 0xBF58_476D_1CE4_E5B9
            digest.second ^= digest.second >> 31
        }
        runs = Self.runs(of: letters)
    }

    /// Digits, fractions and numerals other than Han characters.
    private static func isDigit(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (0x30...0x39).contains(scalar) }
        guard !(0x4E00...0x9FFF).contains(scalar) else { return false }
        return Unicode.Scalar(scalar)?.properties.numericType != nil
    }

    private static func runs(of letters: [UInt32]) -> [UInt64] {
        guard letters.count >= runLength, letters.count <= longest else { return [] }
        var runs: Set<UInt64> = []
        for start in 0...(letters.count - runLength) {
            runs.insert(letters[start..<(start + runLength)].reduce(0xCBF2_9CE4_8422_2325, mixed))
        }
        return runs.sorted()
    }

    /// A step of FNV-1a, which spreads the order, so that rare runs come first as often as common ones.
    private static func mixed(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
        let product = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3
        return product ^ product >> 29
    }
}
