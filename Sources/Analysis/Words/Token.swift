/// A word of a folded text.
public struct Token: Sendable, Equatable {
    /// The position of its first character.
    public var position: UInt32
    /// The number of characters it covers in the folded text.
    public var length: UInt32
    /// The index of its term among the text's normalised terms, or -1 if the term is the folded slice itself.
    public var normalizedIndex: Int32

    /// Creates a token.
    public init(position: UInt32, length: UInt32, normalizedIndex: Int32 = -1) {
        self.position = position
        self.length = length
        self.normalizedIndex = normalizedIndex
    }

    /// The position after its last character; the next word of a phrase begins there.
    public var end: UInt32 { position + length }

    /// The positions it covers.
    public var positions: Range<Int> { Int(position)..<Int(end) }
}
