internal import Segments

extension WindowEvaluator {
    /// The best clauses of the only term: first the blocks with the highest bounds are read, then, in order, the others that could
    /// have a better clause.
    mutating func findBestOfTerm(limit: Int) throws(SegmentError) -> [TopClauses.Entry] {
        var top = TopClauses(limit: limit)
        let list = unsafe lists
        let blockCount = unsafe list.pointee.blockCount
        let first = highestBlocks(blockCount > 2 * limit ? limit : 0)
        for block in first {
            if let worst = top.worst, unsafe list.pointee.bound(ofBlock: block) < worst.sum { break }
            try readTerm(block, into: &top)
        }
        for block in 0..<blockCount {
            if let worst = top.worst {
                let bound = unsafe list.pointee.bound(ofBlock: block)
                guard bound >= worst.sum else { continue }
                // Equals must come before the worst.
                let isLater = unsafe block > 0 && list.pointee.lastClause(ofBlock: block - 1) >= worst.clause
                if bound == worst.sum, isLater { continue }
            }
            if !first.contains(block) { try readTerm(block, into: &top) }
        }
        return top.entries
    }

    /// The blocks with the highest bounds, highest first.
    private func highestBlocks(_ count: Int) -> [Int] {
        guard count > 0 else { return [] }
        let list = unsafe lists
        var blocks: [Int] = []
        blocks.reserveCapacity(count)
        var least: UInt32 = 0
        for block in 0..<(unsafe list.pointee.blockCount) {
            let bound = unsafe list.pointee.bound(ofBlock: block)
            guard bound > least || blocks.count < count else { continue }
            if blocks.count == count { blocks.removeLast() }
            var place = blocks.count
            while place > 0, unsafe bound > list.pointee.bound(ofBlock: blocks[place - 1]) { place -= 1 }
            blocks.insert(block, at: place)
            if blocks.count == count { least = unsafe list.pointee.bound(ofBlock: blocks[count - 1]) }
        }
        return blocks
    }

    private func readTerm(_ block: Int, into top: inout TopClauses) throws(SegmentError) {
        let list = unsafe lists
        try unsafe list.pointee.load(block)
        try unsafe list.pointee.loadFrequencies()
        var least = top.worst?.sum ?? 0
        let additions = unsafe list.pointee.additions
        for index in 0..<(unsafe list.pointee.decodedCount) {
            let clause = unsafe list.pointee.clause(at: index)
            let sum = additions.of(clause, index)
            guard sum >= least, !isDeleted(clause) else { continue }
            let norm = unsafe list.pointee.table.norms[Int(list.pointee.lengthByte(at: index))]
            let saturation = unsafe BM25.saturation(list.pointee.frequency(at: index), norm: norm)
            top.insert(.init(score: unsafe list.pointee.factor * saturation, sum: sum, clause: clause))
            least = top.worst?.sum ?? 0
        }
    }
}
