/// One field of a file's header.
public struct HeaderField: Sendable, Equatable {
    /// The key without blanks: 文号, 索引号.
    public var key: String
    /// The value, or nil if it is empty.
    public var value: String?

    /// Creates a field.
    public init(key: String, value: String?) {
        self.key = key
        self.value = value
    }
}
