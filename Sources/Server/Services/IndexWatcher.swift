internal import Logging
internal import Segments
internal import ServiceLifecycle
internal import UnixSignals

/// Opens the index again when a new state was committed, or when SIGHUP asks for it.
struct IndexWatcher: Service {
    let holder: SnapshotHolder
    let metrics: ServerMetrics
    let logger: Logger
    let interval: Duration
    let token: TokenHolder?
    let tokenFile: String?

    func run() async throws {
        await withTaskGroup { group in
            group.addTask {
                var failure: String?
                let ticks = AsyncStream<Void> { try? await Task.sleep(for: interval) }
                for await _ in ticks.cancelOnGracefulShutdown() { refresh(always: false, &failure) }
            }
            group.addTask {
                var failure: String?
                let signals = await UnixSignalsSequence(trapping: .sighup)
                for await _ in signals.cancelOnGracefulShutdown() {
                    refresh(always: true, &failure)
                    rereadToken()
                    failure = nil
                }
            }
            await group.waitForAll()
        }
    }

    /// Looks for a new state; a failure is logged once, not every time.
    private func refresh(always: Bool, _ lastFailure: inout String?) {
        do {
            guard case .changed(let old, let new) = try holder.refresh(always: always) else {
                lastFailure = nil
                return
            }
            metrics.reload(isDone: true)
            lastFailure = nil
            logger.info(
                "index opened",
                metadata: ["from": .stringConvertible(old), "generation": .stringConvertible(new)])
        } catch {
            metrics.reload(isDone: false)
            guard lastFailure != error.description else { return }
            lastFailure = error.description
            logger.error(
                "the new state of the index cannot be opened; the old one stays in use",
                metadata: ["error": .string(error.description)])
        }
    }

    private func rereadToken() {
        guard let token, let tokenFile else { return }
        do {
            token.replace(by: try TokenFile.read(tokenFile))
            logger.info("token read again")
        } catch {
            logger.error("the old token stays in use", metadata: ["error": .string(error.description)])
        }
    }
}
