/// What bounds the scores within a block of postings, for any BM25 parameters.
///
/// A BM25 score grows with the frequency and falls with the length, so the shortest clause of each of three classes of
/// frequency, together with the class's highest frequency, bounds every posting of the block.
public struct Impact: Sendable, Equatable {
    /// The highest frequency, 255 standing for that or more.
    public var maxFrequency: UInt8 = 1
    /// The shortest length byte among postings with frequency 1; 255 where there is none.
    public var shortestOnce: UInt8 = .max
    /// … with frequency 2 or 3.
    public var shortestFew: UInt8 = .max
    /// … with frequency 4 or more.
    public var shortestMany: UInt8 = .max

    /// Makes the impact of no postings.
    public init() {}

    /// Takes a posting in.
    public mutating func add(frequency: UInt32, length: UInt8) {
        maxFrequency = max(maxFrequency, UInt8(min(frequency, 255)))
        switch frequency {
        case ...1: shortestOnce = min(shortestOnce, length)
        case 2...3: shortestFew = min(shortestFew, length)
        default: shortestMany = min(shortestMany, length)
        }
    }

    var packed: UInt32 {
        UInt32(maxFrequency) | UInt32(shortestOnce) << 8 | UInt32(shortestFew) << 16 | UInt32(shortestMany)
            << 24
    }

    init(packed: UInt32) {
        maxFrequency = UInt8(truncatingIfNeeded: packed)
        shortestOnce = UInt8(truncatingIfNeeded: packed >> 8)
        shortestFew = UInt8(truncatingIfNeeded: packed >> 16)
        shortestMany = UInt8(truncatingIfNeeded: packed >> 24)
    }

    /// An upper bound of `score(frequency, length byte)` over the block, for a score that grows with the frequency and
    /// falls with the length.
    public func bound(_ score: (_ frequency: UInt32, _ length: UInt8) -> Double) -> Double {
        let highest = maxFrequency == .max ? UInt32.max : UInt32(maxFrequency)
        var bound = score(1, shortestOnce)
        if highest > 1 { bound = max(bound, score(min(3, highest), shortestFew)) }
        if highest > 3 { bound = max(bound, score(highest, shortestMany)) }
        return bound
    }
}
