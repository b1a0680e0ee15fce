public import Search
internal import Segments

/// Why a call has no answer, in the form that programs see.
public struct AnswerError: Error, Sendable, Equatable {
    /// What kind of error it is; programs may rely on the raw values.
    public enum Code: String, Sendable, CaseIterable {
        /// The request is malformed, or an option has a value that it does not take.
        case badRequest = "bad_request"
        /// The query is malformed.
        case badQuery = "bad_query"
        /// Something is longer or more than it may be.
        case tooLarge = "too_large"
        /// The query would take more work than one query may.
        case budget
        /// The search took longer than it may.
        case deadline
        /// There is no clause or document with the id.
        case notFound = "not_found"
        /// The index has changed since the page that the cursor ended.
        case staleCursor = "stale_cursor"
        /// A valid token is missing.
        case unauthorized
        /// Too many requests came from one address.
        case rateLimited = "rate_limited"
        /// The server has as much to do as it takes on.
        case busy
        /// The server is about to end.
        case stopping
        /// The client is gone.
        case cancelled
        /// The index is missing, damaged or of another format.
        case index
        /// A file of the index could not be read.
        case inputOutput = "input_output"
    }

    /// The kind.
    public var code: Code
    /// One line: what happened, where, and what to do.
    public var message: String
    /// The column of a malformed query, in code points from 1.
    public var column: Int?
    /// After how many seconds it is worth while to ask again.
    public var retryAfter: Int?

    /// Makes an error.
    public init(_ code: Code, _ message: String, column: Int? = nil, retryAfter: Int? = nil) {
        self.code = code
        self.message = message
        self.column = column
        self.retryAfter = retryAfter
    }

    /// An error of an option.
    public init(_ error: ParameterError) {
        self.init(.badRequest, error.description)
    }

    /// An error of a search.
    public init(_ error: SearchError) {
        switch error {
        case .query(let query): self.init(.badQuery, error.description, column: query.column)
        case .request: self.init(.badRequest, error.description)
        case .staleCursor: self.init(.staleCursor, error.description)
        case .budget: self.init(.budget, error.description)
        case .unknownID: self.init(.notFound, error.description)
        case .index(.io), .index(.tooLarge), .index(.locked): self.init(.inputOutput, error.description)
        case .index: self.init(.index, error.description)
        case .stopped(.deadline): self.init(.deadline, error.description)
        case .stopped(.cancelled): self.init(.cancelled, error.description)
        case .stopped(.busy): self.init(.busy, error.description, retryAfter: 1)
        }
    }

    /// The members in JSON.
    public var json: JSON {
        var members: [(String, JSON)] = [("code", .string(code.rawValue)), ("message", .string(message))]
        if let column { members.append(("column", .int(column))) }
        if let retryAfter { members.append(("retry_after", .int(retryAfter))) }
        return .object(members)
    }
}
