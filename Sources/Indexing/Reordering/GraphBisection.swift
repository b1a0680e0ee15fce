internal import Glibc

/// Puts units that share words beside each other: recursive graph bisection (Dhulipala et al., "Compressing graphs and
/// indexes with recursive graph bisection", KDD 2016), with the gains of words kept beside them (Mackenzie et al.,
/// "Faster index reordering with recursive graph bisection", 2021).
///
/// A range of units is cut into halves; units whose words are rather in the other half change places with such of that half
/// as long as the gaps of the words are expected to take fewer bits; then each half is cut in turn. One thread, and the same
/// numbers in the same order whatever happens, so the result depends on the input alone.
struct GraphBisection {
    private let index: ForwardIndex
    /// The units, in the order found so far.
    private var order: [UInt32]
    /// log₂ of every number up to the number of units and 1.
    private let logarithms: [Float]
    private var left: Half
    private var right: Half
    /// The words of the range that is being cut.
    private var terms: [UInt32] = []

    /// One half of the range that is being cut.
    private struct Half {
        /// The number of its units.
        var unitCount = 0
        /// How many of them have each word.
        var degrees: [UInt32]
        /// How many bits less are expected where a unit with the word leaves this half.
        var gains: [Float]

        init(termCount: Int) {
            degrees = Array(repeating: 0, count: termCount)
            gains = Array(repeating: 0, count: termCount)
        }
    }

    /// Ranges of so many units are not cut.
    private static let leafSize = 16
    /// The most rounds of changing places.
    private static let maxRounds = 20
    /// Less than this is the rounding of what is added up, in bits.
    private static let minGain: Float = 0.01
    /// Fewer units than this are not worth ordering.
    static let minUnits = 2 * leafSize

    /// Prepares for the units of an index.
    init(_ index: ForwardIndex) {
        self.index = index
        order = (0..<UInt32(index.unitCount)).map { $0 }
        logarithms = [0] + (1...(index.unitCount + 1)).map { log2f(Float($0)) }
        left = Half(termCount: index.termCount)
        right = Half(termCount: index.termCount)
    }

    /// A new order of neighbouring units.
    mutating func order(of units: Range<Int>) -> ArraySlice<UInt32> {
        bisect(units)
        return order[units]
    }

    private mutating func bisect(_ range: Range<Int>) {
        guard range.count > Self.leafSize else { return order[range].sort() }
        let middle = range.lowerBound + range.count / 2
        let halves = (range.lowerBound..<middle, middle..<range.upperBound)
        count(halves)
        let sizes = (logarithms[left.unitCount], logarithms[right.unitCount])
        for _ in 0..<Self.maxRounds {
            for term in terms { updateGains(of: Int(term), sizes) }
            guard exchange(halves) else { break }
        }
        for term in terms {
            left.degrees[Int(term)] = 0
            right.degrees[Int(term)] = 0
        }
        bisect(halves.0)
        bisect(halves.1)
    }

    /// Counts how many units of each half have each word.
    private mutating func count(_ halves: (Range<Int>, Range<Int>)) {
        terms.removeAll(keepingCapacity: true)
        left.unitCount = halves.0.count
        right.unitCount = halves.1.count
        for unit in order[halves.0] {
            for place in index.range(of: unit) {
                let term = index.terms[place]
                if left.degrees[Int(term)] == 0 { terms.append(term) }
                left.degrees[Int(term)] += 1
            }
        }
        for unit in order[halves.1] {
            for place in index.range(of: unit) {
                let term = index.terms[place]
                if left.degrees[Int(term)] == 0, right.degrees[Int(term)] == 0 { terms.append(term) }
                right.degrees[Int(term)] += 1
            }
        }
    }

    @inline(__always)
    private mutating func updateGains(of term: Int, _ sizes: (left: Float, right: Float)) {
        let counts = (Int(left.degrees[term]), Int(right.degrees[term]))
        let now = cost(counts.0, sizes.left) + cost(counts.1, sizes.right)
        if counts.0 > 0 {
            left.gains[term] = now - cost(counts.0 - 1, sizes.left) - cost(counts.1 + 1, sizes.right)
        }
        if counts.1 > 0 {
            right.gains[term] = now - cost(counts.0 + 1, sizes.left) - cost(counts.1 - 1, sizes.right)
        }
    }

    /// The bits expected for the gaps of a word that so many units of a half have.
    @inline(__always)
    private func cost(_ degree: Int, _ size: Float) -> Float {
        Float(degree) * (size - logarithms[degree + 1])
    }

    /// Lets units change places as long as that is expected to pay; false where none did.
    ///
    /// The gains are brought up to date with each change: where many units gain the same, they must not all change places, which
    /// would change nothing.
    private mutating func exchange(_ halves: (Range<Int>, Range<Int>)) -> Bool {
        let sizes = (logarithms[left.unitCount], logarithms[right.unitCount])
        let gains = (
            halves.0.map { gain(of: order[$0], left.gains) },
            halves.1.map { gain(of: order[$0], right.gains) }
        )
        let best = (gains.0.max() ?? 0, gains.1.max() ?? 0)
        let leaving = Self.ranked(gains.0, above: -best.1)
        let coming = Self.ranked(gains.1, above: -best.0)
        var hasChanged = false
        for (first, second) in zip(leaving, coming) {
            guard gains.0[first] + gains.1[second] > 0 else { break }
            let places = (halves.0.lowerBound + first, halves.1.lowerBound + second)
            let units = (order[places.0], order[places.1])
            guard gain(of: units.0, left.gains) + gain(of: units.1, right.gains) > Self.minGain else {
                continue
            }
            for place in index.range(of: units.0) {
                let term = Int(index.terms[place])
                left.degrees[term] -= 1
                right.degrees[term] += 1
                updateGains(of: term, sizes)
            }
            for place in index.range(of: units.1) {
                let term = Int(index.terms[place])
                right.degrees[term] -= 1
                left.degrees[term] += 1
                updateGains(of: term, sizes)
            }
            order.swapAt(places.0, places.1)
            hasChanged = true
        }
        return hasChanged
    }

    /// What is gained where a unit leaves the half of the given gains.
    @inline(__always)
    private func gain(of unit: UInt32, _ gains: [Float]) -> Float {
        var sum: Float = 0
        for place in index.range(of: unit) { sum += gains[Int(index.terms[place])] }
        return sum
    }

    /// The places of the gains above a bound, the greatest first and of equal ones the first.
    private static func ranked(_ gains: [Float], above bound: Float) -> [Int] {
        var keys: [UInt64] = []
        for (place, gain) in gains.enumerated() where gain > bound {
            let bits = gain.bitPattern
            // Falls as the gain rises.
            let rank = bits >> 31 == 0 ? ~(bits | 1 << 31) : bits
            keys.append(UInt64(rank) << 32 | UInt64(place))
        }
        if keys.count > 1 << 12 { RadixSort.sort(&keys, fromBit: 32) } else { keys.sort() }
        return keys.map { Int(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    }
}
