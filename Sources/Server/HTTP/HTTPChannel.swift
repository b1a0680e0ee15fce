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
            try pipeline.addHandler(PersistenceNote(), position: .before(codec.handler))
            try pipeline.addHandler(ByteWatch(guardian), position: .first)
            return Connection(channel: value, presence: presence)
        }
    }

    /// Answers the requests of a connection until it ends.
    func serve(_ connection: Connection) async {
        await ClientPresence.$current.withValue(connection.presence) {
            await inner.handle(value: connection.channel, logger: logger)
        }
    }
}

/// Notes in the head of a request, as its field Connection, that the client will send no other one, also where its version of HTTP says so.
private final class PersistenceNote: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), !head.isKeepAlive else {
            context.fireChannelRead(data)
            return
        }
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}

/// Tells the guard of bytes as they come, before they make up a part of a request.
private final class ByteWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let guardian: HTTPGuard

    init(_ guardian: HTTPGuard) {
        self.guardian = guardian
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guardian.bytesArrived()
        context.fireChannelRead(data)
    }
}
