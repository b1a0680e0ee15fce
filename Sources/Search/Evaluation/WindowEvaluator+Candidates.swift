internal import Segments

extension WindowEvaluator {
    /// Makes candidates of the clauses of one list in a window that reach the threshold with what the others can add at most.
    mutating func stream(_ number: Int, _ window: Int, rest: UInt32) throws(SegmentError) {
        let list = unsafe lists + number
        let needed = best.threshold > rest ? best.threshold &- rest : 0
        candidateCount = 0
        for block in unsafe list.pointee.blocks(inWindow: window) {
            guard unsafe list.pointee.bound(ofBlock: block) >= needed else { continue }
            try unsafe list.pointee.load(block)
            try stream(number, unsafe list.pointee.postings(inWindow: window), needed: needed)
        }
    }

    /// Makes candidates of decoded clauses that add at least `needed`.
    @inline(__always)
    mutating func stream(_ number: Int, _ range: Range<Int>, needed: UInt32) throws(SegmentError) {
        guard !range.isEmpty else { return }
        let list = unsafe lists + number
        let (candidates, candidateSums) = unsafe (candidates, candidateSums)
        try unsafe list.pointee.loadFrequencies()
        let clauses = unsafe UnsafeRawPointer(list.pointee.clauses)
        let additions = unsafe list.pointee.additions
        var count = candidateCount
        for index in range {
            let clause = unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self)
            let sum = additions.of(clause, index)
            unsafe candidates[count] = clause
            unsafe candidateSums[count] = sum
            count &+= Self.one(ifReaches: needed, sum)
        }
        candidateCount = count
    }

    /// Adds a list up in the window's array and gives a bit for each group of clauses that was touched.
    ///
    /// Blocks that add less than `needed` are left out, for their clauses cannot be among the best.
    mutating func spread(_ number: Int, _ window: Int, needed: UInt32) throws(SegmentError) -> UInt64 {
        let list = unsafe lists + number
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        let sums = unsafe sums
        var touched: UInt64 = 0
        for block in unsafe list.pointee.blocks(inWindow: window) {
            guard unsafe list.pointee.bound(ofBlock: block) >= needed else { continue }
            try unsafe list.pointee.load(block)
            let range = unsafe list.pointee.postings(inWindow: window)
            guard !range.isEmpty else { continue }
            try unsafe list.pointee.loadFrequencies()
            let clauses = unsafe UnsafeRawPointer(list.pointee.clauses)
            let additions = unsafe list.pointee.additions
            for index in range {
                let clause = unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self)
                let distance = Int(clause &- base)
                let sum = unsafe sums.load(fromByteOffset: distance &* 2, as: UInt16.self)
                let addition = UInt16(truncatingIfNeeded: additions.of(clause, index))
                unsafe sums.storeBytes(of: sum &+ addition, toByteOffset: distance &* 2, as: UInt16.self)
                touched |= 1 &<< UInt64(distance &>> Self.groupShift)
            }
        }
        return touched
    }

    /// Makes candidates of the clauses whose sums in the window's array reach `needed`, and sets the array to zero.
    mutating func collect(_ touched: UInt64, _ window: Int, needed: UInt32) {
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        let (candidates, candidateSums) = unsafe (candidates, candidateSums)
        let needed = max(1, needed)
        let limit = SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: needed))
        var count = 0
        var groups = touched
        while groups != 0 {
            let group = groups.trailingZeroBitCount
            groups &= groups &- 1
            let part = unsafe sums + group &* (Self.groupSize &* 2)
            let start = base &+ UInt32(truncatingIfNeeded: group &* Self.groupSize)
            if unsafe Self.anyReaches(needed, part) {
                for row in 0..<(Self.groupSize / 8) {
                    let sums = unsafe part.load(fromByteOffset: row &* 16, as: SIMD8<UInt16>.self)
                    let halves = unsafe unsafeBitCast(sums &- limit, to: SIMD2<UInt64>.self)
                    for half in 0..<2 {
                        // The sign bit of a sum that is not below.
                        var reaching = ~halves[half] & Self.signs
                        while reaching != 0 {
                            let lane = row &* 8 &+ half &* 4 &+ reaching.trailingZeroBitCount &>> 4
                            reaching &= reaching &- 1
                            let sum = unsafe part.load(fromByteOffset: lane &* 2, as: UInt16.self)
                            unsafe candidates[count] = start &+ UInt32(truncatingIfNeeded: lane)
                            unsafe candidateSums[count] = UInt32(sum)
                            count &+= 1
                        }
                    }
                }
            }
            unsafe Self.setToZero(part)
        }
        candidateCount = count
    }

    /// Sends the candidates through a list, and says whether it was spread for them.
    ///
    /// Those are forgotten that cannot be among the best with the `rest` that the lists after this one can add at most, or, where
    /// the list is required, are not in it.
    mutating func filter(
        by number: Int, _ window: Int, rest: UInt32, isRequired: Bool
    ) throws(SegmentError) -> Bool {
        let list = unsafe lists + number
        let bound = unsafe list.pointee.bound(ofWindow: window)
        prune(needed: best.threshold > bound &+ rest ? best.threshold &- bound &- rest : 0)
        guard candidateCount > 0 else { return false }
        // Nanoseconds, measured: a candidate looked for, a posting spread.
        if unsafe candidateCount &* 10 < list.pointee.estimatedCount(inWindow: window, of: windowCount) {
            try lookUp(number, rest: rest, isRequired: isRequired)
            return false
        }
        try gather(number, window, rest: rest, isRequired: isRequired)
        return true
    }

    /// Looks for each candidate in a list.
    mutating func lookUp(_ number: Int, rest: UInt32, isRequired: Bool) throws(SegmentError) {
        let list = unsafe lists + number
        let (candidates, candidateSums) = unsafe (candidates, candidateSums)
        let blockCount = unsafe list.pointee.blockCount
        let threshold = best.threshold
        var kept = 0
        for index in 0..<candidateCount {
            let clause = unsafe candidates[index]
            var sum = unsafe candidateSums[index]
            let block = unsafe list.pointee.block(holding: clause)
            var isFound = false
            if unsafe block < blockCount && sum &+ rest &+ list.pointee.bound(ofBlock: block) >= threshold,
                try unsafe list.pointee.find(clause, inBlock: block)
            {
                try unsafe list.pointee.loadFrequencies()
                sum &+= unsafe list.pointee.addition(at: list.pointee.index)
                isFound = true
            }
            unsafe candidates[kept] = clause
            unsafe candidateSums[kept] = sum
            kept &+= isFound || !isRequired ? 1 : 0
        }
        candidateCount = kept
    }

    /// Spreads a list over the window's array and takes what it adds to each candidate from there.
    private mutating func gather(
        _ number: Int, _ window: Int, rest: UInt32, isRequired: Bool
    ) throws(SegmentError) {
        let touched = try spread(number, window, needed: 0)
        let (candidates, candidateSums, sums) = unsafe (candidates, candidateSums, sums)
        let base = UInt32(truncatingIfNeeded: window &<< TermList.windowShift)
        let least: UInt32 = isRequired ? 1 : 0
        let needed = best.threshold > rest ? best.threshold &- rest : 0
        var kept = 0
        for index in 0..<candidateCount {
            let clause = unsafe candidates[index]
            let addition = UInt32(unsafe sums.load(fromByteOffset: Int(clause &- base) &* 2, as: UInt16.self))
            let sum = unsafe candidateSums[index] &+ addition
            unsafe candidates[kept] = clause
            unsafe candidateSums[kept] = sum
            kept &+= Self.one(ifReaches: least, addition) & Self.one(ifReaches: needed, sum)
        }
        candidateCount = kept
        clearSums(touched)
    }

    /// Forgets the candidates whose sums do not reach `needed`.
    @inline(__always)
    mutating func prune(needed: UInt32) {
        let (candidates, candidateSums) = unsafe (candidates, candidateSums)
        var kept = 0
        for index in 0..<candidateCount {
            let sum = unsafe candidateSums[index]
            unsafe candidates[kept] = candidates[index]
            unsafe candidateSums[kept] = sum
            kept &+= Self.one(ifReaches: needed, sum)
        }
        candidateCount = kept
    }

    /// Sets the window's array to zero where it was touched.
    private func clearSums(_ touched: UInt64) {
        var groups = touched
        while groups != 0 {
            let group = groups.trailingZeroBitCount
            groups &= groups &- 1
            unsafe Self.setToZero(sums + group &* (Self.groupSize &* 2))
        }
    }

    @inline(__always)
    private static func setToZero(_ part: UnsafeMutableRawPointer) {
        for row in 0..<(groupSize / 8) {
            unsafe part.storeBytes(of: SIMD8<UInt16>.zero, toByteOffset: row &* 16, as: SIMD8<UInt16>.self)
        }
    }

    /// Raises the threshold of the best by the sums of a window, before its clauses are looked at one by one: as many clauses as
    /// are wanted have at least the sum that so many groups reach.
    mutating func raiseThreshold(_ touched: UInt64) {
        guard deleted.isEmpty, touched.nonzeroBitCount >= best.limit else { return }
        groupMaxima.removeAll(keepingCapacity: true)
        var groups = touched
        while groups != 0 {
            let group = groups.trailingZeroBitCount
            groups &= groups &- 1
            let part = unsafe sums + group &* (Self.groupSize &* 2)
            var most = SIMD8<Int16>.zero
            for row in 0..<(Self.groupSize / 8) {
                let sums = unsafe part.load(fromByteOffset: row &* 16, as: SIMD8<Int16>.self)
                most = pointwiseMax(most, sums)
            }
            groupMaxima.append(most.max())
        }
        groupMaxima.sort(by: >)
        best.raiseThreshold(reached: UInt32(groupMaxima[best.limit - 1]))
    }

    private static var signs: UInt64 { 0x8000_8000_8000_8000 }

    /// Whether one of the sums of a group, all below 2¹⁵, is at least `needed`.
    @inline(__always)
    private static func anyReaches(_ needed: UInt32, _ part: UnsafeMutableRawPointer) -> Bool {
        // The sign bit says that a sum is below.
        let limit = SIMD8<UInt16>(repeating: UInt16(truncatingIfNeeded: needed))
        var below = SIMD8<UInt16>(repeating: .max)
        for row in 0..<(groupSize / 8) {
            below &= unsafe part.load(fromByteOffset: row &* 16, as: SIMD8<UInt16>.self) &- limit
        }
        let halves = unsafe unsafeBitCast(below, to: SIMD2<UInt64>.self)
        return halves[0] & halves[1] & signs != signs
    }

    /// 1 where a sum is at least `needed`, else 0, without a branch; both are below 2³¹.
    @inline(__always)
    static func one(ifReaches needed: UInt32, _ sum: UInt32) -> Int {
        Int(truncatingIfNeeded: (sum &- needed) &>> 31) ^ 1
    }
}
