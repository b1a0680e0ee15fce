internal import Segments

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
        entries.reserveCapacity(limit + 1)
    }

    /// The worst of the best, once there are so many.
    var worst: Entry? { entries.count == limit ? entries.last : nil }

    /// Takes a clause in, if it is among the best.
    mutating func insert(_ entry: Entry) {
        guard let last = entries.last else { return entries.append(entry) }
        if entries.count == limit {
            guard entry.isBetter(than: last) else { return }
            entries.removeLast()
        }
        var place = entries.count
        while place > 0, entry.isBetter(than: entries[place - 1]) { place -= 1 }
        entries.insert(entry, at: place)
    }
}

extension WindowEvaluator {
    /// The best clauses of the only term: blocks are read from the one with the highest bound, until none is left that could
    /// have a better clause.
    func findBestOfTerm(limit: Int) throws(SegmentError) -> [TopClauses.Entry] {
        var top = TopClauses(limit: limit)
        let list = unsafe lists + 0
        var first: [(block: Int, bound: UInt32)] = []
        let blockCount = unsafe list.pointee.blockCount
        if blockCount > 2 * limit {
            for block in 0..<blockCount {
                let bound = unsafe list.pointee.bound(ofBlock: block)
                if first.count == limit, bound <= first[limit - 1].bound { continue }
                if first.count == limit { first.removeLast() }
                var place = first.count
                while place > 0, bound > first[place - 1].bound { place -= 1 }
                first.insert((block, bound), at: place)
            }
            for (block, bound) in first {
                if let worst = top.worst, bound < worst.sum { break }
                try readTerm(block, into: &top)
            }
        }
        for block in 0..<blockCount {
            if let worst = top.worst {
                let bound = unsafe list.pointee.bound(ofBlock: block)
                guard bound >= worst.sum else { continue }
                // Equals must come before the worst.
                if bound == worst.sum, block > 0,
                    unsafe list.pointee.lastClause(ofBlock: block - 1) >= worst.clause
                {
                    continue
                }
            }
            if first.contains(where: { $0.block == block }) { continue }
            try readTerm(block, into: &top)
        }
        return top.entries
    }

    private func readTerm(_ block: Int, into top: inout TopClauses) throws(SegmentError) {
        let list = unsafe lists + 0
        try unsafe list.pointee.load(block)
        try unsafe list.pointee.loadFrequencies()
        var least = top.worst?.sum ?? 0
        for index in 0..<(unsafe list.pointee.decodedCount) {
            let sum = unsafe list.pointee.addition(at: index)
            guard sum >= least else { continue }
            let clause = unsafe list.pointee.clause(at: index)
            guard !isDeleted(clause) else { continue }
            let score = unsafe list.pointee.factor
                * BM25.saturation(
                    list.pointee.frequency(at: index),
                    norm: list.pointee.table.norms[Int(list.pointee.lengthByte(at: index))])
            top.insert(.init(score: score, sum: sum, clause: clause))
            least = top.worst?.sum ?? 0
        }
    }
}
