internal import Segments

extension WindowEvaluator {
    /// The number of clauses that have at least one of the terms; nothing is scored.
    func countUnion() throws(SegmentError) -> Int {
        isDirty = true
        var count = 0
        for window in 0..<windowCount {
            let touched = unsafe try markWindow(window) { _, range, clauses, base, marks in
                for index in range {
                    let distance = Int(unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self) &- base)
                    unsafe marks.storeBytes(of: 1, toByteOffset: distance, as: UInt8.self)
                }
            }
            guard touched else { continue }
            removeDeleted(inWindow: window)
            count += sumOfMarks()
        }
        isDirty = false
        return count
    }

    /// The number of clauses that have all terms; nothing is scored.
    func countConjunction() throws(SegmentError) -> Int {
        guard isDense else { return try countByGalloping() }
        isDirty = true
        var count = 0
        for window in 0..<windowCount where conjunctionBound(ofWindow: window) > 0 {
            let touched = unsafe try markWindow(window) { _, range, clauses, base, marks in
                unsafe Self.mark(range, clauses, base: base, marks)
            }
            guard touched else { continue }
            removeDeleted(inWindow: window)
            count += marksEqual(to: listCount)
        }
        isDirty = false
        return count
    }

    /// Gives every decoded run of clauses of a window to `body`; false where there is none.
    @inline(__always)
    func markWindow(
        _ window: Int,
        _ body: (Int, Range<Int>, UnsafeRawPointer, UInt32, UnsafeMutableRawPointer) -> Void
    ) throws(SegmentError) -> Bool {
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        let marks = unsafe marks
        var isTouched = false
        for index in order {
            let list = unsafe lists + index
            guard unsafe list.pointee.bound(ofWindow: window) > 0 else { continue }
            for block in unsafe list.pointee.blocks(inWindow: window) {
                try unsafe list.pointee.load(block)
                let range = unsafe list.pointee.postings(inWindow: window)
                if !range.isEmpty { isTouched = true }
                unsafe body(index, range, list.pointee.clauses, base, marks)
            }
        }
        return isTouched
    }

    /// The sum of all marks, each at most 1; sets them to zero.
    private func sumOfMarks() -> Int {
        var count = 0
        for part in 0..<(Self.windowSize / 2048) {
            var sum = SIMD16<UInt8>.zero
            for row in 0..<128 {
                let offset = part &* 2048 &+ row &* 16
                sum &+= unsafe marks.load(fromByteOffset: offset, as: SIMD16<UInt8>.self)
                unsafe marks.storeBytes(of: .zero, toByteOffset: offset, as: SIMD16<UInt8>.self)
            }
            count &+= Int(SIMD16<UInt16>(truncatingIfNeeded: sum).wrappedSum())
        }
        return count
    }

    /// How many marks have a value; sets all to zero.
    private func marksEqual(to value: Int) -> Int {
        let wanted = SIMD16<UInt8>(repeating: UInt8(truncatingIfNeeded: value))
        var count = 0
        for part in 0..<(Self.windowSize / 2048) {
            var sum = SIMD16<UInt8>.zero
            for row in 0..<128 {
                let offset = part &* 2048 &+ row &* 16
                let row = unsafe marks.load(fromByteOffset: offset, as: SIMD16<UInt8>.self)
                sum &+= SIMD16<UInt8>.zero.replacing(with: 1, where: row .== wanted)
                unsafe marks.storeBytes(of: .zero, toByteOffset: offset, as: SIMD16<UInt8>.self)
            }
            count &+= Int(SIMD16<UInt16>(truncatingIfNeeded: sum).wrappedSum())
        }
        return count
    }

    private func countByGalloping() throws(SegmentError) -> Int {
        var count = 0
        let first = order[0]
        for block in 0..<(unsafe lists[first].blockCount) {
            try unsafe lists[first].load(block)
            for index in 0..<(unsafe lists[first].decodedCount) {
                let clause = unsafe lists[first].clause(at: index)
                if try holds(clause, from: 1), !isDeleted(clause) { count += 1 }
            }
        }
        return count
    }

    /// Whether the lists from a place in the order on all have a clause.
    func holds(_ clause: UInt32, from start: Int) throws(SegmentError) -> Bool {
        for place in start..<max(start, listCount) {
            let index = order[place]
            let block = unsafe lists[index].block(holding: clause)
            guard unsafe block < lists[index].blockCount,
                try unsafe lists[index].find(clause, inBlock: block)
            else { return false }
        }
        return true
    }
}
