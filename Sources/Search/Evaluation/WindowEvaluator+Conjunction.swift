internal import Segments

extension WindowEvaluator {
    /// Puts the best clauses that have all terms into `best`.
    func findBestOfConjunction() throws(SegmentError) {
        isDirty = true
        let isDense = isDense
        try forEachWindow(bound: { self.conjunctionBound(ofWindow: $0) }) { window throws(SegmentError) in
            let bound = self.conjunctionBound(ofWindow: window)
            guard bound > 0, bound >= self.best.threshold else { return }
            if isDense { try self.addUpConjunction(window) } else { try self.gallop(window, bound: bound) }
        }
        isDirty = false
    }

    /// What the clauses of a window can score at most; 0 where a list has nothing there.
    func conjunctionBound(ofWindow window: Int) -> UInt32 {
        var sum: UInt32 = 0
        for index in 0..<listCount {
            let bound = unsafe lists[index].bound(ofWindow: window)
            guard bound > 0 else { return 0 }
            sum &+= bound
        }
        return sum
    }

    /// Whether reading all lists costs less than looking for the clauses of the shortest in the others.
    ///
    /// The weights are nanoseconds, measured: a posting added up, one looked for, a block decoded.
    var isDense: Bool {
        let shortest = Double(unsafe lists[order[0]].clauseCount)
        var reading = 0.0
        var looking = 0.0
        for place in 0..<listCount {
            let count = Double(unsafe lists[order[place]].clauseCount)
            reading += count * 1.2
            if place > 0 { looking += shortest * 10 + min(shortest, count / 128 + 1) * 45 }
        }
        return reading < looking
    }

    /// Looks for the clauses of the shortest list in the others.
    private func gallop(_ window: Int, bound: UInt32) throws(SegmentError) {
        let first = order[0]
        let rest = unsafe bound &- lists[first].bound(ofWindow: window)
        for block in unsafe lists[first].blocks(inWindow: window) {
            guard unsafe lists[first].bound(ofBlock: block) &+ rest >= best.threshold else { continue }
            try unsafe lists[first].load(block)
            let range = unsafe lists[first].postings(inWindow: window)
            guard !range.isEmpty else { continue }
            try unsafe lists[first].loadFrequencies()
            for index in range {
                let sum = unsafe lists[first].addition(at: index)
                guard sum &+ rest >= best.threshold else { continue }
                try lookUp(unsafe lists[first].clause(at: index), sum: sum, window, rest: rest)
            }
        }
    }

    private func lookUp(
        _ clause: UInt32, sum: UInt32, _ window: Int, rest: UInt32
    ) throws(SegmentError) {
        var sum = sum
        var rest = rest
        for place in 1..<max(1, listCount) where place < listCount {
            let index = order[place]
            rest &-= unsafe lists[index].bound(ofWindow: window)
            let block = unsafe lists[index].block(holding: clause)
            guard unsafe block < lists[index].blockCount,
                unsafe sum &+ rest &+ lists[index].bound(ofBlock: block) >= best.threshold,
                try unsafe lists[index].find(clause, inBlock: block)
            else { return }
            try unsafe lists[index].loadFrequencies()
            sum &+= unsafe lists[index].addition(at: lists[index].index)
        }
        if sum >= best.threshold, !isDeleted(clause) { best.insert(clause, sum: sum) }
    }

    /// Adds all lists up, and takes in the clauses that each of them has.
    private func addUpConjunction(_ window: Int) throws(SegmentError) {
        var touched: UInt64 = 0
        for index in order {
            let list = unsafe lists + index
            for block in unsafe list.pointee.blocks(inWindow: window) {
                try unsafe list.pointee.load(block)
                let range = unsafe list.pointee.postings(inWindow: window)
                guard !range.isEmpty else { continue }
                try unsafe list.pointee.loadFrequencies()
                let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
                touched |= unsafe Self.addUp(
                    range, list.pointee.clauses, list.pointee.frequencies, list.pointee.lengths, list.pointee.table,
                    list.pointee.scale, base: base, sums)
                unsafe Self.mark(range, list.pointee.clauses, base: base, marks)
            }
        }
        removeDeleted(inWindow: window)
        let threshold = best.threshold
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        forEachGroup(touched, markedBy: listCount) { distance in
            let sum = unsafe sums.load(fromByteOffset: distance &* 4, as: UInt32.self)
            if sum >= threshold { best.insert(base &+ UInt32(truncatingIfNeeded: distance), sum: sum) }
        }
        clear(touched)
    }

    /// Adds 1 to the marks of clauses.
    @inline(__always)
    static func mark(
        _ range: Range<Int>, _ clauses: UnsafeRawPointer, base: UInt32, _ marks: UnsafeMutableRawPointer
    ) {
        for index in range {
            let distance = Int(unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self) &- base)
            let mark = unsafe marks.load(fromByteOffset: distance, as: UInt8.self)
            unsafe marks.storeBytes(of: mark &+ 1, toByteOffset: distance, as: UInt8.self)
        }
    }

    /// Calls `body` with the distances of the clauses that have `count` marks, in rising order.
    @inline(__always)
    func forEachGroup(_ touched: UInt64, markedBy count: Int, _ body: (Int) -> Void) {
        let wanted = SIMD16<UInt8>(repeating: UInt8(truncatingIfNeeded: count))
        var groups = touched
        while groups != 0 {
            let group = groups.trailingZeroBitCount
            groups &= groups &- 1
            for row in 0..<4 {
                let start = group &* 64 &+ row &* 16
                let found = unsafe marks.load(fromByteOffset: start, as: SIMD16<UInt8>.self) .== wanted
                guard any(found) else { continue }
                for lane in 0..<16 where found[lane] { body(start &+ lane) }
            }
        }
    }

    /// Sets the window's memory to zero where it was touched.
    func clear(_ touched: UInt64) {
        var groups = touched
        while groups != 0 {
            let group = groups.trailingZeroBitCount
            groups &= groups &- 1
            unsafe (sums + group &* 256).initializeMemory(as: UInt8.self, repeating: 0, count: 256)
            unsafe (marks + group &* 64).initializeMemory(as: UInt8.self, repeating: 0, count: 64)
        }
    }
}
