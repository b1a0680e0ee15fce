internal import Glibc
internal import NIOConcurrencyHelpers
internal import Search

/// Lets few searches that take long go on at a time, so that the others have a processor.
///
/// A search that has used more processor time than most need waits here until one of those before it is done. How many may wait is
/// bounded, because each of them keeps a thread.
final class SlowLane: Sendable {
    /// After how much processor time a search is one that takes long.
    static let threshold = Duration.milliseconds(20)
    private static let pause: UInt32 = 1000

    private struct State {
        var running = 0
        var waiting = 0
    }

    private let lanes: Int
    private let places: Int
    private let state = NIOLockedValueBox(State())

    /// Makes a lane for `lanes` searches at a time and `places` that wait.
    init(lanes: Int, places: Int) {
        self.lanes = lanes
        self.places = places
    }

    /// Waits for a lane.
    ///
    /// - Returns: why the search must stop instead; `nil` where it has a lane now and must `leave` it.
    func enter(_ ticket: Ticket) -> SearchStop? {
        let start = state.withLockedValue { state -> Bool? in
            if state.running < lanes {
                state.running += 1
                return true
            }
            guard state.waiting < places else { return nil }
            state.waiting += 1
            return false
        }
        guard let start else { return .busy }
        if start { return nil }
        while true {
            usleep(Self.pause)
            let stop: SearchStop? =
                ticket.isCancelled ? .cancelled : ContinuousClock.now >= ticket.deadline ? .deadline : nil
            let isIn = state.withLockedValue { state in
                guard stop == nil else {
                    state.waiting -= 1
                    return false
                }
                guard state.running < lanes else { return false }
                state.running += 1
                state.waiting -= 1
                return true
            }
            if stop != nil || isIn { return stop }
        }
    }

    /// Makes the lane free for the next.
    func leave() { state.withLockedValue { $0.running -= 1 } }
}
