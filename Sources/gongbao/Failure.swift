internal import Indexing
internal import Search
internal import Segments
internal import Wire

/// The exit codes of the command.
enum ExitStatus: Int32 {
    case found = 0
    case nothing = 1
    case usage = 2
    case index = 3
    case inputOutput = 4
}

/// What ends a command: a message for people and an exit code.
struct Failure: Error {
    var code: ExitStatus
    var message: String

    init(_ code: ExitStatus, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Ends the command with an exit code; what there is to say has been said.
    static func silent(_ code: ExitStatus) -> Failure { Failure(code, "") }

    init(_ error: SegmentError) {
        switch error {
        case .io, .tooLarge, .locked, .indexExists, .diskLimit: code = .inputOutput
        case .corrupt, .unsupportedVersion, .noIndex: code = .index
        }
        message = error.description
    }

    init(_ error: SearchError) {
        switch error {
        case .query, .request, .staleCursor, .budget, .stopped: self.init(.usage, error.description)
        case .unknownID: self.init(.nothing, error.description)
        case .index(let error): self.init(error)
        }
    }

    init(_ error: ParameterError) {
        self.init(.usage, "--\(String(error.name.map { $0 == "_" ? "-" : $0 })): \(error.message)")
    }

    init(_ error: AnswerError) {
        let code: ExitStatus =
            switch error.code {
            case .notFound: .nothing
            case .index: .index
            case .inputOutput, .busy, .stopping, .rateLimited, .cancelled: .inputOutput
            case .badRequest, .badQuery, .tooLarge, .budget, .deadline, .staleCursor, .unauthorized: .usage
            }
        self.init(code, error.message)
    }

    init(_ error: IndexingError) {
        switch error {
        case .schemaMismatch: self.init(.usage, error.description)
        case .index(let error): self.init(error)
        }
    }

    /// Prints a message on standard error.
    static func report(_ message: String) {
        let line = message.hasSuffix("\n") ? message : message + "\n"
        Output.writeError(line.hasPrefix("Error:") || line.hasPrefix("gongbao") ? line : "gongbao: " + line)
    }
}
