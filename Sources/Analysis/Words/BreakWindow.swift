/// A stretch of folded text as the UTF-16 that ICU looks at.
///
/// Squared units are spelled out, and a raised or lowered digit after a letter stands as a digit, so that ICU
/// finds the same words in `28㎡` and `28m2`, `NO₂` and `NO2`.
struct BreakWindow {
    /// The code units.
    private(set) var units: [UInt16] = []
    /// Whether NFKC_Casefold may change a character of the window.
    private(set) var needsNormalization = false
    /// For each code unit, the index in the window of the character it came from, then the end.
    private var indices: [Int32] = []
    /// Whether `indices` is in use, because some character is not one code unit.
    private var hasIndices = false
    private var count = 0

    /// The index in the window of the character that a code unit came from.
    func index(ofUnit unit: Int) -> Int { hasIndices ? Int(indices[unit]) : unit }

    /// Replaces the window.
    mutating func fill(
        with window: Range<Int>, of scalars: [UInt32], table: FoldingTable, normalizer: CasefoldNormalizer
    ) {
        units.removeAll(keepingCapacity: true)
        indices.removeAll(keepingCapacity: true)
        hasIndices = false
        needsNormalization = false
        count = 0
        var isAfterLetter = false
        for position in window {
            let scalar = scalars[position]
            let entry = table[scalar]
            if entry.isPlain && scalar < 0x10000 {
                isAfterLetter = false
                append(UInt16(truncatingIfNeeded: scalar))
            } else {
                appendSpecial(scalar, entry, isAfterLetter: &isAfterLetter, normalizer)
            }
            count += 1
        }
        if hasIndices { indices.append(Int32(count)) }
    }

    private mutating func appendSpecial(
        _ scalar: UInt32, _ entry: FoldingTable.Entry, isAfterLetter: inout Bool,
        _ normalizer: CasefoldNormalizer
    ) {
        if entry.changesUnderCasefold { needsNormalization = true }
        if entry.isUnit || (entry.isScriptDigit && isAfterLetter) {
            separateIndices()
            for unit in normalizer.utf16(of: CollectionOfOne(scalar)) { append(unit) }
            return
        }
        switch entry.scalarClass {
        case .latin, .letter: isAfterLetter = true
        case .mark: break
        case .other, .digit, .stop, .blank, .zeroWidthBlank, .ignored: isAfterLetter = false
        }
        if scalar < 0x10000 {
            append(UInt16(truncatingIfNeeded: scalar))
        } else {
            separateIndices()
            append(UInt16(truncatingIfNeeded: 0xD7C0 + scalar >> 10))
            append(UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF))
        }
    }

    private mutating func append(_ unit: UInt16) {
        units.append(unit)
        if hasIndices { indices.append(Int32(count)) }
    }

    /// Begins to tell code units and characters apart.
    private mutating func separateIndices() {
        guard !hasIndices else { return }
        hasIndices = true
        for index in 0..<units.count { indices.append(Int32(index)) }
    }
}
