internal import Segments

/// Brings the postings of one term into the order of their clauses.
struct PostingSorter {
    private var sorted = PostingList()
    private var keys: [UInt64] = []
    private var starts: [Int] = []

    /// Sorts a list of distinct clauses.
    mutating func sort(_ list: inout PostingList) {
        guard !zip(list.clauses, list.clauses.dropFirst()).allSatisfy(<) else { return }
        keys.removeAll(keepingCapacity: true)
        for (index, clause) in list.clauses.enumerated() {
            keys.append(UInt64(clause) << 32 | UInt64(index))
        }
        if keys.count > 1 << 12 { RadixSort.sort(&keys, fromBit: 32) } else { keys.sort() }
        let hasPositions = !list.positions.isEmpty
        if hasPositions { findStarts(list) }
        sorted.removeAll()
        for key in keys {
            let index = Int(key & 0xFFFF_FFFF)
            sorted.clauses.append(list.clauses[index])
            sorted.frequencies.append(list.frequencies[index])
            if hasPositions {
                sorted.positions.append(contentsOf: list.positions[starts[index]..<starts[index + 1]])
            }
        }
        swap(&list, &sorted)
    }

    private mutating func findStarts(_ list: PostingList) {
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        var end = 0
        for frequency in list.frequencies {
            end += Int(frequency)
            starts.append(end)
        }
    }
}
