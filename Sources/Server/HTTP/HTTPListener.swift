internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServiceLifecycle

/// Accepts HTTP connections and answers their requests.
struct HTTPListener: Service {
    let listener: Listener
    let service: HTTPService
    let logger: Logger

    func run() async throws {
        let router = service.routes.router()
        let (service, logger) = (service, logger)
        let http = HTTPChannel(listener.limits, listener.metrics, logger) { request, writer, channel in
            let response = await service.respond(
                to: request, client: channel.remoteAddress?.ipAddress ?? "local", router: router,
                source: ApplicationRequestContextSource(channel: channel, logger: logger))
            try await writer.write(response: response.head, body: response.body)
        }
        let (connections, continuation) = AsyncStream.makeStream(of: HTTPChannel.Connection.self)
        try await withThrowingTaskGroup { group in
            group.addTask {
                defer { continuation.finish() }
                try await listener.run { channel in
                    http.setUp(channel).map { connection in
                        if case .terminated = continuation.yield(connection) { channel.close(promise: nil) }
                    }
                }
            }
            group.addTask {
                await withDiscardingTaskGroup { tasks in
                    for await connection in connections {
                        tasks.addTask { await http.serve(connection) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
