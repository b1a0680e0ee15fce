internal import NIOPosix
internal import Search
internal import Synchronization
internal import Wire

/// Carries calls out, off the event loops and within the limits: the only thing that a protocol may call.
final class SearchHandler: Sendable {
    let limits: ServerLimits
    let holder: SnapshotHolder
    let metrics: ServerMetrics
    private let check: CallCheck
    private let pool: NIOThreadPool
    private let lane: SlowLane
    private let inFlight = Atomic<Int>(0)

    /// Makes a handler; `pool` has `limits.threads` threads and is running, and of several processors one is left to searches that do not
    /// take long.
    init(
        _ holder: SnapshotHolder, _ limits: ServerLimits, _ metrics: ServerMetrics, pool: NIOThreadPool,
        processors: Int
    ) {
        self.holder = holder
        self.limits = limits
        self.metrics = metrics
        self.pool = pool
        check = CallCheck(limits)
        let lanes = max(1, min(processors, limits.threads) - 1)
        // Some threads are left for those that do not take long.
        let places = max(0, min(limits.threads * 5 / 8, limits.threads - lanes - 1))
        lane = SlowLane(lanes: lanes, places: places)
    }

    /// The number of calls at work or waiting.
    var callCount: Int { inFlight.load(ordering: .relaxed) }

    /// A ticket for a call that arrives now.
    func ticket() -> Ticket { Ticket(within: limits.deadline) }

    /// Carries a call out and makes something of its answer, all on a thread of the pool.
    ///
    /// - Parameters:
    ///   - call: what is asked.
    ///   - ticket: when it must be done.
    ///   - render: makes what is sent of the answer.
    ///   - whenDone: takes what was made, or why there is no answer; on any thread.
    func run<Output: Sendable>(
        _ call: Call, _ ticket: Ticket, render: @escaping @Sendable (JSON) -> Output,
        whenDone: @escaping @Sendable (Result<Output, AnswerError>) -> Void
    ) {
        run(
            ticket, { desk throws(AnswerError) in render(try desk.answer(call)) }, whenDone: whenDone)
    }

    /// Carries several calls out over one snapshot.
    func run<Output: Sendable>(
        _ ticket: Ticket, _ work: @escaping @Sendable (borrowing AnswerDesk) throws(AnswerError) -> Output,
        whenDone: @escaping @Sendable (Result<Output, AnswerError>) -> Void
    ) {
        guard inFlight.add(1, ordering: .relaxed).newValue <= limits.inFlight else {
            inFlight.subtract(1, ordering: .relaxed)
            metrics.reject(.inFlight)
            whenDone(.failure(Self.busy))
            return
        }
        pool.submit { state in
            guard case .active = state else {
                self.inFlight.subtract(1, ordering: .relaxed)
                whenDone(.failure(AnswerError(.stopping, "the server is about to end; ask another one")))
                return
            }
            let result: Result<Output, AnswerError>
            do throws(AnswerError) {
                result = .success(try self.carryOut(ticket, work))
            } catch {
                result = .failure(error)
            }
            self.inFlight.subtract(1, ordering: .relaxed)
            whenDone(result)
        }
    }

    /// Carries a call out; a task that is cancelled cancels it.
    func run<Output: Sendable>(
        _ ticket: Ticket, _ work: @escaping @Sendable (borrowing AnswerDesk) throws(AnswerError) -> Output
    ) async -> Result<Output, AnswerError> {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                run(ticket, work) { continuation.resume(returning: $0) }
            }
        } onCancel: {
            ticket.cancel()
        }
    }

    private static let busy = AnswerError(
        .busy, "the server has as much to do as it takes on; try again in a second", retryAfter: 1)

    private func carryOut<Output>(
        _ ticket: Ticket, _ work: (borrowing AnswerDesk) throws(AnswerError) -> Output
    ) throws(AnswerError) -> Output {
        if ticket.isCancelled { throw AnswerError(.stopped(.cancelled)) }
        // What has waited for most of its time would hardly be done in time, and keep the others waiting.
        guard !ticket.hasWaitedTooLong else {
            metrics.reject(.inFlight)
            throw Self.busy
        }
        let desk = AnswerDesk(holder.current, ticket, lane, check)
        let start = ContinuousClock.now
        defer { metrics.observeSearch(start.duration(to: .now)) }
        do throws(AnswerError) {
            return try work(desk)
        } catch {
            if let limit = RejectionReason(error) { metrics.reject(limit) }
            throw error
        }
    }
}
