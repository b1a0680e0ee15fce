/// The best clauses of one term so far, exactly scored.
struct TopClauses {
    /// A clause with its score and the sum that stands for it.
    struct Entry {
        var score: Double
        var sum: UInt32
        var clause: UInt32

        /// Ties go to the clause indexed first.
        func isBetter(than other: Entry) -> Bool {
            score != other.score ? score > other.score : clause < other.clause
        }
    }

    private let limit: Int
    /// Best first.
    private(set) var entries: [Entry] = []

    init(limit: Int) {
        self.limit = limit
        entries.reserveCapacity(min(limit, 1 << 16) + 1)
    }

    /// The worst of the best, once there are so many.
    var worst: Entry? { entries.count == limit ? entries.last : nil }

    /// Takes a clause in, if it is among the best.
    mutating func insert(_ entry: Entry) {
        if entries.count == limit {
            guard let last = entries.last, entry.isBetter(than: last) else { return }
            entries.removeLast()
        }
        var place = entries.count
        while place > 0, entry.isBetter(than: entries[place - 1]) { place -= 1 }
        entries.insert(entry, at: place)
    }
}
