internal import Segments

extension WindowEvaluator {
    /// Puts the best clauses where the lists' terms follow each other into `best`.
    ///
    /// A phrase occurs in a clause no more often than its rarest term, which bounds its score before any position is read.
    ///
    /// - Parameter slots: the list of each word of the phrase.
    func findBestOfPhrase(_ slots: [Int]) throws(SegmentError) {
        isDirty = true
        try forEachWindow(bound: { self.phraseBound(ofWindow: $0) }) { window throws(SegmentError) in
            let bound = self.phraseBound(ofWindow: window)
            guard bound > 0, bound >= self.best.threshold else { return }
            try self.forEachCandidate(window) { clause throws(SegmentError) in
                guard let (first, least) = try self.leastFrequency(clause), least >= self.best.threshold else { return }
                let frequency = try self.phraseFrequency(slots, first)
                guard frequency > 0, !self.isDeleted(clause) else { return }
                self.best.insert(clause, sum: self.phraseAddition(frequency))
            }
        }
        isDirty = false
    }

    /// The number of clauses where the lists' terms follow each other.
    func countPhrase(_ slots: [Int]) throws(SegmentError) -> Int {
        isDirty = true
        var count = 0
        for window in 0..<windowCount where conjunctionBound(ofWindow: window) > 0 {
            try forEachCandidate(window) { clause throws(SegmentError) in
                guard let (first, _) = try self.leastFrequency(clause) else { return }
                if try self.phraseFrequency(slots, first) > 0, !self.isDeleted(clause) { count += 1 }
            }
        }
        isDirty = false
        return count
    }

    /// The exact score of a clause as one term.
    func phraseScore(of clause: UInt32, _ slots: [Int]) throws(SegmentError) -> Double {
        guard let (first, _) = try leastFrequency(clause) else { return 0 }
        let frequency = try phraseFrequency(slots, first)
        let length = unsafe lists[0].lengthByte(at: lists[0].index)
        return unsafe lists[0].factor * BM25.saturation(frequency, norm: lists[0].table.norms[Int(length)])
    }

    /// What so many occurrences of the phrase in the clause that all lists have found add to its sum.
    @inline(__always)
    private func phraseAddition(_ frequency: UInt32) -> UInt32 {
        let length = unsafe lists[0].lengthByte(at: lists[0].index)
        return unsafe TermList.addition(lists[0].table.share(frequency, length), lists[0].scale)
    }

    private func phraseBound(ofWindow window: Int) -> UInt32 {
        var least = UInt32.max
        for index in 0..<listCount { least = unsafe min(least, lists[index].bound(ofWindow: window)) }
        return least
    }

    /// Calls `body` with the clauses of a window that have all terms.
    private func forEachCandidate(
        _ window: Int, _ body: (UInt32) throws(SegmentError) -> Void
    ) throws(SegmentError) {
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        guard isDense else {
            let first = order[0]
            for block in unsafe lists[first].blocks(inWindow: window) {
                guard unsafe lists[first].bound(ofBlock: block) >= best.threshold else { continue }
                try unsafe lists[first].load(block)
                for index in unsafe lists[first].postings(inWindow: window) {
                    // `body` looks for the clause in the others.
                    try body(unsafe lists[first].clause(at: index))
                }
            }
            return
        }
        guard unsafe try markWindow(window, { _, range, clauses, base, marks in
            unsafe Self.mark(range, clauses, base: base, marks)
        }) else { return }
        candidates.removeAll(keepingCapacity: true)
        forEachGroup(.max, markedBy: listCount) { candidates.append(base &+ UInt32(truncatingIfNeeded: $0)) }
        unsafe marks.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize)
        for clause in candidates { try body(clause) }
    }

    /// Finds a clause in all lists; the list with the lowest frequency, and what that frequency adds to a sum.
    private func leastFrequency(_ clause: UInt32) throws(SegmentError) -> (list: Int, addition: UInt32)? {
        guard try holds(clause, from: 0) else { return nil }
        var least = UInt32.max
        var rarest = 0
        for index in 0..<listCount {
            try unsafe lists[index].loadFrequencies()
            let frequency = unsafe lists[index].frequency(at: lists[index].index)
            if frequency < least { (least, rarest) = (frequency, index) }
        }
        return (rarest, phraseAddition(least))
    }

    /// How often the phrase occurs in the clause that all lists have found.
    private func phraseFrequency(_ slots: [Int], _ first: Int) throws(SegmentError) -> UInt32 {
        let firstSlot = slots.firstIndex(of: first) ?? 0
        starts.removeAll(keepingCapacity: true)
        try unsafe lists[first].readPositions(into: &starts)
        let shift = UInt32(truncatingIfNeeded: firstSlot)
        for (slot, list) in slots.enumerated() where slot != firstSlot {
            positions.removeAll(keepingCapacity: true)
            try unsafe lists[list].readPositions(into: &positions)
            var kept = 0
            var place = 0
            for start in starts {
                guard start >= shift else { continue }
                let wanted = start &- shift &+ UInt32(truncatingIfNeeded: slot)
                while place < positions.count, positions[place] < wanted { place &+= 1 }
                guard place < positions.count else { break }
                if positions[place] == wanted {
                    starts[kept] = start
                    kept &+= 1
                }
            }
            starts.removeLast(starts.count - kept)
            if kept == 0 { return 0 }
        }
        return UInt32(starts.count)
    }
}
