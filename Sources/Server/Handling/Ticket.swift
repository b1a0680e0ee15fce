internal import Synchronization

/// A call on its way: when it must be done, and whether anybody still waits for it.
final class Ticket: Sendable {
    /// When a search must stop, so that there is time to send its answer.
    let deadline: ContinuousClock.Instant
    /// When the call arrived.
    let arrival: ContinuousClock.Instant
    private let wasCancelled = Atomic<Bool>(false)

    init(within limit: Duration) {
        arrival = .now
        deadline = arrival + limit * 0.95
    }

    /// Whether so much of its time has gone by with waiting that it is not worth while to begin.
    var hasWaitedTooLong: Bool { arrival.duration(to: .now) * 2 > arrival.duration(to: deadline) }

    /// Nobody waits any more.
    func cancel() { wasCancelled.store(true, ordering: .relaxed) }

    /// Whether nobody waits any more.
    var isCancelled: Bool { wasCancelled.load(ordering: .relaxed) }
}
