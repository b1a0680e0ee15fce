internal import Segments

extension WindowEvaluator {
    /// Whether the shortest list has so few clauses that going through its blocks is better than going through windows.
    var isSparse: Bool {
        unsafe lists[order[0]].clauseCount < 48 * windowCount
    }

    /// Puts the best clauses that have all terms into `best`.
    mutating func findBestOfConjunction() throws(SegmentError) {
        isDirty = true
        if isSparse {
            try gallop()
        } else {
            orderWindows { $0.conjunctionBound(ofWindow: $1) }
            for index in windows.indices { try evaluateConjunction(windows[index]) }
        }
        isDirty = false
    }

    private mutating func evaluateConjunction(_ window: Int) throws(SegmentError) {
        var rest = conjunctionBound(ofWindow: window)
        guard rest >= best.threshold else { return }
        rest &-= unsafe lists[order[0]].bound(ofWindow: window)
        try stream(order[0], window, rest: rest)
        for place in 1..<max(1, listCount) where place < listCount && candidateCount > 0 {
            rest &-= unsafe lists[order[place]].bound(ofWindow: window)
            _ = try filter(by: order[place], window, rest: rest, isRequired: true)
        }
        try insertCandidates()
    }

    /// Looks for the clauses of the shortest list in the others, block by block.
    private mutating func gallop() throws(SegmentError) {
        let first = order[0]
        var others: UInt32 = 0
        for place in order.dropFirst() { others &+= unsafe lists[place].highestBound }
        for block in 0..<(unsafe lists[first].blockCount) {
            let needed = best.threshold > others ? best.threshold &- others : 0
            guard unsafe lists[first].bound(ofBlock: block) >= needed else { continue }
            try unsafe lists[first].load(block)
            candidateCount = 0
            try stream(first, unsafe 0..<lists[first].decodedCount, needed: needed)
            var rest = others
            for place in 1..<max(1, listCount) where place < listCount && candidateCount > 0 {
                rest &-= unsafe lists[order[place]].highestBound
                try lookUp(order[place], rest: rest, isRequired: true)
            }
            try insertCandidates()
        }
    }

    /// The number of clauses that have all terms; nothing is scored.
    mutating func countConjunction() throws(SegmentError) -> Int {
        isDirty = true
        var count = 0
        if isSparse {
            for block in 0..<(unsafe lists[order[0]].blockCount) {
                try unsafe lists[order[0]].load(block)
                candidateCount = 0
                take(unsafe 0..<lists[order[0]].decodedCount)
                for place in 1..<max(1, listCount) where place < listCount { try keepFound(order[place]) }
                count += liveCandidateCount
            }
        } else {
            for window in 0..<windowCount where conjunctionBound(ofWindow: window) > 0 {
                try intersect(window)
                count += liveCandidateCount
            }
        }
        isDirty = false
        return count
    }

    private var liveCandidateCount: Int {
        deleted.isEmpty
            ? candidateCount : (0..<candidateCount).count { unsafe !isDeleted(candidates[$0]) }
    }

    /// Makes candidates of decoded clauses of the shortest list.
    private mutating func take(_ range: Range<Int>) {
        let list = unsafe lists + order[0]
        for index in range {
            unsafe candidates[candidateCount] = list.pointee.clause(at: index)
            candidateCount &+= 1
        }
    }

    /// Makes candidates of the clauses of a window that have all terms; nothing is scored.
    private mutating func intersect(_ window: Int) throws(SegmentError) {
        candidateCount = 0
        let first = unsafe lists + order[0]
        for block in unsafe first.pointee.blocks(inWindow: window) {
            try unsafe first.pointee.load(block)
            take(unsafe first.pointee.postings(inWindow: window))
        }
        for place in 1..<max(1, listCount) where place < listCount && candidateCount > 0 {
            let number = order[place]
            let postings = unsafe lists[number].estimatedCount(inWindow: window, of: windowCount)
            if candidateCount &* 16 < postings {
                try keepFound(number)
            } else {
                try keepMarked(number, window)
            }
        }
    }

    private mutating func keepFound(_ number: Int) throws(SegmentError) {
        let list = unsafe lists + number
        let candidates = unsafe candidates
        var kept = 0
        for index in 0..<candidateCount {
            let clause = unsafe candidates[index]
            unsafe candidates[kept] = clause
            kept &+= try unsafe list.pointee.find(clause) ? 1 : 0
        }
        candidateCount = kept
    }

    private mutating func keepMarked(_ number: Int, _ window: Int) throws(SegmentError) {
        let (candidates, marks) = unsafe (candidates, marks)
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        try mark(number, window)
        var kept = 0
        for index in 0..<candidateCount {
            let clause = unsafe candidates[index]
            unsafe candidates[kept] = clause
            kept &+= Int(unsafe marks.load(fromByteOffset: Int(clause &- base), as: UInt8.self))
        }
        candidateCount = kept
        unsafe marks.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize)
    }

    /// Sets the marks of a list's clauses in a window to 1.
    mutating func mark(_ number: Int, _ window: Int) throws(SegmentError) {
        let list = unsafe lists + number
        let marks = unsafe marks
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        for block in unsafe list.pointee.blocks(inWindow: window) {
            try unsafe list.pointee.load(block)
            let clauses = unsafe UnsafeRawPointer(list.pointee.clauses)
            for index in unsafe list.pointee.postings(inWindow: window) {
                let distance = Int(unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self) &- base)
                unsafe marks.storeBytes(of: 1, toByteOffset: distance, as: UInt8.self)
            }
        }
    }
}
