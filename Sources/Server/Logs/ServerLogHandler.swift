internal import Logging
internal import Machine

/// Writes the events of a logger as lines into a sink.
struct ServerLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let sink: LogSink
    private let format: LogLine.Format

    init(_ sink: LogSink, _ format: LogLine.Format, level: Logger.Level) {
        self.sink = sink
        self.format = format
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let members = all.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        sink.append(
            LogLine.text(
                format, time: UTCTime.now.rfc3339, level: event.level, message: "\(event.message)",
                members: members))
    }
}
