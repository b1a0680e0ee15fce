internal import Synchronization

/// A call on its way: when it must be done, and whether anybody still waits for it.
final class Ticket: Sendable {
    /// When the answer must be there.
    let deadline: ContinuousClock.Instant
    /// When the call arrived.
    let arrival: ContinuousClock.Instant
    private let wasCancelled = Atomic<Bool>(false)

    init(within limit: Duration) {
        arrival = .now
        deadline = arrival + limit
    }

    /// Nobody waits any more.
    func cancel() { wasCancelled.store(true, ordering: .relaxed) }

    /// Whether nobody waits any more.
    var isCancelled: Bool { wasCancelled.load(ordering: .relaxed) }
}
