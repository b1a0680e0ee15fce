internal import Machine
internal import NIOCore
internal import ServiceLifecycle

/// Accepts connections that speak the line protocol.
struct LineListener: Service {
    let listener: Listener
    let service: LineService

    func run() async throws {
        let (service, transport) = (service, listener.speech.rawValue)
        try await listener.run { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(
                    LineChannelHandler(service, transport: transport))
            }
        }
    }
}
