internal import NIOCore
internal import Wire

/// Speaks the line protocol on one connection: one call at a time, in the order of the lines.
///
/// Further lines are read only while few wait, and a call is begun only while the client reads its answers, so that a connection costs
/// no more memory than a few lines and answers.
final class LineChannelHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let service: LineService
    private let transport: String
    private var framer: LineFramer
    private var ticket: Ticket?
    private var isEnding = false
    private var isClosed = false
    private var wantsRead = false
    private var timer: Scheduled<Void>?

    init(_ service: LineService, transport: String) {
        self.service = service
        self.transport = transport
        framer = LineFramer(limit: service.limits.lineBytes)
    }

    func channelActive(context: ChannelHandlerContext) {
        setTimer(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosed = true
        ticket?.cancel()
        timer?.cancel()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var input = unwrapInboundIn(data)
        guard !isEnding else { return }
        framer.append(&input)
        proceed(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            framer.end()
            isEnding = true
            proceed(context)
        case is ChannelShouldQuiesceEvent:
            isEnding = true
            proceed(context)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        proceed(context)
        context.fireChannelWritabilityChanged()
    }

    /// Reads on only where few lines wait.
    func read(context: ChannelHandlerContext) {
        if framer.byteCount <= service.limits.lineBytes || isEnding {
            context.read()
        } else {
            wantsRead = true
        }
    }

    /// Begins the next call if there is one and nothing stands against it.
    private func proceed(_ context: ChannelHandlerContext) {
        while ticket == nil, !isClosed, context.channel.isWritable {
            guard let event = framer.next() else {
                if isEnding { finish(context) }
                break
            }
            switch event {
            case .tooLong:
                service.metrics.reject(.line)
                let error = AnswerError(
                    .tooLarge,
                    "a line has at most \(service.limits.lineBytes) bytes; the connection ends here")
                context.writeAndFlush(wrapOutboundOut(LineReply.failure(.null, error)), promise: nil)
                finish(context)
            case .line(let line): begin(LineRequest(line), context)
            }
        }
        if wantsRead, framer.byteCount <= service.limits.lineBytes {
            wantsRead = false
            context.read()
        }
        setTimer(context)
    }

    private func begin(_ request: LineRequest, _ context: ChannelHandlerContext) {
        let ticket = service.handler.ticket()
        self.ticket = ticket
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let client = context.channel.remoteAddress?.ipAddress ?? "local"
        service.answer(request, ticket, client: client, transport: transport) { reply in
            bound.eventLoop.execute {
                let (handler, context) = bound.value
                handler.end(reply, request, context)
            }
        }
    }

    private func end(_ reply: ByteBuffer, _ request: LineRequest, _ context: ChannelHandlerContext) {
        ticket = nil
        guard !isClosed else { return }
        context.writeAndFlush(wrapOutboundOut(reply), promise: nil)
        if request.endsConnection { finish(context) } else { proceed(context) }
    }

    /// Closes when what was written is sent.
    private func finish(_ context: ChannelHandlerContext) {
        guard !isClosed else { return }
        isClosed = true
        isEnding = true
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer())).whenComplete { _ in channel.close(promise: nil) }
    }

    /// Sets the time by which something must happen: the rest of a line come, an answer be read, anything at all.
    private func setTimer(_ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        let limits = service.limits
        let reason: RejectionReason?
        let time: Duration
        if !context.channel.isWritable || isClosed {
            (reason, time) = (.writeTime, limits.writeTime)
        } else if ticket != nil {
            return
        } else if framer.isWithinLine {
            (reason, time) = (.bodyTime, limits.bodyTime)
        } else {
            (reason, time) = (nil, limits.idleTime)
        }
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let metrics = service.metrics
        timer = context.eventLoop.scheduleTask(in: TimeAmount(time)) {
            if let reason { metrics.reject(reason) }
            bound.value.close(promise: nil)
        }
    }
}
