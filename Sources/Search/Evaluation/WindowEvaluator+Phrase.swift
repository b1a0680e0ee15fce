internal import Segments

extension WindowEvaluator {
    /// Puts the best clauses where the lists' terms follow each other into `best`.
    ///
    /// A phrase occurs in a clause no more often than its rarest term, which bounds its score before any position is read.
    /// `slots` has the list of each word of the phrase; lists of pairs of words may follow those.
    mutating func findBestOfPhrase(_ slots: [Int]) throws(SegmentError) {
        isDirty = true
        if isSparse {
            for block in 0..<(unsafe lists[order[0]].blockCount) {
                try findPlaces(block: block, needed: best.threshold)
                try verifyBest(slots)
            }
        } else {
            orderWindows { $0.phraseBound(ofWindow: $1) }
            for index in windows.indices where phraseBound(ofWindow: windows[index]) >= best.threshold {
                try findPlaces(window: windows[index], needed: best.threshold)
                try verifyBest(slots)
            }
        }
        isDirty = false
    }

    private mutating func verifyBest(_ slots: [Int]) throws(SegmentError) {
        for candidate in 0..<candidateCount {
            let (first, most) = try loadPlaces(candidate)
            guard most >= best.threshold else { continue }
            let frequency = try phraseFrequency(slots, first)
            let clause = unsafe candidates[candidate]
            if frequency > 0, !isDeleted(clause) { best.insert(clause, sum: phraseAddition(frequency)) }
        }
    }

    /// The number of clauses where the lists' terms follow each other.
    mutating func countPhrase(_ slots: [Int]) throws(SegmentError) -> Int {
        isDirty = true
        var count = 0
        if isSparse {
            for block in 0..<(unsafe lists[order[0]].blockCount) {
                try findPlaces(block: block, needed: 0)
                count += try verify(slots)
            }
        } else {
            for window in 0..<windowCount where conjunctionBound(ofWindow: window) > 0 {
                try findPlaces(window: window, needed: 0)
                count += try verify(slots)
            }
        }
        isDirty = false
        return count
    }

    private mutating func verify(_ slots: [Int]) throws(SegmentError) -> Int {
        var count = 0
        for candidate in 0..<candidateCount {
            let (first, _) = try loadPlaces(candidate)
            let frequency = try phraseFrequency(slots, first)
            if unsafe frequency > 0 && !isDeleted(candidates[candidate]) { count += 1 }
        }
        return count
    }

    /// The exact score of a clause, the phrase taken as one term.
    mutating func phraseScore(of clause: UInt32, _ slots: [Int]) throws(SegmentError) -> Double {
        for index in 0..<listCount {
            guard try unsafe lists[index].find(clause) else { return 0 }
            try unsafe lists[index].loadFrequencies()
        }
        let frequency = try phraseFrequency(slots, slots[0])
        let length = unsafe lists[0].lengthByte(at: lists[0].index)
        return unsafe lists[0].factor * BM25.saturation(frequency, norm: lists[0].table.norms[Int(length)])
    }

    private func phraseBound(ofWindow window: Int) -> UInt32 {
        var least = UInt32.max
        for index in 0..<listCount { least = unsafe min(least, lists[index].bound(ofWindow: window)) }
        return least
    }

    /// What so many occurrences of the phrase in the clause that all lists are at add to its sum.
    @inline(__always)
    private func phraseAddition(_ frequency: UInt32) -> UInt32 {
        let length = unsafe lists[0].lengthByte(at: lists[0].index)
        return unsafe TermList.addition(lists[0].table.share(frequency, length), lists[0].scale)
    }

    /// Brings all lists to a candidate's place.
    ///
    /// - Returns: the list of a word with the lowest frequency, and what the lowest of all adds to a sum.
    private func loadPlaces(_ candidate: Int) throws(SegmentError) -> (list: Int, addition: UInt32) {
        var least = UInt32.max
        var leastOfWords = UInt32.max
        var rarest = 0
        for index in 0..<listCount {
            let place = unsafe places[index &* (Self.windowSize &+ 1) &+ candidate]
            let list = unsafe lists + index
            try unsafe list.pointee.load(place: place)
            let frequency = unsafe list.pointee.frequency(at: list.pointee.index)
            least = min(least, frequency)
            if index < wordListCount, frequency < leastOfWords { (leastOfWords, rarest) = (frequency, index) }
        }
        return (rarest, phraseAddition(least))
    }

    /// How often the phrase occurs in the clause that all lists are at.
    private mutating func phraseFrequency(_ slots: [Int], _ first: Int) throws(SegmentError) -> UInt32 {
        var firstSlot = 0
        while slots[firstSlot] != first { firstSlot += 1 }
        let place = try unsafe lists[first].positions()
        reserve(place.count)
        try unsafe lists[first].readPositions(place, to: starts)
        var count = place.count
        let shift = UInt32(truncatingIfNeeded: firstSlot)
        for slot in slots.indices where slot != firstSlot {
            let list = unsafe lists + slots[slot]
            let place = try unsafe list.pointee.positions()
            reserve(place.count)
            let (starts, positions) = unsafe (starts, positions)
            try unsafe list.pointee.readPositions(place, to: positions)
            let distance = UInt32(truncatingIfNeeded: slot) &- shift
            var kept = 0
            var index = 0
            for number in 0..<count {
                let start = unsafe starts[number]
                guard start >= shift else { continue }
                let wanted = start &+ distance
                while index < place.count, unsafe positions[index] < wanted { index &+= 1 }
                guard index < place.count else { break }
                unsafe starts[kept] = start
                kept &+= unsafe positions[index] == wanted ? 1 : 0
            }
            if kept == 0 { return 0 }
            count = kept
        }
        return UInt32(truncatingIfNeeded: count)
    }
}
