/// Turns source text into the form that texts and queries are compared in.
///
/// In `FoldingMode.content`, each source character becomes one folded character or none, so offsets stay
/// exact:
///
/// 1. **Width**: U+FF01–FF5E become ASCII; U+FFE0–FFE6 and half-width kana U+FF61–FF9F their ordinary forms.
/// 2. **Case**: letters take their simple (one-to-one) case folding. Ⅳ and Ⓐ are no letters and stay.
/// 3. **Compatibility ideographs** U+F900–FAFF and U+2F800–2FA1F become their canonical character; Kangxi and
///    CJK radicals the unified ideograph, where they have one. ﹝ and ﹞ become 〔 and 〕.
/// 4. **Traditional characters** become simplified ones by ICU's one-to-one map, except those that GB 2312
///    holds (著, 乾, 於: simplified text uses them too) and 瞭.
/// 5. Other compatibility forms (① Ⅳ ㎡ ℃ ₂ × …) stay; only the *terms* of words are normalised further
///    (`Analyzer`).
/// 6. **Blanks** are U+0009–000D, 0020, 0085, 00A0, 2000–200B, 2028, 2029, 202F, 205F, 3000 and FEFF. A run
///    of blanks is dropped, unless it stands between two letters or digits that are not CJK, or between a
///    Latin letter with one of `.,;:!?` and a Latin letter or digit: then it is one U+0020, whose source is
///    the whole run. "Stands between" looks at the folded characters, through combining marks. The soft
///    hyphen U+00AD is dropped and parts nothing.
///
/// In `FoldingMode.pretokenized` only blanks that have a width (6, without U+200B and U+FEFF) are dropped,
/// and part words.
///
/// Folding is idempotent. Malformed UTF-8 gives one U+FFFD for each malformed sequence.
public struct TextFolder: Sendable {
    /// The version of the rules; it grows when any text may fold to something else.
    public static let version = 1

    /// What this folder does.
    public let mode: FoldingMode
    let table: FoldingTable

    /// Creates a folder.
    public init(mode: FoldingMode = .content) {
        self.mode = mode
        table = FoldingTable.shared
    }

    /// Folds a text.
    ///
    /// - Parameter string: any text.
    /// - Returns: the folded text; its source offsets count the string's UTF-8 bytes.
    public func fold(_ string: String) -> FoldedText {
        var text = FoldedText()
        fold(string.utf8.span, into: &text)
        return text
    }

    /// Folds UTF-8 bytes into a text whose memory is used again.
    ///
    /// Linear in the number of bytes, and without allocations once `text` is large enough.
    ///
    /// - Parameters:
    ///   - utf8: at most 4 GiB; malformed bytes become U+FFFD.
    ///   - text: replaced.
    public func fold(_ utf8: Span<UInt8>, into text: inout FoldedText) {
        precondition(utf8.count <= Int(UInt32.max), "A text to fold is longer than 4 GiB")
        text.removeAll()
        switch mode {
        case .content: foldContent(utf8, into: &text)
        case .pretokenized: cutAtBlanks(utf8, into: &text)
        }
    }

    /// Folds UTF-8 bytes into a text whose memory is used again.
    public func fold(_ utf8: [UInt8], into text: inout FoldedText) {
        fold(utf8.span, into: &text)
    }

    /// Folds UTF-8 bytes into a text whose memory is used again; source offsets begin at 0 for the slice's
    /// first byte.
    public func fold(_ utf8: ArraySlice<UInt8>, into text: inout FoldedText) {
        fold(utf8.span, into: &text)
    }

    /// The bytes for which room is made at once.
    static let blockSize = 4096

    private func foldContent(_ utf8: Span<UInt8>, into text: inout FoldedText) {
        var state = ContentState()
        while state.offset < utf8.count {
            let end = min(state.offset + Self.blockSize, utf8.count)
            Self.foldBlock(
                utf8, to: end, table, &state, into: &text.scalars, &text.sourceStarts, &text.sourceEnds)
        }
    }

    /// Where folding is.
    struct ContentState {
        var context = BlankContext()
        var offset = 0
    }

    /// Folds the characters that begin before `end`.
    static func foldBlock(
        _ utf8: Span<UInt8>, to end: Int, _ table: FoldingTable, _ state: inout ContentState,
        into scalars: inout [UInt32], _ starts: inout [UInt32], _ ends: inout [UInt32]
    ) {
        // Each character has a byte of its own, and a blank that is kept another.
        let room = end - state.offset + 1
        scalars.append(addingCapacity: room) { scalars in
            starts.append(addingCapacity: room) { starts in
                ends.append(addingCapacity: room) { ends in
                    fold(utf8, to: end, table, &state, into: &scalars, &starts, &ends)
                }
            }
        }
    }

    @inline(__always)
    private static func fold(
        _ utf8: Span<UInt8>, to end: Int, _ table: FoldingTable, _ state: inout ContentState,
        into scalars: inout OutputSpan<UInt32>, _ starts: inout OutputSpan<UInt32>,
        _ ends: inout OutputSpan<UInt32>
    ) {
        var context = state.context
        var offset = state.offset
        defer { state = ContentState(context: context, offset: offset) }
        var isMalformed = false
        while offset < end {
            let start = offset
            let entry = table[nextScalar(in: utf8, at: &offset, isMalformed: &isMalformed)]
            if entry.isPlain {
                context.passPlain()
            } else {
                switch entry.scalarClass {
                case .blank, .zeroWidthBlank:
                    context.passBlank(start: start, end: offset)
                    continue
                case .ignored: continue
                case .other, .latin, .letter, .digit, .stop, .mark:
                    if context.hasBlank, context.keepsBlank(before: entry.scalarClass) {
                        scalars.append(0x20)
                        starts.append(UInt32(truncatingIfNeeded: context.blankStart))
                        ends.append(UInt32(truncatingIfNeeded: context.blankEnd))
                    }
                    context.pass(entry.scalarClass)
                }
            }
            scalars.append(entry.target)
            starts.append(UInt32(truncatingIfNeeded: start))
            ends.append(UInt32(truncatingIfNeeded: offset))
        }
    }

    private func cutAtBlanks(_ utf8: Span<UInt8>, into text: inout FoldedText) {
        var offset = 0
        var isWordStart = true
        while offset < utf8.count {
            let end = min(offset + Self.blockSize, utf8.count)
            Self.cutBlock(
                utf8, to: end, table, &offset, &isWordStart, into: &text.scalars, &text.sourceStarts,
                &text.sourceEnds, &text.wordStarts)
        }
    }

    /// Reads the characters that begin before `end`.
    static func cutBlock(
        _ utf8: Span<UInt8>, to end: Int, _ table: FoldingTable, _ offset: inout Int,
        _ isWordStart: inout Bool, into scalars: inout [UInt32], _ starts: inout [UInt32],
        _ ends: inout [UInt32], _ words: inout [UInt32]
    ) {
        let room = end - offset
        let before = scalars.count
        scalars.append(addingCapacity: room) { scalars in
            starts.append(addingCapacity: room) { starts in
                ends.append(addingCapacity: room) { ends in
                    words.append(addingCapacity: room) { words in
                        cut(
                            utf8, to: end, table, &offset, &isWordStart, before: before, into: &scalars,
                            &starts, &ends, &words)
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func cut(
        _ utf8: Span<UInt8>, to end: Int, _ table: FoldingTable, _ offset: inout Int,
        _ isWordStart: inout Bool, before: Int, into scalars: inout OutputSpan<UInt32>,
        _ starts: inout OutputSpan<UInt32>, _ ends: inout OutputSpan<UInt32>,
        _ words: inout OutputSpan<UInt32>
    ) {
        var place = offset
        var isStart = isWordStart
        var isMalformed = false
        while place < end {
            let start = place
            let scalar = nextScalar(in: utf8, at: &place, isMalformed: &isMalformed)
            let entry = table[scalar]
            if !entry.isPlain, entry.scalarClass == .blank {
                isStart = true
                continue
            }
            if isStart { words.append(UInt32(truncatingIfNeeded: before &+ scalars.count)) }
            isStart = false
            scalars.append(scalar)
            starts.append(UInt32(truncatingIfNeeded: start))
            ends.append(UInt32(truncatingIfNeeded: place))
        }
        offset = place
        isWordStart = isStart
    }

    /// As `UTF8Scalars.next`, with a short way for ASCII and well-formed three-byte sequences.
    @inline(__always)
    private static func nextScalar(in utf8: Span<UInt8>, at offset: inout Int, isMalformed: inout Bool)
        -> UInt32
    {
        let first = utf8[offset]
        if first < 0x80 {
            offset += 1
            return UInt32(first)
        }
        if first & 0xF0 == 0xE0, offset + 2 < utf8.count {
            let second = utf8[offset + 1]
            let third = utf8[offset + 2]
            let scalar = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80, scalar >= 0x800, scalar & 0xF800 != 0xD800 {
                offset += 3
                return scalar
            }
        }
        return UTF8Scalars.next(in: utf8, at: &offset, isMalformed: &isMalformed)
    }
}
