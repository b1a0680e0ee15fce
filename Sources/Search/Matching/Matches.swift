/// Clauses (or units) of one segment in increasing order, each with the number of occurrences that made it match.
public struct Matches: Sendable, Equatable {
    /// The numbers, strictly increasing.
    public var clauses: [UInt32] = []
    /// The number of occurrences in each.
    public var counts: [UInt32] = []

    /// Makes an empty list.
    public init() {}

    init(all count: Int) {
        clauses = Array(0..<UInt32(count))
        counts = [UInt32](repeating: 0, count: count)
    }

    /// The number of clauses.
    public var count: Int { clauses.count }

    /// The sum of the occurrences.
    public var occurrenceCount: Int { counts.reduce(0) { $0 + Int($1) } }

    mutating func append(_ clause: UInt32, count: UInt32) {
        clauses.append(clause)
        counts.append(count)
    }

    /// What is in either; the counts add up.
    func union(_ other: Matches) -> Matches {
        if clauses.isEmpty { return other }
        if other.clauses.isEmpty { return self }
        var result = Matches()
        result.clauses.reserveCapacity(max(count, other.count))
        var left = 0
        var right = 0
        while left < count || right < other.count {
            if right == other.count || (left < count && clauses[left] < other.clauses[right]) {
                result.append(clauses[left], count: counts[left])
                left += 1
            } else if left == count || other.clauses[right] < clauses[left] {
                result.append(other.clauses[right], count: other.counts[right])
                right += 1
            } else {
                result.append(clauses[left], count: counts[left] &+ other.counts[right])
                left += 1
                right += 1
            }
        }
        return result
    }

    /// What is in both; the counts add up.
    ///
    /// O(smaller · log larger).
    func intersection(_ other: Matches) -> Matches {
        let (few, many) = count <= other.count ? (self, other) : (other, self)
        var result = Matches()
        var low = 0
        for (index, clause) in few.clauses.enumerated() {
            low = many.clauses.gallop(to: clause, from: low)
            guard low < many.count else { break }
            if many.clauses[low] == clause {
                result.append(clause, count: few.counts[index] &+ many.counts[low])
            }
        }
        return result
    }

    /// What is in this list and not in the other.
    func subtracting(_ other: Matches) -> Matches {
        guard !other.clauses.isEmpty else { return self }
        var result = Matches()
        var low = 0
        for (index, clause) in clauses.enumerated() {
            low = other.clauses.gallop(to: clause, from: low)
            if low == other.count || other.clauses[low] != clause {
                result.append(clause, count: counts[index])
            }
        }
        return result
    }

    /// The clauses for which `isIncluded` holds.
    func filter(_ isIncluded: (UInt32) -> Bool) -> Matches {
        var result = Matches()
        for (index, clause) in clauses.enumerated() where isIncluded(clause) {
            result.append(clause, count: counts[index])
        }
        return result
    }

    /// The units of the clauses, `unit` never falling as clauses rise; the counts of a unit add up.
    func mapped(_ unit: (UInt32) -> UInt32) -> Matches {
        var result = Matches()
        for (index, clause) in clauses.enumerated() {
            let number = unit(clause)
            if result.clauses.last == number {
                result.counts[result.count - 1] &+= counts[index]
            } else {
                result.append(number, count: counts[index])
            }
        }
        return result
    }
}

extension [UInt32] {
    /// The first index from `start` on whose element is not below `target`, in an increasing array.
    func gallop(to target: UInt32, from start: Int) -> Int {
        guard start < count, self[start] < target else { return start }
        var low = start
        var step = 1
        while low + step < count, self[low + step] < target {
            low += step
            step *= 2
        }
        var high = Swift.min(low + step, count)
        low += 1
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
