/// Bytes that their encoding does not allow, replaced by one U+FFFD in the decoded text.
public struct MalformedBytes: Sendable, Equatable {
    /// The offset of the first of them in the original bytes.
    public var offset: Int
    /// How many bytes one U+FFFD replaces.
    public var length: Int
    /// The line they stand in, counted from 1.
    public var line: Int

    /// Creates a report.
    public init(offset: Int, length: Int, line: Int) {
        self.offset = offset
        self.length = length
        self.line = line
    }
}
