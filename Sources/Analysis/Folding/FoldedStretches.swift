/// Folds a long text stretch by stretch, so that no more of it than is wanted is in memory.
///
/// All stretches appended to one text give what `TextFolder` makes of the whole.
public struct FoldedStretches: Sendable {
    /// Where a stretch begins; folding can go on from any place that was reached.
    public struct Place: Sendable {
        /// The number of folded characters before it.
        public internal(set) var position = 0
        var state = TextFolder.ContentState()
        var isWordStart = true
    }

    /// The number of source bytes in a stretch, to the next character.
    public static let byteCount = 16 << 10

    /// Where the next stretch begins; may be set back to a place that was reached before.
    public var place = Place()
    private let folder: TextFolder
    private let utf8: ArraySlice<UInt8>

    /// Makes the stretches of a text; source offsets begin at 0 for its first byte.
    public init(_ utf8: ArraySlice<UInt8>, folder: TextFolder) {
        precondition(utf8.count <= Int(UInt32.max), "A text to fold is longer than 4 GiB")
        self.utf8 = utf8
        self.folder = folder
    }

    /// Whether all has been folded.
    public var isAtEnd: Bool { place.state.offset >= utf8.count }

    /// Appends the next stretch.
    public mutating func append(to text: inout FoldedText) {
        let before = text.count
        var next = place
        folder.fold(utf8.span, &next, byteCount: Self.byteCount, into: &text)
        next.position += text.count - before
        place = next
    }
}

extension TextFolder {
    /// Folds the characters that begin in the next bytes.
    func fold(
        _ utf8: Span<UInt8>, _ place: inout FoldedStretches.Place, byteCount: Int, into text: inout FoldedText
    ) {
        let last = min(place.state.offset + byteCount, utf8.count)
        while place.state.offset < last {
            let end = min(place.state.offset + Self.blockSize, last)
            switch mode {
            case .content:
                Self.foldBlock(
                    utf8, to: end, table, &place.state, into: &text.scalars, &text.sourceStarts,
                    &text.sourceEnds)
            case .pretokenized:
                Self.cutBlock(
                    utf8, to: end, table, &place.state.offset, &place.isWordStart, into: &text.scalars,
                    &text.sourceStarts, &text.sourceEnds, &text.wordStarts)
            }
        }
    }
}

extension FoldedText {
    /// Whether words end before a position for certain, whatever stands before and after: the words of the parts are those of the whole.
    public func hasCertainBreak(before position: Int) -> Bool {
        guard position > 0, position < count else { return true }
        return WindowCut.isCertain(before: position, in: scalars)
    }
}
