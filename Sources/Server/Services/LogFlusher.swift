internal import ServiceLifecycle

/// Writes the log out every so often.
struct LogFlusher: Service {
    private static let interval = Duration.milliseconds(50)
    let sink: LogSink

    func run() async throws {
        let ticks = AsyncStream<Void> { try? await Task.sleep(for: Self.interval) }
        for await _ in ticks.cancelOnGracefulShutdown() { sink.flush() }
    }
}
