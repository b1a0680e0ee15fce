internal import Wire

/// Percentiles of query times, a line a class.
struct BenchReport {
    private let rows: [(name: String, times: [Int])]

    private let threads: Int

    /// Takes the class and the time in nanoseconds of each query, and how many threads ran queries.
    init(_ classes: [String], _ times: [Int], threads: Int = 1) {
        self.threads = threads
        var rows: [(name: String, times: [Int])] = []
        for (name, time) in zip(classes, times) {
            if let row = rows.firstIndex(where: { $0.name == name }) {
                rows[row].times.append(time)
            } else {
                rows.append((name, [time]))
            }
        }
        self.rows = rows.map { ($0.name, $0.times.sorted()) }
    }

    func text(json: Bool) -> String {
        let width = rows.map { DisplayWidth.of($0.name) }.max() ?? 0
        return rows.map { row in
            let members = members(row.name, row.times)
            if json { return JSON.object(members).text + "\n" }
            let numbers = members.dropFirst().map { name, value in
                if case .number(let number) = value { return "\(name) \(Numbers.fixed(number, 1))" }
                return "\(name) \(value.text)"
            }
            return DisplayWidth.padded(row.name, to: width) + "  " + numbers.joined(separator: "  ") + "\n"
        }.joined()
    }

    private func members(_ name: String, _ times: [Int]) -> [(String, JSON)] {
        /// The smallest time that at least the share of the queries does not exceed.
        func percentile(_ share: Double) -> JSON {
            let rank = Int((share * Double(times.count)).rounded(.up))
            return .number(Double(times[max(0, min(times.count, rank) - 1)]) / 1000)
        }
        let sum = Double(times.reduce(0, +)) / 1000
        return [
            ("class", .string(name)), ("queries", .int(times.count)), ("p50_us", percentile(0.5)),
            ("p90_us", percentile(0.9)), ("p99_us", percentile(0.99)),
            ("mean_us", .number(sum / Double(times.count))),
            ("qps", .number(sum > 0 ? Double(threads * times.count) * 1e6 / sum : 0)),
        ]
    }
}
