/// A stretch of a clause with its marked ranges.
public struct Snippet: Sendable, Equatable {
    /// The text, on one line.
    public var text: String
    /// The marked ranges, increasing and disjoint.
    public var highlights: [Highlight]

    /// A marked range in three units.
    public struct Highlight: Sendable, Equatable {
        /// In code points.
        public var scalars: Range<Int>
        /// In UTF-8 bytes.
        public var utf8: Range<Int>
        /// In UTF-16 units.
        public var utf16: Range<Int>
    }
}
