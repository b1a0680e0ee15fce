/// Something the reader found missing or odd in a file.
public struct Notice: Sendable, Equatable {
    /// The 1-based line it was seen at.
    public var line: Int
    /// What was seen, in one sentence.
    public var message: String

    /// Creates a notice.
    public init(line: Int, message: String) {
        self.line = line
        self.message = message
    }
}
