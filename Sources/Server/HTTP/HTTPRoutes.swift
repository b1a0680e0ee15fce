internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Search
internal import Segments
internal import Wire

/// The paths of the HTTP interface and what is answered there.
struct HTTPRoutes: Sendable {
    typealias Handler = @Sendable (Request, GazetteContext) async throws -> Response

    let handler: SearchHandler
    let readiness: Readiness
    let page: Page
    private let openAPI: ByteBuffer

    /// Methods that are answered with 405 where a path does not have them.
    private static let methods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .delete, .patch, .options, .trace, .connect,
    ]

    init(_ handler: SearchHandler, _ readiness: Readiness) {
        self.handler = handler
        self.readiness = readiness
        page = Page(handler)
        openAPI = ByteBuffer(bytes: OpenAPI(handler.limits).json.bytes)
    }

    /// The routes, with the methods of each.
    private var table: [(path: String, methods: [(HTTPRequest.Method, Handler)])] {
        [
            ("/v1/search", both(.search)), ("/v1/count", both(.count)), ("/v1/why-not", both(.whyNot)),
            ("/v1/suggest", [(.get, parameters(.suggest))]), ("/v1/stats", [(.get, parameters(.stats))]),
            ("/v1/ping", [(.get, parameters(.ping))]),
            ("/v1/documents/**", [(.get, document)]), ("/v1/citations/**", [(.get, citation)]),
            ("/openapi.json", [(.get, openAPIDocument)]), ("/health", [(.get, health)]),
            ("/ready", [(.get, ready)]),
            ("/metrics", [(.get, metrics)]), ("/", [(.get, page.search)]), ("/d/**", [(.get, page.document)]),
            ("/robots.txt", [(.get, { _, _ in Self.text("User-agent: *\nDisallow: /\n") })]),
        ]
    }

    /// A router of all routes.
    func router() -> some HTTPResponder<GazetteContext> {
        let router = Router(context: GazetteContext.self)
        for (path, entries) in table {
            var known = Dictionary(uniqueKeysWithValues: entries.map { ($0.0, $0.1) })
            if let get = known[.get] { known[.head] = get }
            let allowed = Self.allowed(entries.map(\.0))
            for method in Self.methods {
                let answer: Handler =
                    known[method] ?? { _, _ in throw Self.methodNotAllowed(allowed) }
                router.on(RouterPath(path), method: method) { request, context in
                    try await answer(request, context)
                }
            }
        }
        return router.buildResponder()
    }

    /// The methods that a path takes; `nil` where there is nothing at it.
    func allowedMethods(ofPath path: String) -> String? {
        let entry = table.first { entry in
            entry.path.hasSuffix("**") ? path.hasPrefix(entry.path.dropLast(2)) : path == entry.path
        }
        return entry.map { Self.allowed($0.methods.map(\.0)) }
    }

    /// The error for a method that a path does not take.
    static func methodNotAllowed(_ allowed: String) -> HTTPFailure {
        HTTPFailure(
            .methodNotAllowed, AnswerError(.badRequest, "this path takes \(allowed)"),
            headers: [.allow: allowed])
    }

    private static func allowed(_ methods: [HTTPRequest.Method]) -> String {
        methods.flatMap { $0 == .get ? [.get, .head] : [$0] }.map(\.rawValue).joined(separator: ", ")
    }

    // MARK: - Calls

    private func both(_ operation: Call.Operation) -> [(HTTPRequest.Method, Handler)] {
        [(.get, parameters(operation)), (.post, object(operation))]
    }

    /// A call whose options are parameters of the URL.
    private func parameters(_ operation: Call.Operation) -> Handler {
        { request, context in
            let pairs = try QueryString.pairs(request.uri.query)
            return try await answer(try Self.call(operation, pairs), request, context)
        }
    }

    /// A call whose options are the members of an object.
    private func object(_ operation: Call.Operation) -> Handler {
        { request, context in
            let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased()
            guard type.map({ $0.split(separator: " ").joined() }) == "application/json" else {
                throw HTTPFailure(
                    .unsupportedMediaType,
                    AnswerError(.badRequest, "a body must have Content-Type: application/json"))
            }
            let body = try await request.body.collect(upTo: handler.limits.bodyBytes)
            guard String(validating: body.readableBytesView, as: UTF8.self) != nil else {
                throw AnswerError(.badRequest, "the body is not UTF-8")
            }
            let value: JSON
            do throws(JSONReader.Problem) {
                value = try JSON.reading(Array(body.readableBytesView)[...])
            } catch {
                throw AnswerError(.badRequest, "malformed JSON at byte \(error.offset): \(error.message)")
            }
            guard case .object = value else { throw AnswerError(.badRequest, "the body must be an object") }
            let call: Call
            do throws(ParameterError) {
                call = try Call(operation, value.members)
            } catch {
                throw AnswerError(error)
            }
            return try await answer(call, request, context)
        }
    }

    private func document(_ request: Request, _ context: GazetteContext) async throws -> Response {
        let id = try Self.rest(of: request, "/v1/documents/")
        var pairs = try QueryString.pairs(request.uri.query)
        let format = pairs.last { $0.name == "format" }?.value ?? "json"
        pairs.removeAll { $0.name == "format" }
        guard ["json", "text"].contains(format) else {
            throw AnswerError(.badRequest, "format: is json or text, not '\(format)'")
        }
        let call = try Self.call(.get, pairs + [("document", id)])
        guard format == "text" else { return try await answer(call, request, context) }
        return try await answer(call, request, context, contentType: "text/plain; charset=utf-8") { answer in
            let lines = (answer["clauses"]?.elements ?? []).compactMap { $0["text"]?.string }
            return Array(lines.map { $0 + "\n" }.joined().utf8)
        }
    }

    private func citation(_ request: Request, _ context: GazetteContext) async throws -> Response {
        let id = try Self.rest(of: request, "/v1/citations/")
        let pairs = try QueryString.pairs(request.uri.query)
        return try await answer(try Self.call(.cite, pairs + [("document", id)]), request, context)
    }

    private static func call(
        _ operation: Call.Operation, _ pairs: [(name: String, value: String)]
    ) throws(AnswerError) -> Call {
        do throws(ParameterError) {
            return try Call(operation, try URLParameters.members(pairs))
        } catch {
            throw AnswerError(error)
        }
    }

    /// What follows a prefix in the path, decoded once: an id may have any character in it.
    static func rest(of request: Request, _ prefix: String) throws(AnswerError) -> String {
        let path = request.uri.path
        let id = path.hasPrefix(prefix) ? try QueryString.decodedPath(path.dropFirst(prefix.count)) : ""
        guard !id.isEmpty else { throw AnswerError(.notFound, "name a document: \(prefix)ID") }
        return id
    }

    /// Carries a call out; what the client has already is not sent again.
    private func answer(
        _ call: Call, _ request: Request, _ context: GazetteContext,
        contentType: String = "application/json; charset=utf-8",
        render: @escaping @Sendable (JSON) -> [UInt8] = { $0.bytes }
    ) async throws -> Response {
        if request.method != .post, let known = EntityTag.response(request, handler.holder.current.tag) {
            return known
        }
        let result = await handler.run(context.ticket) { desk throws(AnswerError) in
            (tag: desk.index.tag, body: ByteBuffer(bytes: render(try desk.answer(call))))
        }
        let (tag, body) = try result.get()
        var response = Response(
            status: .ok, headers: [.contentType: contentType], body: .init(byteBuffer: body))
        EntityTag.add(tag, to: &response)
        return Self.fitting(response, request)
    }

    /// A response without its body where only the head is asked for.
    static func fitting(_ response: Response, _ request: Request) -> Response {
        guard request.method == .head else { return response }
        var head = response
        head.headers[.contentLength] = response.body.contentLength.map(String.init)
        head.body = .init()
        return head
    }

    // MARK: - The server itself

    private func openAPIDocument(_ request: Request, _ context: GazetteContext) -> Response {
        Self.fitting(
            Response(
                status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
                body: .init(byteBuffer: openAPI)), request)
    }

    private func health(_ request: Request, _ context: GazetteContext) -> Response {
        Self.fitting(Self.object([("status", .string("ok"))]), request)
    }

    private func ready(_ request: Request, _ context: GazetteContext) -> Response {
        let isReady = !readiness.isDraining
        var response = Self.object([
            ("status", .string(isReady ? "ready" : "draining")),
            ("generation", .int(handler.holder.current.snapshot.commit.generation)),
        ])
        response.status = isReady ? .ok : .serviceUnavailable
        return Self.fitting(response, request)
    }

    private func metrics(_ request: Request, _ context: GazetteContext) -> Response {
        let text = MetricsText(
            handler.metrics, handler.holder.current, callCount: handler.callCount,
            isReady: !readiness.isDraining
        ).text
        return Self.fitting(Self.text(text, contentType: "text/plain; version=0.0.4; charset=utf-8"), request)
    }

    private static func object(_ members: [(String, JSON)]) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: JSON.object(members).bytes)))
    }

    private static func text(_ text: String, contentType: String = "text/plain; charset=utf-8") -> Response {
        Response(
            status: .ok, headers: [.contentType: contentType, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
