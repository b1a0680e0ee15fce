internal import Segments

extension WindowEvaluator {
    /// Makes candidates of the clauses of a window that have all terms, and notes where each list has them.
    ///
    /// Clauses for which the shortest list adds less than `needed` are left out: they cannot be among the best.
    mutating func findPlaces(window: Int, needed: UInt32) throws(SegmentError) {
        candidateCount = 0
        let list = unsafe lists + order[0]
        for block in unsafe list.pointee.blocks(inWindow: window) {
            guard unsafe list.pointee.bound(ofBlock: block) >= needed else { continue }
            try unsafe list.pointee.load(block)
            try placeShortest(block, unsafe list.pointee.postings(inWindow: window), needed: needed)
        }
        for place in 1..<max(1, listCount) where place < listCount && candidateCount > 0 {
            let list = unsafe lists + order[place]
            if unsafe candidateCount &* 12 < list.pointee.estimatedCount(inWindow: window, of: windowCount) {
                try lookUp(place)
            } else {
                try spreadPlaces(place, window)
            }
        }
    }

    private func column(_ place: Int) -> UnsafeMutablePointer<UInt32> {
        unsafe places + order[place] &* (Self.windowSize &+ 1)
    }

    /// The same for one block of the shortest list.
    mutating func findPlaces(block: Int, needed: UInt32) throws(SegmentError) {
        candidateCount = 0
        let list = unsafe lists + order[0]
        guard unsafe list.pointee.bound(ofBlock: block) >= needed else { return }
        try unsafe list.pointee.load(block)
        try placeShortest(block, unsafe 0..<list.pointee.decodedCount, needed: needed)
        for place in 1..<max(1, listCount) where place < listCount && candidateCount > 0 { try lookUp(place) }
    }

    private mutating func placeShortest(
        _ block: Int, _ range: Range<Int>, needed: UInt32
    ) throws(SegmentError) {
        guard !range.isEmpty else { return }
        let list = unsafe lists + order[0]
        let (candidates, column) = unsafe (candidates, column(0))
        try unsafe list.pointee.loadFrequencies()
        let additions = unsafe list.pointee.additions
        var count = candidateCount
        for index in range {
            let clause = unsafe list.pointee.clause(at: index)
            unsafe candidates[count] = clause
            unsafe column[count] = UInt32(truncatingIfNeeded: block &<< 7 | index)
            count &+= needed == 0 ? 1 : Self.one(ifReaches: needed, additions.of(clause, index))
        }
        candidateCount = count
    }

    /// Looks for every candidate in a list.
    private mutating func lookUp(_ place: Int) throws(SegmentError) {
        let list = unsafe lists + order[place]
        let column = unsafe column(place)
        var kept = 0
        for index in 0..<candidateCount {
            guard try unsafe list.pointee.find(candidates[index]) else { continue }
            unsafe column[kept] = list.pointee.place
            keep(index, at: kept, before: place)
            kept &+= 1
        }
        candidateCount = kept
    }

    /// Notes the places of all of a list's clauses in the window's array, and there finds the candidates.
    private mutating func spreadPlaces(_ place: Int, _ window: Int) throws(SegmentError) {
        let list = unsafe lists + order[place]
        let (marks, column) = unsafe (placeMarks, column(place))
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        var touched: UInt64 = 0
        for block in unsafe list.pointee.blocks(inWindow: window) {
            try unsafe list.pointee.load(block)
            let clauses = unsafe UnsafeRawPointer(list.pointee.clauses)
            for index in unsafe list.pointee.postings(inWindow: window) {
                let distance = Int(unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self) &- base)
                // One more than the place, for 0 says that there is none.
                let mark = UInt32(truncatingIfNeeded: (block &<< 7 | index) &+ 1)
                unsafe marks.storeBytes(of: mark, toByteOffset: distance &* 4, as: UInt32.self)
                touched |= 1 &<< UInt64(distance &>> Self.groupShift)
            }
        }
        var kept = 0
        for index in 0..<candidateCount {
            let distance = Int(unsafe candidates[index] &- base)
            let mark = unsafe marks.load(fromByteOffset: distance &* 4, as: UInt32.self)
            unsafe column[kept] = mark &- 1
            keep(index, at: kept, before: place)
            kept &+= mark == 0 ? 0 : 1
        }
        candidateCount = kept
        while touched != 0 {
            let group = touched.trailingZeroBitCount
            touched &= touched &- 1
            let bytes = Self.groupSize * 4
            unsafe (marks + group &* bytes).initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        }
    }

    /// Moves a candidate, and its places in the lists before one.
    @inline(__always)
    private func keep(_ index: Int, at kept: Int, before place: Int) {
        unsafe candidates[kept] = candidates[index]
        for earlier in 0..<place {
            let column = unsafe column(earlier)
            unsafe column[kept] = column[index]
        }
    }
}
