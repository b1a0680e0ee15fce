/// A JSON value that keeps the order of its members.
public enum JSON: Sendable {
    /// No value.
    case null
    /// True or false.
    case bool(Bool)
    /// A whole number.
    case int(Int)
    /// A number.
    case number(Double)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Members in order.
    case object([(String, JSON)])

    /// A string, or null.
    public static func optional(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    /// An integer, or null.
    public static func optional(_ value: Int?) -> JSON { value.map { .int($0) } ?? .null }
    /// A half-open range as two numbers.
    public static func range(_ range: Range<Int>) -> JSON {
        .array([.int(range.lowerBound), .int(range.upperBound)])
    }
}
