internal import Logging
internal import Wire

/// Counts and logs calls when they are done.
struct CallReporter: Sendable {
    let metrics: ServerMetrics
    let logger: Logger
    /// Whether the texts of queries are logged.
    let logsQueries: Bool

    /// Notes a call that was answered, or refused with an error.
    ///
    /// The text is the query, or what stands for it; the code is `ok` or that of the error.
    func report(
        transport: String, operation: String, text: String?, code: String, client: String, requestID: String?,
        ticket: Ticket
    ) {
        let duration = ticket.arrival.duration(to: .now)
        metrics.observe(.init(transport: transport, operation: operation, code: code), duration)
        if code == AnswerError.Code.cancelled.rawValue { metrics.cancel() }
        guard logger.logLevel <= .info else { return }
        var metadata: Logger.Metadata = [
            "client": .string(client), "code": .string(code), "op": .string(operation),
            "took_us": .stringConvertible(Int(duration / .microseconds(1))), "transport": .string(transport),
        ]
        if let requestID { metadata["request_id"] = .string(requestID) }
        if logsQueries, let text { metadata["query"] = .string(String(text.unicodeScalars.prefix(200))) }
        logger.info("call", metadata: metadata)
    }
}

extension Call {
    /// The query or id, for the log.
    var logText: String? {
        switch self {
        case .search(let parameters), .count(let parameters), .whyNot(let parameters, _): parameters.query
        case .document(let id), .citation(let id, _): id
        case .suggest(let prefix, _): prefix
        case .stats, .ping: nil
        }
    }
}
