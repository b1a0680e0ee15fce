internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPTypes
internal import Wire

/// Holds an HTTP client to the limits: the time for heads, bodies and reading, and the size of bodies; and refuses what is no HTTP.
///
/// It refuses in its turn: what was asked before is answered first. Then the connection ends, so that nothing behind a request that was
/// not understood is ever read as another one.
final class HTTPGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long what a refused client still sends is read and thrown away, so that it gets to read why.
    private static let lingering = TimeAmount.seconds(1)
    /// A search that is this quick is answered even to who has closed its half of the connection.
    private static let farewell = TimeAmount.milliseconds(50)

    private enum Reading {
        case nothing
        case head
        case body(count: Int)
    }

    private struct Refusal {
        var status: HTTPResponse.Status
        var error: AnswerError
        var reason: RejectionReason
        /// Whether the request itself was handed on already, so that it counts among those at work.
        var isOfOpenRequest: Bool
    }

    private let limits: ServerLimits
    private let metrics: ServerMetrics
    private let presence: ClientPresence
    private var context: ChannelHandlerContext?
    private var reading = Reading.nothing
    private var timer: Scheduled<Void>?
    private var writeTimer: Scheduled<Void>?
    /// Requests that were handed on and not answered yet.
    private var openRequests = 0
    private var isWithinResponse = false
    private var refusal: Refusal?
    private var isRefused = false

    init(_ limits: ServerLimits, _ metrics: ServerMetrics, _ presence: ClientPresence) {
        self.limits = limits
        self.metrics = metrics
        self.presence = presence
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        timer?.cancel()
        writeTimer?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        writeTimer?.cancel()
        presence.leave()
        context.fireChannelInactive()
    }

    /// Bytes came: where they begin a request, its head must be there in time.
    func bytesArrived() {
        guard case .nothing = reading, !isRefused else { return }
        reading = .head
        setTimer(limits.headTime, .headTime, "the head of a request must be there within \(limits.headTime)")
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard refusal == nil, !isRefused else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            openRequests += 1
            reading = .body(count: 0)
            setTimer(
                limits.bodyTime, .bodyTime, "the body of a request must be there within \(limits.bodyTime)")
            if let declared = head.headerFields[.contentLength].flatMap({ Int($0) }),
                declared > limits.bodyBytes
            {
                // Not handed on: nobody else is to answer it.
                openRequests -= 1
                refuse(tooLarge, .contentTooLarge, .body, isOfOpenRequest: false)
                return
            }
            if head.headerFields[.expect]?.lowercased() == "100-continue" {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
        case .body(let bytes):
            guard case .body(let count) = reading else { break }
            reading = .body(count: count + bytes.readableBytes)
            if count + bytes.readableBytes > limits.bodyBytes {
                refuse(tooLarge, .contentTooLarge, .body, isOfOpenRequest: true)
                return
            }
        case .end:
            reading = .nothing
            timer?.cancel()
            timer = nil
        }
        context.fireChannelRead(data)
    }

    private var tooLarge: AnswerError {
        AnswerError(.tooLarge, "a body has at most \(limits.bodyBytes) bytes")
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let parserError = error as? HTTPParserError else {
            context.fireErrorCaught(error)
            return
        }
        if parserError == .headerOverflow {
            let message = "a head has at most \(limits.headBytes) bytes and \(limits.headFields) fields"
            refuse(
                AnswerError(.tooLarge, message), .requestHeaderFieldsTooLarge, .head, isOfOpenRequest: false)
        } else {
            let isInBody = if case .body = reading { true } else { false }
            refuse(
                AnswerError(.badRequest, "this is no HTTP request: \(parserError.debugDescription)"),
                .badRequest,
                .malformed, isOfOpenRequest: isInBody)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .some(ChannelEvent.inputClosed) = event as? ChannelEvent {
            let presence = presence
            context.eventLoop.scheduleTask(in: Self.farewell) { presence.leave() }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writeTimer?.cancel()
        writeTimer = nil
        if !context.channel.isWritable {
            let (channel, metrics) = (context.channel, metrics)
            writeTimer = context.eventLoop.scheduleTask(in: TimeAmount(limits.writeTime)) {
                metrics.reject(.writeTime)
                channel.triggerUserOutboundEvent(ByteWatch.Abort(), promise: nil)
            }
        }
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isRefused else {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        let part = unwrapOutboundIn(data)
        context.write(data, promise: promise)
        switch part {
        case .head(let head): isWithinResponse = head.status.kind != .informational
        case .body: break
        case .end:
            isWithinResponse = false
            openRequests -= 1
            writeRefusal()
        }
    }

    // MARK: - Refusing

    /// Refuses a request of which the head alone was read.
    func refuseHead(_ message: String) {
        refuse(AnswerError(.badRequest, message), .badRequest, .malformed, isOfOpenRequest: false)
    }

    private func refuse(
        _ error: AnswerError, _ status: HTTPResponse.Status, _ reason: RejectionReason, isOfOpenRequest: Bool
    ) {
        guard refusal == nil, !isRefused else { return }
        timer?.cancel()
        refusal = Refusal(status: status, error: error, reason: reason, isOfOpenRequest: isOfOpenRequest)
        writeRefusal()
    }

    /// Writes the refusal when it is its turn.
    private func writeRefusal() {
        guard let refusal, let context, !isRefused, !isWithinResponse,
            openRequests <= (refusal.isOfOpenRequest ? 1 : 0)
        else { return }
        isRefused = true
        metrics.reject(refusal.reason)
        // What was answered meanwhile needs no second answer.
        if !refusal.isOfOpenRequest || openRequests == 1 {
            let problem = Problem(refusal.error, status: refusal.status)
            var head = HTTPResponse(status: refusal.status, headerFields: problem.headers)
            head.headerFields[.connection] = "close"
            head.headerFields[.contentLength] = String(problem.body.readableBytes)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(problem.body)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        let channel = context.channel
        channel.close(mode: .output, promise: nil)
        context.eventLoop.scheduleTask(in: Self.lingering) { channel.close(promise: nil) }
    }

    private func setTimer(_ time: Duration, _ reason: RejectionReason, _ message: String) {
        timer?.cancel()
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: TimeAmount(time)) {
            let guardian = bound.value
            let isInBody = if case .body = guardian.reading { true } else { false }
            guardian.refuse(
                AnswerError(.badRequest, message), .requestTimeout, reason, isOfOpenRequest: isInBody)
        }
    }
}
