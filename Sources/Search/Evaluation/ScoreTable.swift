internal import Segments

/// The BM25 part of a term that does not depend on the term, tf / (tf + norm), for every frequency below 16 and every
/// length byte: what a score costs is then one load and one multiplication.
///
/// This file uses raw pointers. Invariant: `shares` has 16 rows of 256 integers; memory lives as long as the object.
@safe
final class ScoreTable {
    /// tf / (tf + norm) as a fraction of 2³², rounded down, at frequency × 256 + length byte.
    let shares: UnsafeMutablePointer<UInt32>
    /// The length part of BM25 by length byte.
    let norms: [Double]

    /// The number of frequencies in the table.
    static let rowCount = 16

    init(norms: [Double]) {
        precondition(norms.count == 256, "a norm for each length byte")
        self.norms = norms
        unsafe shares = .allocate(capacity: Self.rowCount * 256)
        for frequency in 0..<Self.rowCount {
            for length in 0..<256 {
                unsafe shares[frequency * 256 + length] = Self.share(Double(frequency), norms[length])
            }
        }
    }

    deinit {
        unsafe shares.deallocate()
    }

    private static func share(_ frequency: Double, _ norm: Double) -> UInt32 {
        // A norm of 0 (k1 = 0) gives 1, which is one more than fits.
        UInt32(min(frequency / max(frequency + norm, .leastNormalMagnitude) * 0x1p32, Double(UInt32.max)))
    }

    /// tf / (tf + norm) for any frequency.
    @inline(__always)
    func share(_ frequency: UInt32, _ length: UInt8) -> UInt32 {
        frequency < Self.rowCount
            ? unsafe shares[Int(frequency) &* 256 &+ Int(length)] : Self.share(Double(frequency), norms[Int(length)])
    }

    /// The greatest share of a block.
    @inline(__always)
    func bound(_ impact: Impact) -> UInt32 {
        var bound: UInt32 = 0
        for index in 0..<3 {
            let point = impact.points[index]
            // The highest frequency stands for all above it, of which the share comes near to 1.
            let share =
                point.frequency == Impact.highestFrequency
                ? .max : unsafe shares[Int(point.frequency) &* 256 &+ Int(point.length)]
            bound = max(bound, share)
        }
        return bound
    }
}
