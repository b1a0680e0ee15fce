internal import Synchronization

/// Whether a server takes calls on.
final class Readiness: Sendable {
    private let draining = Atomic<Bool>(false)

    /// Whether the server is about to end.
    var isDraining: Bool { draining.load(ordering: .relaxed) }

    /// From now on the server says that it is about to end.
    func drain() { draining.store(true, ordering: .relaxed) }
}
