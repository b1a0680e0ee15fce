internal import NIOCore

/// Stands between a connection and the codec of HTTP: tells the guard of bytes as they come, and holds a close back until what was written
/// before it is sent.
///
/// Without that, the end of a large answer would be lost where the connection closes behind it, as it does when the server ends. A close is held
/// back no longer than the client may leave an answer unread, nor than the server may take to end.
final class ByteWatch: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Closes the connection whatever still waits to be sent.
    struct Abort: Sendable {}

    private let guardian: HTTPGuard
    private let limits: ServerLimits
    private var isClosing = false
    private var timer: Scheduled<Void>?

    init(_ guardian: HTTPGuard, _ limits: ServerLimits) {
        self.guardian = guardian
        self.limits = limits
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guardian.bytesArrived()
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ChannelShouldQuiesceEvent { abort(context, after: limits.drainTime) }
        context.fireUserInboundEventTriggered(event)
    }

    func triggerUserOutboundEvent(
        context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
    ) {
        guard event is Abort else {
            context.triggerUserOutboundEvent(event, promise: promise)
            return
        }
        context.close(promise: promise)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard mode == .all, context.channel.isActive else {
            context.close(mode: mode, promise: promise)
            return
        }
        context.channel.closeFuture.cascade(to: promise)
        guard !isClosing else { return }
        isClosing = true
        abort(context, after: limits.writeTime)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in
            bound.value.close(promise: nil)
        }
    }

    /// Closes the connection in a while, unless that is set already.
    private func abort(_ context: ChannelHandlerContext, after time: Duration) {
        guard timer == nil else { return }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: TimeAmount(time)) { bound.value.close(promise: nil) }
    }
}
