/// What is wrong with a query, and where.
public struct QueryError: Error, Equatable, CustomStringConvertible {
    /// The column, in code points from 1.
    public var column: Int
    /// What is wrong and what would be right.
    public var message: String

    /// Makes an error.
    public init(column: Int, message: String) {
        self.column = column
        self.message = message
    }

    /// `1:column message`.
    public var description: String { "1:\(column) \(message)" }
}
