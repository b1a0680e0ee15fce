internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Machine
internal import NIOCore
internal import NIOPosix
internal import Segments
internal import ServiceLifecycle
internal import Wire

/// The daemon: answers searches over one index by the line protocol and by HTTP until it is told to end.
///
/// It only reads; the writer of indexes is not linked into it.
public struct SearchServer: Sendable {
    private let settings: ServerSettings
    private let limits: ServerLimits
    private let holder: SnapshotHolder
    private let token: TokenHolder?
    private let sockets: [(socket: BoundSocket, speech: Endpoint.Speech)]

    /// Opens the index and binds all sockets; nobody is answered yet.
    ///
    /// - Throws: `ServerError` where that cannot be done.
    public init(_ settings: ServerSettings) throws(ServerError) {
        try settings.check()
        ProcessFigures.raiseDescriptorLimit()
        var limits = settings.limits
        // Descriptors for the index, the event loops and what else a process has open.
        limits.connections = max(1, min(limits.connections, ProcessFigures.descriptorLimit - 40))
        self.limits = limits
        self.settings = settings
        var token: TokenHolder?
        if let file = settings.tokenFile { token = TokenHolder(try TokenFile.read(file)) }
        self.token = token
        do throws(SegmentError) {
            holder = try SnapshotHolder(path: settings.indexPath)
        } catch {
            throw .index(error)
        }
        var sockets: [(socket: BoundSocket, speech: Endpoint.Speech)] = []
        do throws(SocketError) {
            for endpoint in settings.endpoints {
                sockets.append((try BoundSocket(endpoint), endpoint.speech))
            }
        } catch {
            for bound in sockets { bound.socket.remove() }
            throw .listen(error.place, error.reason)
        }
        self.sockets = sockets
    }

    /// Where it listens, as people write it: `http://127.0.0.1:8080/` or a path.
    public var addresses: [String] {
        sockets.map { socket, speech in
            switch speech {
            case .unix: socket.name
            case .tcp: "tcp://\(socket.name)"
            case .http: "http://\(socket.name)/"
            }
        }
    }

    /// Answers until SIGTERM or SIGINT; then what is under way is brought to its end.
    public func run() async throws {
        let sink = LogSink(descriptor: 2)
        var logger = Logger(label: "gongbao-server") { _ in
            ServerLogHandler(sink, settings.logsJSON ? .json : .text, level: settings.logLevel)
        }
        logger.logLevel = settings.logLevel
        let group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, min(2, settings.processors)))
        let pool = NIOThreadPool(numberOfThreads: limits.threads)
        pool.start()
        defer { sink.flush() }
        let metrics = ServerMetrics()
        let handler = SearchHandler(holder, limits, metrics, pool: pool, processors: settings.processors)
        let readiness = Readiness()
        let reporter = CallReporter(metrics: metrics, logger: logger, logsQueries: settings.logsQueries)
        let lines = listeners(handler, reporter, readiness, logger, group)
        let services: [ServiceGroupConfiguration.ServiceConfiguration] =
            lines.map { .init(service: $0) } + [
                .init(service: LogFlusher(sink: sink)),
                .init(
                    service: IndexWatcher(
                        holder: holder, metrics: metrics, logger: logger, interval: settings.refreshTime,
                        token: token, tokenFile: settings.tokenFile)),
                .init(
                    service: Drain(readiness: readiness, delay: limits.drainDelay, logger: logger),
                    successTerminationBehavior: .gracefullyShutdownGroup),
            ]
        var configuration = ServiceGroupConfiguration(
            services: services, logger: Logger(label: "services") { _ in SwiftLogNoOpLogHandler() })
        configuration.maximumGracefulShutdownDuration = limits.drainTime
        for address in addresses { logger.info("listening", metadata: ["address": .string(address)]) }
        SystemdNotifier().send("READY=1")
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            logger.warning("some calls were not done in time and were given up")
        }
        logger.info("ended")
        try await pool.shutdownGracefully()
        try await group.shutdownGracefully()
    }

    private func listeners(
        _ handler: SearchHandler, _ reporter: CallReporter, _ readiness: Readiness, _ logger: Logger,
        _ group: any EventLoopGroup
    ) -> [any Service] {
        let rates = limits.rate > 0 ? RateLimiter(rate: limits.rate) : nil
        let routes = HTTPRoutes(handler, readiness)
        let http = HTTPService(
            handler: handler, reporter: reporter, rates: rates, token: token,
            hosts: HostCheck(listening: listenedHosts, allowed: settings.allowedHosts), readiness: readiness,
            routes: routes)
        let busy = AnswerError(
            .busy, "the server has as many connections as it takes; try again in a second", retryAfter: 1)
        return sockets.map { socket, speech in
            let isHTTP = speech == .http
            let listener = Listener(
                socket: socket, speech: speech, group: group, metrics: handler.metrics, limits: limits,
                refusal: isHTTP ? Self.refusal(busy) : LineReply.failure(.null, busy))
            if isHTTP { return HTTPListener(listener: listener, service: http, logger: logger) }
            // Who may connect to a Unix socket is said by its mode.
            let isUnix = speech == .unix
            let lines = LineService(
                handler: handler, reporter: reporter, rates: isUnix ? nil : rates, token: isUnix ? nil : token
            )
            return LineListener(listener: listener, service: lines)
        }
    }

    /// The hosts that are listened at by name or address.
    private var listenedHosts: [String] {
        settings.endpoints.compactMap { endpoint in
            guard case .address(let host, _) = endpoint.place else { return nil }
            return host
        }
    }

    /// The bytes of a response to a connection that is one too many.
    private static func refusal(_ error: AnswerError) -> ByteBuffer {
        let problem = Problem(error)
        var text = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n"
        for field in problem.headers { text += "\(field.name): \(field.value)\r\n" }
        text += "Content-Length: \(problem.body.readableBytes)\r\n\r\n"
        return ByteBuffer(bytes: Array(text.utf8) + Array(problem.body.readableBytesView))
    }
}
