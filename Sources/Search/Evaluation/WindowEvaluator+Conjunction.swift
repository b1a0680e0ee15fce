internal import Segments

extension WindowEvaluator {
    /// Puts the best clauses that have all terms into `best`.
    mutating func findBestOfConjunction() throws(SegmentError) {
        isDirty = true
        orderWindows { $0.conjunctionBound(ofWindow: $1) }
        for index in windows.indices {
            let window = windows[index]
            var rest = conjunctionBound(ofWindow: window)
            guard rest >= best.threshold else { continue }
            rest &-= unsafe lists[order[0]].bound(ofWindow: window)
            try stream(order[0], window, rest: rest)
            for place in 1..<max(1, listCount) where place < listCount && candidateCount > 0 {
                rest &-= unsafe lists[order[place]].bound(ofWindow: window)
                try filter(by: order[place], window, rest: rest, isRequired: true)
            }
            insertCandidates()
        }
        isDirty = false
    }

    /// Makes candidates of the clauses of a window that have all terms; nothing is scored.
    ///
    /// - Parameter needed: blocks of the shortest list that add less are left out.
    mutating func intersect(_ window: Int, needed: UInt32) throws(SegmentError) {
        candidateCount = 0
        let first = unsafe lists + order[0]
        for block in unsafe first.pointee.blocks(inWindow: window) {
            guard unsafe first.pointee.bound(ofBlock: block) >= needed else { continue }
            try unsafe first.pointee.load(block)
            for index in unsafe first.pointee.postings(inWindow: window) {
                unsafe candidates[candidateCount] = first.pointee.clause(at: index)
                candidateCount &+= 1
            }
        }
        for place in 1..<max(1, listCount) where place < listCount && candidateCount > 0 {
            try intersect(window, with: order[place])
        }
    }

    private mutating func intersect(_ window: Int, with number: Int) throws(SegmentError) {
        let list = unsafe lists + number
        let candidates = unsafe candidates
        let marks = unsafe marks
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        var kept = 0
        if unsafe candidateCount &* 16 < list.pointee.estimatedCount(inWindow: window, of: windowCount) {
            for index in 0..<candidateCount {
                let clause = unsafe candidates[index]
                unsafe candidates[kept] = clause
                kept &+= try unsafe list.pointee.find(clause) ? 1 : 0
            }
        } else {
            try mark(number, window)
            for index in 0..<candidateCount {
                let clause = unsafe candidates[index]
                unsafe candidates[kept] = clause
                kept &+= Int(unsafe marks.load(fromByteOffset: Int(clause &- base), as: UInt8.self))
            }
            unsafe marks.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize)
        }
        candidateCount = kept
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
