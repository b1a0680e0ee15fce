internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import NIOHTTPTypesHTTP1

/// An HTTP/1.1 connection: Hummingbird's, behind a guard that holds clients to the limits.
struct HTTPChannel: Sendable {
    /// A connection that is set up.
    struct Connection: Sendable {
        let channel: HTTP1Channel.Value
        let presence: ClientPresence
    }

    private let inner: HTTP1Channel
    private let limits: ServerLimits
    private let metrics: ServerMetrics
    private let logger: Logger

    /// Makes connections whose requests a responder answers.
    init(
        _ limits: ServerLimits, _ metrics: ServerMetrics, _ logger: Logger,
        responder: @escaping HTTP1Channel.Responder
    ) {
        self.limits = limits
        self.metrics = metrics
        self.logger = logger
        inner = HTTP1Channel(
            responder: responder,
            configuration: .init(
                idleTimeout: TimeAmount(limits.idleTime),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
                    maxHeaderFieldCount: limits.headFields)))
    }

    /// Sets a connection up, on its event loop.
    func setUp(_ channel: any Channel) -> EventLoopFuture<Connection> {
        let presence = ClientPresence()
        let (limits, metrics) = (limits, metrics)
        return inner.setup(channel: channel, logger: logger).flatMapThrowing { value in
            // Between the codec and what answers; the watch stands before the codec and sees bytes.
            let pipeline = channel.pipeline.syncOperations
            let guardian = HTTPGuard(limits, metrics, presence)
            let codec = try pipeline.context(handlerType: HTTP1ToHTTPServerCodec.self)
            try pipeline.addHandler(guardian, position: .after(codec.handler))
            try pipeline.addHandler(HeadCheck(guardian), position: .before(codec.handler))
            try pipeline.addHandler(ByteWatch(guardian, limits), position: .first)
            return Connection(channel: value, presence: presence)
        }
    }

    /// Answers the requests of a connection until it ends.
    func serve(_ connection: Connection) async {
        let executor = EventLoopExecutor(connection.channel.channel.eventLoop)
        await withTaskExecutorPreference(executor) {
            await ClientPresence.$current.withValue(connection.presence) {
                await inner.handle(value: connection.channel, logger: logger)
            }
        }
    }
}

/// Looks at heads as they were sent: refuses those that name several hosts, and notes in the field Connection where the client will send
/// no other request, also where its version of HTTP says so.
private final class HeadCheck: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private let guardian: HTTPGuard
    private var isRefused = false

    init(_ guardian: HTTPGuard) {
        self.guardian = guardian
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        guard case .head(var head) = unwrapInboundIn(data) else {
            context.fireChannelRead(data)
            return
        }
        guard head.headers[canonicalForm: "host"].count <= 1 else {
            isRefused = true
            guardian.refuseHead("this is no HTTP request: it names several hosts")
            return
        }
        if !head.isKeepAlive { head.headers.replaceOrAdd(name: "Connection", value: "close") }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}
