internal import NIOConcurrencyHelpers

/// Whether the client of an HTTP connection is still there; when it leaves, what it waits for is given up.
final class ClientPresence: Sendable {
    /// That of the connection whose requests the task answers.
    @TaskLocal static var current: ClientPresence?

    private struct State {
        var isGone = false
        var ticket: Ticket?
    }

    private let state = NIOLockedValueBox(State())

    /// A call is at work for the client.
    func attach(_ ticket: Ticket) {
        let isGone = state.withLockedValue { state in
            state.ticket = ticket
            return state.isGone
        }
        if isGone { ticket.cancel() }
    }

    /// The client is gone.
    func leave() {
        let ticket = state.withLockedValue { state in
            state.isGone = true
            return state.ticket
        }
        ticket?.cancel()
    }
}
