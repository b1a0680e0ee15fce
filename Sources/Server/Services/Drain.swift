internal import Logging
internal import Machine
internal import ServiceLifecycle
internal import UnixSignals

/// Waits for SIGTERM or SIGINT; says that the server is about to end, and a little later lets it.
struct Drain: Service {
    let readiness: Readiness
    /// How long who balances loads has to notice.
    let delay: Duration
    let logger: Logger

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        for await signal in signals.cancelOnGracefulShutdown() {
            readiness.drain()
            SystemdNotifier().send("STOPPING=1")
            logger.info("ending", metadata: ["signal": .string("\(signal)")])
            try await Task.sleep(for: delay)
            return
        }
    }
}
