/// The folding of every character, laid out for look-up.
///
/// One table serves all folders of a process. Building it takes about 0.2 ms and does not touch ICU: the data
/// was generated (`FoldingData`). BMP characters are one load; the others are a binary search over a few
/// hundred ranges.
struct FoldingTable: Sendable {
    /// What is known of one character.
    struct Entry {
        /// Bits 0–20: the folded character; then its attributes as in `FoldingData.attributes`.
        var rawValue: UInt32

        /// The folded character.
        var target: UInt32 { rawValue & 0x1F_FFFF }

        /// Whether the folded character is an ordinary one: no blank, letter or digit that blanks or NFKC
        /// care about.
        var isPlain: Bool { rawValue >> Self.shift == 0 }

        /// The class of the folded character.
        var scalarClass: ScalarClass { ScalarClass(rawValue: (rawValue >> Self.shift) & 0xF) ?? .other }

        /// Whether NFKC_Casefold changes the folded character, or may join it to the one before.
        var changesUnderCasefold: Bool { rawValue & (1 << (Self.shift + 4)) != 0 }

        /// Whether the character is a squared unit spelled with letters and digits, such as ㎡.
        var isUnit: Bool { rawValue & (1 << (Self.shift + 5)) != 0 }

        /// Whether the character is a raised or lowered digit, such as ₂.
        var isScriptDigit: Bool { rawValue & (1 << (Self.shift + 6)) != 0 }

        static let shift: UInt32 = 21
    }

    /// The table of this build.
    static let shared = FoldingTable()

    private var bmp: [UInt32]
    private var astral: [(last: UInt32, first: UInt32, delta: UInt32)] = []
    private var astralAttributes: [(last: UInt32, first: UInt32, value: UInt32)] = []

    private init() {
        bmp = Array(0..<0x10000)
        addAttributes()
        addHan()
        addMappings()
        astral.sort { $0.last < $1.last }
    }

    /// The entry of a character.
    ///
    /// - Parameter scalar: any code point.
    subscript(scalar: UInt32) -> Entry {
        if scalar < 0x10000 { return Entry(rawValue: bmp[Int(scalar)]) }
        return astralEntry(of: scalar)
    }

    private func astralEntry(of scalar: UInt32) -> Entry {
        var target = scalar
        if let range = Self.search(astral.count, { astral[$0].last < scalar }), astral[range].first <= scalar
        {
            target = scalar &+ astral[range].delta
        }
        if target < 0x10000 { return Entry(rawValue: bmp[Int(target)]) }
        var attributes: UInt32 = 0
        if let range = Self.search(astralAttributes.count, { astralAttributes[$0].last < target }),
            astralAttributes[range].first <= target
        {
            attributes = astralAttributes[range].value
        }
        return Entry(rawValue: target | attributes << Entry.shift)
    }

    /// The first index that is not before what is looked for, if there is one.
    private static func search(_ count: Int, _ isBefore: (Int) -> Bool) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low < count ? low : nil
    }

    private mutating func addAttributes() {
        let numbers = FoldingData.attributes
        for index in stride(from: 0, to: numbers.count, by: 3) {
            let (first, last, value) = (numbers[index], numbers[index + 1], numbers[index + 2])
            if first >= 0x10000 {
                astralAttributes.append((last, first, value))
                continue
            }
            for scalar in Int(first)...Int(min(last, 0xFFFF)) { bmp[scalar] |= value << Entry.shift }
        }
    }

    private mutating func addHan() {
        let sources = FoldingData.traditional.unicodeScalars
        for (source, target) in zip(sources, FoldingData.simplified.unicodeScalars) {
            map(source.value, to: target.value)
        }
    }

    private mutating func addMappings() {
        let numbers = FoldingData.mappings
        for index in stride(from: 0, to: numbers.count, by: 3) {
            let first = numbers[index] & 0x7FFF_FFFF
            let last = numbers[index + 1]
            let delta = numbers[index + 2]
            if first >= 0x10000 {
                astral.append((last, first, delta))
                continue
            }
            let step: UInt32.Stride = numbers[index] == first ? 1 : 2
            for scalar in stride(from: first, through: last, by: step) { map(scalar, to: scalar &+ delta) }
        }
    }

    /// Gives a character the entry of its target, which is folded already and so has its own entry still.
    private mutating func map(_ source: UInt32, to target: UInt32) {
        if source < 0x10000 {
            bmp[Int(source)] = target < 0x10000 ? bmp[Int(target)] : target
        } else {
            astral.append((source, source, target &- source))
        }
    }
}
