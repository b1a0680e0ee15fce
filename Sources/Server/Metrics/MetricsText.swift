internal import Machine
internal import Search
internal import Segments

/// Metrics in the text format of Prometheus, version 0.0.4.
struct MetricsText {
    private(set) var text = ""

    /// All that is known of a server.
    init(_ metrics: ServerMetrics, _ index: OpenIndex, callCount: Int, isReady: Bool) {
        let state = metrics.counted
        add("gongbao_requests_total", "counter", "Calls that were answered or refused.") {
            state.calls.sorted { Self.key($0.key) < Self.key($1.key) }.map { kind, count in
                (
                    "{transport=\"\(kind.transport)\",operation=\"\(kind.operation)\",code=\"\(kind.code)\"}",
                    String(count)
                )
            }
        }
        for (transport, histogram) in state.latencies.sorted(by: { $0.key < $1.key }) {
            add(
                "gongbao_request_seconds", "Time from the arrival of a call to its answer.", histogram,
                "transport=\"\(transport)\"")
        }
        add("gongbao_query_seconds", "Time that a call was at work.", state.search, nil)
        add("gongbao_rejected_total", "counter", "What was refused, by limit.") {
            RejectionReason.allCases.map {
                ("{limit=\"\($0.rawValue)\"}", String(state.rejections[$0.rawValue] ?? 0))
            }
        }
        add(
            "gongbao_cancelled_total", "counter", "Calls given up because the client was gone.",
            state.cancelled)
        add("gongbao_in_flight", "gauge", "Calls at work or waiting.", callCount)
        add("gongbao_connections", "gauge", "Open connections.") { Self.byTransport(state.connections) }
        add("gongbao_connections_total", "counter", "Connections that were opened.") {
            Self.byTransport(state.opened)
        }
        add("gongbao_ready", "gauge", "1 where the server takes calls on.", isReady ? 1 : 0)
        let commit = index.snapshot.commit
        add("gongbao_generation", "gauge", "The generation of the index.", commit.generation)
        add("gongbao_segments", "gauge", "Segments of the index.", commit.segments.count)
        add(
            "gongbao_documents", "gauge", "Documents of the index.",
            commit.segments.reduce(0) { $0 + $1.liveDocumentCount })
        add(
            "gongbao_clauses", "gauge", "Clauses of the index.",
            index.snapshot.statistics[.characters].clauseCount)
        add(
            "gongbao_reloads_total", "counter", "How often a new state of the index was opened.",
            state.reloads)
        add(
            "gongbao_reload_failures_total", "counter", "How often it could not be opened.",
            state.failedReloads)
        let process = ProcessFigures()
        add("process_resident_memory_bytes", "gauge", "Memory in use.", process.residentBytes)
        add("process_open_fds", "gauge", "Open file descriptors.", process.descriptorCount)
        add("process_max_fds", "gauge", "The most that may be open.", process.descriptorLimit)
        add("process_cpu_seconds_total", "counter", "Processor time.") {
            [("", Self.decimal(process.processorSeconds))]
        }
    }

    private static func key(_ kind: ServerMetrics.CallKind) -> String {
        "\(kind.transport) \(kind.operation) \(kind.code)"
    }

    private static func byTransport(_ counts: [String: Int]) -> [(String, String)] {
        counts.sorted { $0.key < $1.key }.map { ("{transport=\"\($0.key)\"}", String($0.value)) }
    }

    private mutating func add(
        _ name: String, _ kind: String, _ help: String, _ rows: () -> [(labels: String, value: String)]
    ) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
        for row in rows() { text += "\(name)\(row.labels) \(row.value)\n" }
    }

    private mutating func add(_ name: String, _ kind: String, _ help: String, _ value: Int) {
        add(name, kind, help) { [("", String(value))] }
    }

    private mutating func add(_ name: String, _ help: String, _ histogram: Histogram, _ label: String?) {
        if !text.contains("# TYPE \(name) ") {
            text += "# HELP \(name) \(help)\n# TYPE \(name) histogram\n"
        }
        let first = label.map { $0 + "," } ?? ""
        let alone = label.map { "{\($0)}" } ?? ""
        var sum = 0
        for (index, count) in histogram.counts.enumerated() {
            sum += count
            let bound = index < Histogram.bounds.count ? Self.decimal(Histogram.bounds[index]) : "+Inf"
            text += "\(name)_bucket{\(first)le=\"\(bound)\"} \(sum)\n"
        }
        text += "\(name)_sum\(alone) \(Self.decimal(histogram.sum))\n\(name)_count\(alone) \(sum)\n"
    }

    private static func decimal(_ value: Double) -> String { value.description }
}
