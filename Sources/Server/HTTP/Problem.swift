internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Wire

/// An error as HTTP tells it: a status and an object of `application/problem+json` (RFC 9457).
struct Problem: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: ByteBuffer

    /// Makes a problem of an error; its status goes by its code unless it is given.
    init(_ error: AnswerError, status: HTTPResponse.Status? = nil, requestID: String? = nil) {
        let status = status ?? Self.status(of: error.code)
        self.status = status
        var headers: HTTPFields = [
            .contentType: "application/problem+json; charset=utf-8", .cacheControl: "no-store",
        ]
        if let retryAfter = error.retryAfter { headers[.retryAfter] = String(retryAfter) }
        self.headers = headers
        var members: [(String, JSON)] = [
            ("type", .string("about:blank")), ("title", .string(status.reasonPhrase)),
            ("status", .int(status.code)),
            ("detail", .string(error.message)), ("code", .string(error.code.rawValue)),
        ]
        if let column = error.column { members.append(("column", .int(column))) }
        if let retryAfter = error.retryAfter { members.append(("retry_after", .int(retryAfter))) }
        if let requestID { members.append(("request_id", .string(requestID))) }
        body = ByteBuffer(bytes: JSON.object(members).bytes)
    }

    /// The response.
    var response: Response { Response(status: status, headers: headers, body: .init(byteBuffer: body)) }

    /// The status that goes with a code.
    static func status(of code: AnswerError.Code) -> HTTPResponse.Status {
        switch code {
        case .badRequest, .badQuery, .tooLarge, .budget, .deadline, .cancelled: .badRequest
        case .notFound: .notFound
        case .staleCursor: .conflict
        case .unauthorized: .unauthorized
        case .rateLimited: .tooManyRequests
        case .busy, .stopping: .serviceUnavailable
        case .index, .inputOutput: .internalServerError
        }
    }
}
