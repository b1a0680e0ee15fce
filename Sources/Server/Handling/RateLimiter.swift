internal import NIOConcurrencyHelpers

/// Bounds how many calls a second come from one address (a token bucket for each).
final class RateLimiter: Sendable {
    private static let maxAddresses = 100_000

    private struct Bucket {
        var level: Double
        var time: ContinuousClock.Instant
    }

    private let rate: Double
    private let buckets = NIOLockedValueBox<[String: Bucket]>([:])

    /// Lets `rate` calls a second through, and twice as many at once.
    init(rate: Int) {
        self.rate = Double(max(1, rate))
    }

    /// Takes a call in.
    ///
    /// - Returns: in how many seconds the next one is taken; `nil` where this one is.
    func wait(for address: String, at now: ContinuousClock.Instant = .now) -> Int? {
        buckets.withLockedValue { buckets in
            if buckets.count >= Self.maxAddresses, buckets[address] == nil { removeFull(&buckets, now) }
            var bucket = buckets[address] ?? Bucket(level: 2 * rate, time: now)
            bucket.level = min(2 * rate, bucket.level + bucket.time.duration(to: now) / .seconds(1) * rate)
            bucket.time = now
            let isTaken = bucket.level >= 1
            if isTaken { bucket.level -= 1 }
            buckets[address] = bucket
            return isTaken ? nil : max(1, Int(((1 - bucket.level) / rate).rounded(.up)))
        }
    }

    /// Forgets the addresses from which nothing came for a while.
    private func removeFull(_ buckets: inout [String: Bucket], _ now: ContinuousClock.Instant) {
        buckets = buckets.filter {
            $0.value.level + $0.value.time.duration(to: now) / .seconds(1) * rate < 2 * rate
        }
        if buckets.count >= Self.maxAddresses { buckets.removeAll() }
    }
}
