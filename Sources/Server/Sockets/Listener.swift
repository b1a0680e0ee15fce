internal import Machine
internal import NIOCore
internal import NIOExtras
internal import NIOPosix
internal import ServiceLifecycle

/// Accepts connections at one endpoint until the server shuts down.
struct Listener: Sendable {
    /// How long nothing is accepted after the system ran out of something.
    private static let acceptPause = TimeAmount.milliseconds(200)
    /// How much the kernel holds for a client that does not read, in bytes; without a bound it takes megabytes.
    private static let sendBuffer = 128 << 10
    /// `TCP_USER_TIMEOUT` of Linux (RFC 5482).
    private static let userTimeout: CInt = 18

    let socket: BoundSocket
    let speech: Endpoint.Speech
    let group: any EventLoopGroup
    let metrics: ServerMetrics
    let limits: ServerLimits
    /// What an HTTP or line client is told where there are too many connections.
    let refusal: ByteBuffer

    /// Accepts; `initialize` sets a connection up.
    func run(_ initialize: @escaping @Sendable (any Channel) -> EventLoopFuture<Void>) async throws {
        let quiescing = ServerQuiescingHelper(group: group)
        let server = try await listen(quiescing, initialize)
        let closed = server.eventLoop.makePromise(of: Void.self)
        await withGracefulShutdownHandler {
            await withTaskCancellationHandler {
                _ = try? await closed.futureResult.get()
            } onCancel: {
                quiescing.initiateShutdown(promise: nil)
                closed.succeed()
            }
        } onGracefulShutdown: {
            quiescing.initiateShutdown(promise: closed)
        }
        socket.remove()
    }

    private func listen(
        _ quiescing: ServerQuiescingHelper,
        _ initialize: @escaping @Sendable (any Channel) -> EventLoopFuture<Void>
    ) async throws -> any Channel {
        let transport = speech.rawValue
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        AcceptBackoffHandler(shouldForwardIOErrorCaught: false) { _ in Self.acceptPause },
                        quiescing.makeServerChannelHandler(channel: channel),
                    ])
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(low: 64 << 10, high: max(64 << 10, limits.outputBytes / 2))
            )
            .childChannelOption(.socketOption(.so_sndbuf), value: Self.sendBuffer)
            .childChannelInitializer { channel in
                let count = metrics.connectionCount
                metrics.open(transport)
                channel.closeFuture.whenComplete { _ in metrics.close(transport) }
                guard count < limits.connections else {
                    metrics.reject(.connections)
                    return channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(RefusalHandler(refusal))
                    }
                }
                return initialize(channel)
            }
        guard speech != .unix else { return try await bootstrap.withBoundSocket(socket.descriptor).get() }
        // The kernel gives a client up that does not read what it holds for it.
        let milliseconds = TimeAmount(limits.writeTime).nanoseconds / 1_000_000
        return try await bootstrap.childChannelOption(
            ChannelOptions.tcpOption(NIOBSDSocket.Option(rawValue: Self.userTimeout)),
            value: Int(milliseconds)
        ).withBoundSocket(socket.descriptor).get()
    }
}

/// Tells a client that there are too many connections, and closes.
private final class RefusalHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let message: ByteBuffer

    init(_ message: ByteBuffer) {
        self.message = message
    }

    func channelActive(context: ChannelHandlerContext) {
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(message)).whenComplete { _ in channel.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}
}
