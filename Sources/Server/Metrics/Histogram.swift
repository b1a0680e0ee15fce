/// How often durations were at most so long.
struct Histogram: Sendable {
    /// The upper bounds in seconds.
    static let bounds = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5,
    ]

    /// How many were in each range, the last one without a bound.
    private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// All durations added up, in seconds.
    private(set) var sum = 0.0

    /// Takes a duration in.
    mutating func add(_ duration: Duration) {
        let seconds = duration / .seconds(1)
        sum += seconds
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
    }
}
