internal import Segments

extension WindowEvaluator {
    /// Puts the best clauses that have at least one of the terms into `best`.
    func findBestOfUnion() throws(SegmentError) {
        isDirty = true
        try forEachWindow(bound: { self.sumOfBounds(inWindow: $0) }) { window throws(SegmentError) in
            try self.evaluateUnion(window)
        }
        isDirty = false
    }

    private func sumOfBounds(inWindow window: Int) -> UInt32 {
        var sum: UInt32 = 0
        for index in 0..<listCount { sum &+= unsafe lists[index].bound(ofWindow: window) }
        return sum
    }

    private func evaluateUnion(_ window: Int) throws(SegmentError) {
        active.removeAll(keepingCapacity: true)
        var total: UInt32 = 0
        for index in 0..<listCount {
            let bound = unsafe lists[index].bound(ofWindow: window)
            guard bound > 0 else { continue }
            total &+= bound
            var place = active.count
            active.append(index)
            while place > 0, unsafe lists[active[place - 1]].bound(ofWindow: window) > bound {
                active[place] = active[place - 1]
                place -= 1
            }
            active[place] = index
        }
        guard total >= best.threshold, !active.isEmpty else { return }
        // The lists that cannot reach the threshold together.
        var rest: UInt32 = 0
        var first = 0
        while first < active.count - 1 {
            let bound = unsafe lists[active[first]].bound(ofWindow: window)
            guard rest &+ bound < best.threshold else { break }
            rest &+= bound
            first += 1
        }
        if first == active.count - 1 {
            try unsafe stream(&lists[active[first]], window, rest: rest, left: first)
        } else {
            try addUp(window, total: total, rest: rest, left: first)
        }
    }

    /// One list is enough to be read; the others are looked into for its clauses.
    private func stream(
        _ list: inout TermList, _ window: Int, rest: UInt32, left: Int
    ) throws(SegmentError) {
        for block in list.blocks(inWindow: window) {
            guard list.bound(ofBlock: block) &+ rest >= best.threshold else { continue }
            try list.load(block)
            let range = list.postings(inWindow: window)
            guard !range.isEmpty else { continue }
            try list.loadFrequencies()
            for index in range {
                let sum = list.addition(at: index)
                if sum &+ rest >= best.threshold {
                    try probe(list.clause(at: index), sum: sum, window, rest: rest, left: left)
                }
            }
        }
    }

    /// Adds the left-out lists to the sum of a clause as long as it can reach the threshold, and takes it in.
    private func probe(
        _ clause: UInt32, sum: UInt32, _ window: Int, rest: UInt32, left: Int
    ) throws(SegmentError) {
        var sum = sum
        var rest = rest
        var place = left
        while place > 0 {
            place -= 1
            let index = active[place]
            guard sum &+ rest >= best.threshold else { return }
            rest &-= unsafe lists[index].bound(ofWindow: window)
            let block = unsafe lists[index].block(holding: clause)
            guard unsafe block < lists[index].blockCount,
                unsafe sum &+ rest &+ lists[index].bound(ofBlock: block) >= best.threshold
            else { continue }
            if try unsafe lists[index].find(clause, inBlock: block) {
                try unsafe lists[index].loadFrequencies()
                sum &+= unsafe lists[index].addition(at: lists[index].index)
            }
        }
        if sum >= best.threshold, !isDeleted(clause) { best.insert(clause, sum: sum) }
    }

    /// Adds several lists up in the window's array and looks into the others where the sum comes near enough.
    private func addUp(_ window: Int, total: UInt32, rest: UInt32, left: Int) throws(SegmentError) {
        // Which 64 clauses have been touched.
        var touched: UInt64 = 0
        for place in left..<active.count {
            touched |= try unsafe add(&lists[active[place]], window, total: total)
        }
        removeDeleted(inWindow: window)
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        while touched != 0 {
            let group = touched.trailingZeroBitCount
            touched &= touched &- 1
            let part = unsafe sums + group &* 256
            let needed = best.threshold > rest ? best.threshold &- rest : 1
            if unsafe Self.anyReaches(needed, part) {
                for index in 0..<64 {
                    let sum = unsafe part.load(fromByteOffset: index &* 4, as: UInt32.self)
                    guard sum > 0, sum &+ rest >= best.threshold else { continue }
                    let clause = base &+ UInt32(truncatingIfNeeded: group &* 64 &+ index)
                    try probe(clause, sum: sum, window, rest: rest, left: left)
                }
            }
            for row in 0..<16 {
                unsafe part.storeBytes(of: SIMD4<UInt32>.zero, toByteOffset: row &* 16, as: SIMD4<UInt32>.self)
            }
        }
    }

    /// Whether one of 64 sums, all below 2³¹, is at least `needed`.
    @inline(__always)
    private static func anyReaches(_ needed: UInt32, _ part: UnsafeMutableRawPointer) -> Bool {
        // The sign bit says that a sum is below.
        let limit = SIMD4<UInt32>(repeating: needed)
        var below = SIMD4<UInt32>(repeating: .max)
        for row in 0..<16 {
            below &= unsafe part.load(fromByteOffset: row &* 16, as: SIMD4<UInt32>.self) &- limit
        }
        return below[0] & below[1] & below[2] & below[3] < 1 << 31
    }

    /// Adds what a list says of a window to the window's array.
    ///
    /// - Returns: a bit for each 64 clauses that were touched.
    private func add(_ list: inout TermList, _ window: Int, total: UInt32) throws(SegmentError) -> UInt64 {
        let others = total &- list.bound(ofWindow: window)
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        let sums = unsafe sums
        var touched: UInt64 = 0
        for block in list.blocks(inWindow: window) {
            // A clause that cannot be among the best with this block may as well have too low a sum.
            guard list.bound(ofBlock: block) &+ others >= best.threshold else { continue }
            try list.load(block)
            let range = list.postings(inWindow: window)
            guard !range.isEmpty else { continue }
            try list.loadFrequencies()
            touched |= unsafe Self.addUp(
                range, list.clauses, list.frequencies, list.lengths, list.table, list.scale, base: base, sums)
        }
        return touched
    }

    @inline(__always)
    static func addUp(
        _ range: Range<Int>, _ clauses: UnsafeRawPointer, _ frequencies: UnsafeRawPointer,
        _ lengths: UnsafeRawPointer, _ table: ScoreTable, _ scale: UInt64, base: UInt32,
        _ sums: UnsafeMutableRawPointer
    ) -> UInt64 {
        let shares = unsafe table.shares
        var touched: UInt64 = 0
        for index in range {
            let clause = unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self)
            let frequency = unsafe frequencies.load(fromByteOffset: index &* 4, as: UInt32.self)
            let length = unsafe lengths.load(fromByteOffset: Int(clause), as: UInt8.self)
            let share =
                frequency < ScoreTable.rowCount
                ? unsafe shares[Int(frequency) &* 256 &+ Int(length)] : table.share(frequency, length)
            let addition = TermList.addition(share, scale)
            let distance = Int(clause &- base)
            let sum = unsafe sums.load(fromByteOffset: distance &* 4, as: UInt32.self)
            unsafe sums.storeBytes(of: sum &+ addition, toByteOffset: distance &* 4, as: UInt32.self)
            touched |= 1 &<< UInt64(distance &>> 6)
        }
        return touched
    }
}
