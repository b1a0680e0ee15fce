/// What is wrong with an option of a request.
public struct ParameterError: Error, Equatable {
    /// The option as it was named.
    public var name: String
    /// What is wrong, and what would be right.
    public var message: String

    /// Makes an error.
    public init(_ name: String, _ message: String) {
        self.name = name
        self.message = message
    }
}

extension ParameterError: CustomStringConvertible {
    /// `name: message`.
    public var description: String { "\(name): \(message)" }
}
