internal import NIOCore
internal import Wire

/// What all connections of the line protocol share.
struct LineService: Sendable {
    let handler: SearchHandler
    let reporter: CallReporter
    let rates: RateLimiter?
    /// What a client must show; `nil` where nothing, as on a Unix socket.
    let token: TokenHolder?

    var limits: ServerLimits { handler.limits }
    var metrics: ServerMetrics { handler.metrics }

    /// Answers a line; `send` takes the line of the answer, on any thread, once.
    func answer(
        _ request: LineRequest, _ ticket: Ticket, client: String, transport: String,
        send: @escaping @Sendable (ByteBuffer) -> Void
    ) {
        let reporter = reporter
        let requestID = request.id.isNull ? nil : request.id.string ?? request.id.text
        @Sendable func done(_ operation: String, _ text: String?, _ code: String) {
            reporter.report(
                transport: transport, operation: operation, text: text, code: code, client: client,
                requestID: requestID, ticket: ticket)
        }
        let call: Call
        do throws(AnswerError) {
            call = try admitted(request, client)
        } catch {
            done("none", nil, error.code.rawValue)
            send(LineReply.failure(request.id, error))
            return
        }
        let operation = call.operation.rawValue
        handler.run(call, ticket, render: { LineReply.success(request.id, $0) }) { result in
            let code: String
            switch result {
            case .success(let reply):
                code = "ok"
                send(reply)
            case .failure(let error):
                code = error.code.rawValue
                send(LineReply.failure(request.id, error))
            }
            done(operation, call.logText, code)
        }
    }

    /// The call of a line whose client may ask.
    private func admitted(_ request: LineRequest, _ client: String) throws(AnswerError) -> Call {
        if let token, !token.matches(request.token) {
            metrics.reject(.token)
            throw AnswerError(.unauthorized, "send the server's token as \"token\"")
        }
        if let rates, let wait = rates.wait(for: client) {
            metrics.reject(.rate)
            throw AnswerError(
                .rateLimited, "more than \(limits.rate) calls a second; wait \(wait) s", retryAfter: wait)
        }
        return try request.call.get()
    }
}
