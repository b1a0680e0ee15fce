/// The best clauses so far, by sums of integers that are a little below their scores.
///
/// Each term of a sum is less than 1 too large or too small, so a clause may be among the best as long as its sum is not twice
/// the number of terms below that of the last of the best. Those are all kept, to be scored exactly in the end.
struct TopCandidates {
    /// A clause with the sum of its terms.
    struct Entry {
        var sum: UInt32
        var clause: UInt32
    }

    private let limit: Int
    private let slack: UInt32
    /// The best sums, the least at the root.
    private var heap: [UInt32] = []
    /// Every clause that may be among the best.
    private(set) var entries: [Entry] = []
    private var compactionSize = 256
    /// What a sum must reach to be kept.
    private(set) var threshold: UInt32 = 1

    init(limit: Int, termCount: Int) {
        self.limit = limit
        slack = UInt32(2 * termCount)
    }

    /// Makes it empty and keeps the room.
    mutating func reset(limit: Int, termCount: Int) {
        var empty = TopCandidates(limit: limit, termCount: termCount)
        heap.removeAll(keepingCapacity: true)
        entries.removeAll(keepingCapacity: true)
        swap(&empty.heap, &heap)
        swap(&empty.entries, &entries)
        self = empty
    }

    /// Takes a clause in, if its sum may be among the best.
    @inline(__always)
    mutating func insert(_ clause: UInt32, sum: UInt32) {
        if sum >= threshold { keep(clause, sum) }
    }

    private mutating func keep(_ clause: UInt32, _ sum: UInt32) {
        entries.append(Entry(sum: sum, clause: clause))
        if heap.count < limit {
            heap.append(sum)
            var child = heap.count - 1
            while child > 0, heap[(child - 1) / 2] > heap[child] {
                heap.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
            if heap.count < limit { return }
        } else if sum > heap[0] {
            heap[0] = sum
            sift()
        }
        threshold = max(1, heap[0] > slack ? heap[0] - slack : 0)
        if entries.count >= compactionSize { compact() }
    }

    private mutating func sift() {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }

    /// Hands over the clauses that may be among the best and forgets them, not what it takes to be among them.
    mutating func takeEntries(into taken: inout [Entry]) {
        taken.removeAll(keepingCapacity: true)
        for entry in entries where entry.sum >= threshold { taken.append(entry) }
        entries.removeAll(keepingCapacity: true)
    }

    /// Forgets the clauses that can no more be among the best.
    private mutating func compact() {
        let least = threshold
        entries.removeAll { $0.sum < least }
        compactionSize = max(256, entries.count * 2)
    }
}
