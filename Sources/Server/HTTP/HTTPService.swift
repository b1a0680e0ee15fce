internal import HTTPTypes
internal import Hummingbird
internal import Machine
internal import NIOCore
internal import Wire

/// What all HTTP connections share: who may ask, what is answered, and what is noted of it.
struct HTTPService: Sendable {
    let handler: SearchHandler
    let reporter: CallReporter
    let rates: RateLimiter?
    /// What a client must show; `nil` where nothing.
    let token: TokenHolder?
    let hosts: HostCheck
    let readiness: Readiness
    let routes: HTTPRoutes

    /// Paths that say how the server is; they need no token.
    private static let open: Set<String> = ["/health", "/ready"]

    /// Answers a request through a router, whatever it is.
    func respond(
        to request: Request, client: String, router: some HTTPResponder<GazetteContext>,
        source: ApplicationRequestContextSource
    ) async -> Response {
        let ticket = handler.ticket()
        let requestID = RequestID(request.headers[.requestID])
        ClientPresence.current?.attach(ticket)
        var context = GazetteContext(source: source)
        context.ticket = ticket
        context.requestID = requestID.text
        var response: Response
        var code = "ok"
        do {
            try admit(request, client)
            response = try await router.respond(to: request, context: context)
            if response.status == .notFound, response.body.contentLength == 0 {
                // The router knows the usual methods alone.
                if let allowed = routes.allowedMethods(ofPath: request.uri.path) {
                    throw HTTPRoutes.methodNotAllowed(allowed)
                }
                throw AnswerError(.notFound, "there is nothing at this path; see /openapi.json")
            }
            if response.status.code >= 400 { code = "status_\(response.status.code)" }
        } catch let error as AnswerError {
            code = error.code.rawValue
            response = Problem(error, requestID: requestID.text).response
            if error.code == .unauthorized {
                response.headers[.wwwAuthenticate] = "Basic realm=\"gongbao\", charset=\"UTF-8\""
            }
        } catch let failure as HTTPFailure {
            code = failure.error.code.rawValue
            response = Problem(failure.error, status: failure.status, requestID: requestID.text).response
            for field in failure.headers { response.headers[field.name] = field.value }
        } catch {
            let status = (error as? any HTTPResponseError)?.status ?? .internalServerError
            let answer = AnswerError(.badRequest, status.reasonPhrase)
            code = answer.code.rawValue
            response = Problem(answer, status: status, requestID: requestID.text).response
        }
        finish(&response, requestID.text, isLast: request.headers[.connection] == "close")
        reporter.report(
            transport: "http", operation: context.endpointPath ?? "none", text: request.uri.query,
            code: code, client: client, requestID: requestID.text, ticket: ticket)
        return response
    }

    /// Refuses what may not ask.
    private func admit(_ request: Request, _ client: String) throws {
        let path = request.uri.path
        guard hosts.accepts(request.head.authority) else {
            handler.metrics.reject(.host)
            throw HTTPFailure(
                .misdirectedRequest,
                AnswerError(.badRequest, "this host name is not served here; --allow-host adds one"))
        }
        guard !Self.open.contains(path) else { return }
        if let token, !token.matches(Credentials(request.headers[.authorization]).token) {
            handler.metrics.reject(.token)
            throw AnswerError(
                .unauthorized,
                "show the server's token: Authorization: Bearer TOKEN, or as the password of Basic")
        }
        if let rates, let wait = rates.wait(for: client) {
            handler.metrics.reject(.rate)
            throw AnswerError(
                .rateLimited, "more than \(handler.limits.rate) requests a second; wait \(wait) s",
                retryAfter: wait)
        }
    }

    /// The headers of every response.
    private func finish(_ response: inout Response, _ requestID: String, isLast: Bool) {
        response.headers[.date] = UTCTime.now.http
        response.headers[.requestID] = requestID
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.resourcePolicy] = "same-origin"
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        }
        if readiness.isDraining || isLast { response.headers[.connection] = "close" }
    }
}

extension HTTPField.Name {
    static let requestID = known("X-Request-ID")
    static let referrerPolicy = known("Referrer-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no name of a field") }
        return name
    }
}

/// An error with a status of its own.
struct HTTPFailure: Error {
    let status: HTTPResponse.Status
    let error: AnswerError
    let headers: HTTPFields

    init(_ status: HTTPResponse.Status, _ error: AnswerError, headers: HTTPFields = [:]) {
        self.status = status
        self.error = error
        self.headers = headers
    }
}
