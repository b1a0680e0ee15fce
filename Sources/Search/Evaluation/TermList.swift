internal import Segments

/// One term of a query in one segment, made ready for evaluation by windows: what its blocks hold and can score at most, and
/// the block decoded last.
///
/// A window is a run of 8192 clause numbers. A list of fewer than 128 clauses counts as one decoded block.
///
/// This file uses raw pointers. Invariant: the memory is from the scratch of the query that made the list; `clauses` and
/// `frequencies` have room for 128 integers of 32 bits, of which the first `decodedCount` are valid. A clause number is an
/// index into other memory only after it was compared with the bounds of a window.
@safe
struct TermList: ~Copyable {
    /// The logarithm of the number of clauses in a window.
    static let windowShift = 13
    /// The number of clauses in a window.
    static let windowSize = 1 << windowShift

    /// The blocks in the segment; of a list in memory those of nothing.
    private let blocks: PostingBlocks
    /// The postings of a list in memory.
    private let listed: ListedPostings?
    /// The number of blocks.
    let blockCount: Int
    /// The number of clauses with the term.
    let clauseCount: Int
    /// The last clause of each block, and what the term adds at most in it.
    private let lasts: UnsafeMutablePointer<UInt32>
    private let bounds: UnsafeMutablePointer<UInt32>
    /// What the term adds at most in each window; 0 where no block reaches into it.
    private let windowBounds: UnsafeMutablePointer<UInt32>
    /// The first block that ends in or after each window.
    private let windowBlocks: UnsafeMutablePointer<UInt32>
    /// The clauses and frequencies of the block at work.
    private(set) var clauses: UnsafeMutableRawPointer
    private(set) var frequencies: UnsafeMutableRawPointer
    /// The blocks decoded last, each in the slot of its number modulo their count.
    private let slots: UnsafeMutablePointer<Slot>
    private let slotBytes: UnsafeMutableRawPointer
    private static let slotCount = 32
    private static let slotSize = 1024

    private struct Slot {
        var block: Int32
        /// Where the frequencies lie, -1 once they are decoded.
        var frequencyPlace: Int
    }
    /// The shares of the term's field, its length bytes, and its weight.
    let table: ScoreTable
    let lengths: UnsafeRawPointer
    /// A share times the scale, divided by 2³², is what a posting adds to a sum.
    let scale: UInt64
    /// idf times weight.
    let factor: Double

    private var decodedBlock = -1
    private(set) var decodedCount = 0
    private var memory = PositionMemory()
    /// Where the postings of a window begin, known from the window before.
    private var windowEnd = (window: -1, block: -1, index: 0)
    /// The block where the last search ended, and the place in it.
    private var searchBlock = 0
    private(set) var index = 0
    /// What the term adds at most anywhere.
    private(set) var highestBound: UInt32 = 0

    /// Takes memory; `prepare` reads what the blocks hold.
    init(
        _ term: TermWeight, _ source: TermSource, windowCount: Int, _ scratch: EvaluationScratch
    ) throws(SegmentError) {
        clauseCount = source.clauseCount
        switch source {
        case .stored(let entry, let field):
            listed = nil
            blocks = try PostingBlocks(field, entry)
            blockCount = max(1, blocks.count)
        case .listed(let matches, let field):
            let listed = ListedPostings(matches, scratch)
            self.listed = listed
            blocks = try PostingBlocks(field, .empty)
            blockCount = listed.blockCount
        }
        table = term.table
        scale = term.scale
        factor = term.factor
        unsafe lengths = source.field.lengthBytes
        unsafe lasts = scratch.take(blockCount, of: UInt32.self)
        unsafe bounds = scratch.take(blockCount, of: UInt32.self)
        unsafe windowBounds = scratch.take(windowCount, of: UInt32.self)
        unsafe windowBlocks = scratch.take(windowCount, of: UInt32.self)
        let slotCount = min(blockCount, Self.slotCount)
        unsafe slotBytes = UnsafeMutableRawPointer(scratch.take(slotCount * Self.slotSize, of: UInt8.self))
        unsafe slots = scratch.take(slotCount, of: Slot.self)
        unsafe slots.update(repeating: Slot(block: -1, frequencyPlace: -1), count: slotCount)
        unsafe clauses = slotBytes
        unsafe frequencies = slotBytes + Self.slotSize / 2
        unsafe windowBounds.update(repeating: 0, count: windowCount)
        unsafe windowBlocks.update(repeating: UInt32(blockCount), count: windowCount)
    }

    /// Reads what the blocks hold.
    ///
    /// O(blocks + windows).
    mutating func prepare(_ source: TermSource, windowCount: Int) throws(SegmentError) {
        switch source {
        case .listed: try readTable(windowCount) { list, block in list.listedOutline(ofBlock: block) }
        case .stored(let entry, let field):
            if blocks.count == 0 {
                try readShortList(field, entry, windowCount)
            } else {
                try readTable(windowCount) { list, block in
                    let bound = list.scaled(list.table.bound(list.blocks.impact(of: block)))
                    return (Int(list.blocks.lastClause(of: block)), bound)
                }
            }
        }
    }

    /// The last clause of a block in memory, and what the term adds at most in it.
    private mutating func listedOutline(ofBlock block: Int) -> (last: Int, bound: UInt32) {
        if let listed { go(to: block, of: listed) }
        var bound: UInt32 = 0
        for index in 0..<decodedCount { bound = max(bound, addition(at: index)) }
        return (Int(clause(at: decodedCount - 1)), bound)
    }

    private mutating func go(to block: Int, of listed: ListedPostings) {
        unsafe clauses = listed.clauses(ofBlock: block)
        unsafe frequencies = listed.frequencies(ofBlock: block)
        decodedBlock = block
        index = 0
        decodedCount = min(BlockCoding.size, clauseCount &- block &* BlockCoding.size)
    }

    @inline(__always)
    private mutating func readTable(
        _ windowCount: Int, _ outline: (inout TermList, Int) -> (last: Int, bound: UInt32)
    ) throws(SegmentError) {
        var window = 0
        var first = 0
        for block in 0..<blockCount {
            let (last, bound) = outline(&self, block)
            unsafe lasts[block] = UInt32(truncatingIfNeeded: last)
            unsafe bounds[block] = bound
            highestBound = max(highestBound, bound)
            let lastWindow = last >> Self.windowShift
            guard lastWindow < windowCount, last >= first else {
                throw .corrupt(file: "", offset: 0, reason: "the blocks of a term are out of order")
            }
            var reached = first >> Self.windowShift
            while reached <= lastWindow {
                unsafe windowBounds[reached] = max(windowBounds[reached], bound)
                reached += 1
            }
            while window <= lastWindow {
                unsafe windowBlocks[window] = UInt32(block)
                window += 1
            }
            first = last + 1
        }
    }

    private mutating func readShortList(
        _ field: FieldReader, _ entry: TermEntry, _ windowCount: Int
    ) throws(SegmentError) {
        if blocks.isPlainShortList {
            try unsafe blocks.readShortList(clauses: clauses, frequencies: frequencies)
        } else {
            var cursor = try field.postings(of: entry)
            _ = try cursor.nextBlock()
            for (index, (clause, frequency)) in zip(cursor.blockClauses, cursor.blockFrequencies).enumerated()
            {
                unsafe clauses.storeBytes(of: clause, toByteOffset: index * 4, as: UInt32.self)
                unsafe frequencies.storeBytes(of: frequency, toByteOffset: index * 4, as: UInt32.self)
            }
        }
        decodedBlock = 0
        decodedCount = clauseCount
        pad()
        unsafe slots[0] = Slot(block: 0, frequencyPlace: -1)
        var highest: UInt32 = 0
        for index in 0..<clauseCount {
            let clause = self.clause(at: index)
            let added = addition(at: index)
            let window = Int(clause) >> Self.windowShift
            highest = max(highest, added)
            unsafe windowBounds[window] = max(windowBounds[window], added)
        }
        unsafe lasts[0] = self.clause(at: clauseCount - 1)
        unsafe bounds[0] = highest
        highestBound = highest
        for window in 0...(Int(unsafe lasts[0]) >> Self.windowShift) { unsafe windowBlocks[window] = 0 }
    }

    @inline(__always)
    private func scaled(_ share: UInt32) -> UInt32 {
        Self.addition(share, scale)
    }

    /// A decoded clause.
    @inline(__always)
    func clause(at index: Int) -> UInt32 {
        unsafe clauses.load(fromByteOffset: index &* 4, as: UInt32.self)
    }

    /// The frequency in a decoded clause.
    @inline(__always)
    func frequency(at index: Int) -> UInt32 {
        unsafe frequencies.load(fromByteOffset: index &* 4, as: UInt32.self)
    }

    /// The length byte of a decoded clause, which lies in the segment.
    @inline(__always)
    func lengthByte(at index: Int) -> UInt8 {
        unsafe lengths.load(fromByteOffset: Int(clause(at: index)), as: UInt8.self)
    }

    /// What a decoded posting adds to a sum.
    @inline(__always)
    func addition(at index: Int) -> UInt32 {
        Self.addition(table.share(frequency(at: index), lengthByte(at: index)), scale)
    }

    /// What the postings of the decoded block add, for loops.
    @inline(__always)
    var additions: Additions {
        unsafe Additions(
            frequencies: frequencies, lengths: lengths, shares: table.shares, table: table, scale: scale)
    }

    /// What a share adds to a sum: less than 1 too much or too little, and never 0, which says that there is nothing.
    @inline(__always)
    static func addition(_ share: UInt32, _ scale: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: (UInt64(share) &* scale) &>> 32) | 1
    }

    /// What the term adds at most in a window.
    @inline(__always)
    func bound(ofWindow window: Int) -> UInt32 { unsafe windowBounds[window] }

    /// What the term adds at most in a block.
    @inline(__always)
    func bound(ofBlock block: Int) -> UInt32 { unsafe bounds[block] }

    /// The last clause of a block.
    @inline(__always)
    func lastClause(ofBlock block: Int) -> UInt32 { unsafe lasts[block] }

    /// The blocks that reach into a window.
    @inline(__always)
    func blocks(inWindow window: Int) -> Range<Int> {
        let first = Int(unsafe windowBlocks[window])
        let end = UInt32(truncatingIfNeeded: (window &+ 1) &<< Self.windowShift)
        var last = first
        while last < blockCount, unsafe lasts[last] < end { last &+= 1 }
        return first..<min(last &+ 1, blockCount)
    }

    /// Goes to a block, and decodes its clauses unless it is one of those decoded last.
    @inline(__always)
    mutating func load(_ block: Int) throws(SegmentError) {
        if block != decodedBlock { try change(to: block) }
    }

    private mutating func change(to block: Int) throws(SegmentError) {
        if let listed { return go(to: block, of: listed) }
        let number = block & (Self.slotCount &- 1)
        let slot = unsafe slots + number
        unsafe clauses = slotBytes + number &* Self.slotSize
        unsafe frequencies = clauses + Self.slotSize / 2
        decodedBlock = block
        index = 0
        decodedCount = blocks.postingCount(of: block)
        guard unsafe slot.pointee.block != Int32(truncatingIfNeeded: block) else { return }
        unsafe slot.pointee.block = -1
        unsafe slot.pointee.frequencyPlace = try unsafe blocks.readClauses(of: block, to: clauses)
        unsafe slot.pointee.block = Int32(truncatingIfNeeded: block)
        if decodedCount < BlockCoding.size { pad() }
    }

    /// Decodes the frequencies of the block at work.
    @inline(__always)
    func loadFrequencies() throws(SegmentError) {
        let slot = unsafe slots + decodedBlock & (Self.slotCount &- 1)
        guard listed == nil, unsafe slot.pointee.frequencyPlace >= 0 else { return }
        try unsafe blocks.readFrequencies(of: decodedBlock, at: slot.pointee.frequencyPlace, to: frequencies)
        unsafe slot.pointee.frequencyPlace = -1
    }

    /// The decoded postings whose clauses lie in a window.
    @inline(__always)
    mutating func postings(inWindow window: Int) -> Range<Int> {
        let start = UInt32(truncatingIfNeeded: window &<< Self.windowShift)
        let end = start &+ UInt32(Self.windowSize)
        let low: Int
        if clause(at: 0) >= start {
            low = 0
        } else if windowEnd.window == window, windowEnd.block == decodedBlock {
            low = windowEnd.index
        } else {
            low = firstIndex(notBelow: start)
        }
        let high = clause(at: decodedCount &- 1) < end ? decodedCount : firstIndex(notBelow: end)
        windowEnd = (window &+ 1, decodedBlock, high)
        return low..<max(low, high)
    }

    /// The first decoded posting whose clause is not below `target`, which must not be above the last clause.
    ///
    /// Seven steps without a branch; what follows the decoded clauses is above all of them.
    @inline(__always)
    func firstIndex(notBelow target: UInt32) -> Int {
        var low = 0
        var step = BlockCoding.size / 2
        while step > 0 {
            // Clauses are below 2³¹, so the sign says which is less.
            let isBelow = Int(truncatingIfNeeded: (clause(at: low &+ step &- 1) &- target) &>> 31)
            low &+= step &* isBelow
            step &>>= 1
        }
        return low
    }

    /// Fills the memory behind the decoded clauses, so that a search need not know where they end.
    private func pad() {
        for index in decodedCount..<BlockCoding.size {
            unsafe clauses.storeBytes(of: UInt32.max >> 1, toByteOffset: index &* 4, as: UInt32.self)
        }
    }

    /// The block that would hold a clause; `blockCount` where the list ends before it.
    ///
    /// Quick where clauses come in increasing order within a window.
    @inline(__always)
    mutating func block(holding clause: UInt32) -> Int {
        let first = Int(unsafe windowBlocks[Int(clause) >> Self.windowShift])
        var block = searchBlock
        if unsafe block < first || (block > 0 && block <= blockCount && lasts[block &- 1] >= clause) {
            block = first
        }
        while block < blockCount, unsafe lasts[block] < clause { block &+= 1 }
        searchBlock = block
        return block
    }

    /// Looks for a clause; where it is there, `index` is its place.
    @inline(__always)
    mutating func find(_ clause: UInt32) throws(SegmentError) -> Bool {
        let block = block(holding: clause)
        guard block < blockCount else { return false }
        return try find(clause, inBlock: block)
    }

    /// The block and index where the last search ended.
    var place: UInt32 { UInt32(truncatingIfNeeded: decodedBlock &<< 7 | index) }

    /// Goes to a place, and decodes the frequencies there.
    @inline(__always)
    mutating func load(place: UInt32) throws(SegmentError) {
        try load(Int(place &>> 7))
        try loadFrequencies()
        index = Int(place & 127)
    }

    /// About how many postings the list has in a window.
    @inline(__always)
    func estimatedCount(inWindow window: Int, of windowCount: Int) -> Int {
        let blocks = blocks(inWindow: window).count
        return blocks > 2
            ? (blocks &- 1) &* BlockCoding.size
            : min(blocks &* BlockCoding.size, 2 &* clauseCount / windowCount &+ 1)
    }

    /// Looks for a clause in a block; where it is there, `index` is its place.
    @inline(__always)
    mutating func find(_ clause: UInt32, inBlock block: Int) throws(SegmentError) -> Bool {
        try load(block)
        index = firstIndex(notBelow: clause)
        return self.clause(at: index) == clause
    }

    /// The exact score of the posting at `index`.
    mutating func score() throws(SegmentError) -> Double {
        try loadFrequencies()
        return factor * BM25.saturation(frequency(at: index), norm: table.norms[Int(lengthByte(at: index))])
    }

    /// Finds the positions of the posting at `index`, whose frequencies are decoded.
    @inline(__always)
    mutating func positions() throws(SegmentError) -> PositionPlace {
        try unsafe blocks.positions(
            of: index, inBlock: decodedBlock, count: decodedCount, clauses: clauses, frequencies: frequencies,
            memory: &memory)
    }

    /// Reads positions to `target`, which has room for their count.
    @inline(__always)
    func readPositions(_ place: PositionPlace, to target: UnsafeMutablePointer<UInt32>) throws(SegmentError) {
        try unsafe blocks.readPositions(place, to: target)
    }
}
