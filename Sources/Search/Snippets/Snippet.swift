/// A stretch of a clause with its marked ranges.
public struct Snippet: Sendable, Equatable {
    /// The text, on one line.
    public var text: String
    /// The marked ranges, increasing and disjoint.
    public var highlights: [Highlight]

    /// A marked range in three units.
    ///
    /// It covers the code points that were matched and no others: where a combining mark follows that was not asked for, it
    /// ends before it, inside of what is seen as one character.
    public struct Highlight: Sendable, Equatable {
        /// In code points.
        public var scalars: Range<Int>
        /// In UTF-8 bytes.
        public var utf8: Range<Int>
        /// In UTF-16 units.
        public var utf16: Range<Int>
    }
}
