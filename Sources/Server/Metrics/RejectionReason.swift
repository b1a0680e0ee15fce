internal import Wire

/// A limit that something was refused by; each has a counter of its own.
enum RejectionReason: String, CaseIterable {
    case line
    case head
    case body
    case malformed
    case query
    case deadline
    case budget
    case slow
    case inFlight = "in_flight"
    case connections
    case headTime = "head_time"
    case bodyTime = "body_time"
    case writeTime = "write_time"
    case rate
    case token
    case host

    /// The limit that an error of a call is about; `nil` where it is about none.
    init?(_ error: AnswerError) {
        switch error.code {
        case .tooLarge, .badQuery: self = .query
        case .deadline: self = .deadline
        case .budget: self = .budget
        case .busy: self = .slow
        case .rateLimited: self = .rate
        case .unauthorized: self = .token
        case .badRequest, .notFound, .staleCursor, .stopping, .cancelled, .index, .inputOutput: return nil
        }
    }
}
