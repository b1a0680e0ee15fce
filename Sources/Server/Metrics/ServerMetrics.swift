internal import NIOConcurrencyHelpers

/// What a server counts, for Prometheus and for whoever asks.
final class ServerMetrics: Sendable {
    /// A kind of finished call.
    struct CallKind: Hashable {
        var transport: String
        var operation: String
        /// `ok`, or the code of the error.
        var code: String
    }

    struct State {
        var calls: [CallKind: Int] = [:]
        var latencies: [String: Histogram] = [:]
        var search = Histogram()
        var rejections: [String: Int] = [:]
        var connections: [String: Int] = [:]
        var opened: [String: Int] = [:]
        var reloads = 0
        var failedReloads = 0
        var cancelled = 0
    }

    private let state = NIOLockedValueBox(State())

    /// What was counted until now.
    var counted: State { state.withLockedValue { $0 } }

    /// A call was answered, or refused with a code, so long after it arrived.
    func observe(_ kind: CallKind, _ duration: Duration) {
        state.withLockedValue { state in
            state.calls[kind, default: 0] += 1
            state.latencies[kind.transport, default: Histogram()].add(duration)
        }
    }

    /// A call has been at work for so long.
    func observeSearch(_ duration: Duration) { state.withLockedValue { $0.search.add(duration) } }

    /// Something was refused.
    func reject(_ reason: RejectionReason) {
        state.withLockedValue { $0.rejections[reason.rawValue, default: 0] += 1 }
    }

    /// A call was given up because nobody waited for it any more.
    func cancel() { state.withLockedValue { $0.cancelled += 1 } }

    /// A connection was opened.
    func open(_ transport: String) {
        state.withLockedValue { state in
            state.connections[transport, default: 0] += 1
            state.opened[transport, default: 0] += 1
        }
    }

    /// A connection was closed.
    func close(_ transport: String) { state.withLockedValue { $0.connections[transport, default: 0] -= 1 } }

    /// The number of open connections.
    var connectionCount: Int { state.withLockedValue { $0.connections.values.reduce(0, +) } }

    /// The index was opened again, or could not be.
    func reload(isDone: Bool) {
        state.withLockedValue { state in
            if isDone { state.reloads += 1 } else { state.failedReloads += 1 }
        }
    }
}
