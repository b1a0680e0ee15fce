internal import Segments

/// One term of a query in one segment, made ready for evaluation by windows: what its blocks hold and can score at most, and
/// the block decoded last.
///
/// A window is a run of 4096 clause numbers. A list of fewer than 128 clauses counts as one decoded block.
///
/// This file uses raw pointers. Invariant: the memory is from the scratch of the query that made the list; `clauses` and
/// `frequencies` have room for 128 integers of 32 bits, of which the first `decodedCount` are valid. A clause number is an
/// index into other memory only after it was compared with the bounds of a window.
@safe
struct TermList {
    /// The logarithm of the number of clauses in a window.
    static let windowShift = 12
    /// The number of clauses in a window.
    static let windowSize = 1 << windowShift

    private let blocks: PostingBlocks
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
    /// The clauses and frequencies of the decoded block.
    let clauses: UnsafeMutableRawPointer
    let frequencies: UnsafeMutableRawPointer
    /// The shares of the term's field, its length bytes, and its weight.
    let table: ScoreTable
    let lengths: UnsafeRawPointer
    /// A share times the scale, divided by 2³², is what a posting adds to a sum.
    let scale: UInt64
    /// idf times weight.
    let factor: Double

    private var decodedBlock = -1
    private(set) var decodedCount = 0
    private var hasFrequencies = false
    private var frequencyPlace = 0
    private var memory = PositionMemory()
    /// The block where the last search ended, and the place in it.
    private var searchBlock = 0
    private(set) var index = 0

    /// Reads what the blocks hold. O(blocks + windows).
    init(
        _ term: TermWeight, _ found: (entry: TermEntry, field: FieldReader), windowCount: Int,
        _ scratch: EvaluationScratch
    ) throws(SegmentError) {
        blocks = try PostingBlocks(found.field, found.entry)
        blockCount = max(1, blocks.count)
        clauseCount = found.entry.clauseCount
        table = term.table
        scale = term.scale
        factor = term.factor
        unsafe lengths = found.field.lengthBytes
        unsafe lasts = scratch.take(blockCount, of: UInt32.self)
        unsafe bounds = scratch.take(blockCount, of: UInt32.self)
        unsafe windowBounds = scratch.take(windowCount, of: UInt32.self)
        unsafe windowBlocks = scratch.take(windowCount, of: UInt32.self)
        unsafe clauses = UnsafeMutableRawPointer(scratch.take(BlockCoding.size, of: UInt32.self))
        unsafe frequencies = UnsafeMutableRawPointer(scratch.take(BlockCoding.size, of: UInt32.self))
        unsafe windowBounds.update(repeating: 0, count: windowCount)
        unsafe windowBlocks.update(repeating: UInt32(blockCount), count: windowCount)
        if blocks.count == 0 {
            try readShortList(found.field, found.entry, windowCount)
        } else {
            try readTable(windowCount)
        }
    }

    private mutating func readTable(_ windowCount: Int) throws(SegmentError) {
        var window = 0
        var first = 0
        for block in 0..<blockCount {
            let last = Int(blocks.lastClause(of: block))
            let bound = scaled(table.bound(blocks.impact(of: block)))
            unsafe lasts[block] = UInt32(truncatingIfNeeded: last)
            unsafe bounds[block] = bound
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
            for (index, (clause, frequency)) in zip(cursor.blockClauses, cursor.blockFrequencies).enumerated() {
                unsafe clauses.storeBytes(of: clause, toByteOffset: index * 4, as: UInt32.self)
                unsafe frequencies.storeBytes(of: frequency, toByteOffset: index * 4, as: UInt32.self)
            }
        }
        decodedBlock = 0
        decodedCount = clauseCount
        hasFrequencies = true
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

    /// Decodes the clauses of a block, unless it is the one decoded last.
    @inline(__always)
    mutating func load(_ block: Int) throws(SegmentError) {
        guard block != decodedBlock else { return }
        frequencyPlace = try unsafe blocks.readClauses(of: block, to: clauses)
        decodedBlock = block
        decodedCount = blocks.postingCount(of: block)
        hasFrequencies = false
        index = 0
    }

    /// Decodes the frequencies of the decoded block.
    @inline(__always)
    mutating func loadFrequencies() throws(SegmentError) {
        guard !hasFrequencies else { return }
        try unsafe blocks.readFrequencies(of: decodedBlock, at: frequencyPlace, to: frequencies)
        hasFrequencies = true
    }

    /// The decoded postings whose clauses lie in a window.
    @inline(__always)
    func postings(inWindow window: Int) -> Range<Int> {
        let start = UInt32(truncatingIfNeeded: window &<< Self.windowShift)
        let end = start &+ UInt32(Self.windowSize)
        let low = clause(at: 0) >= start ? 0 : firstIndex(notBelow: start)
        let high = clause(at: decodedCount &- 1) < end ? decodedCount : firstIndex(notBelow: end)
        return low..<max(low, high)
    }

    /// The first decoded posting whose clause is not below `target`; `decodedCount` where there is none.
    @inline(__always)
    func firstIndex(notBelow target: UInt32) -> Int {
        var low = 0
        var count = decodedCount
        while count > 0 {
            let half = count &>> 1
            let isBelow = clause(at: low &+ half) < target
            low = isBelow ? low &+ half &+ 1 : low
            count = isBelow ? count &- half &- 1 : half
        }
        return low
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

    /// Looks for a clause in a block; where it is there, `index` is its place.
    @inline(__always)
    mutating func find(_ clause: UInt32, inBlock block: Int) throws(SegmentError) -> Bool {
        try load(block)
        index = firstIndex(notBelow: clause)
        return index < decodedCount && self.clause(at: index) == clause
    }

    /// The exact score of the posting at `index`.
    mutating func score() throws(SegmentError) -> Double {
        try loadFrequencies()
        return factor * BM25.saturation(frequency(at: index), norm: table.norms[Int(lengthByte(at: index))])
    }

    /// Appends the positions of the posting at `index`.
    mutating func readPositions(into positions: inout [UInt32]) throws(SegmentError) {
        try loadFrequencies()
        try unsafe blocks.readPositions(
            of: index, inBlock: decodedBlock, count: decodedCount, clauses: clauses, frequencies: frequencies,
            memory: &memory, into: &positions)
    }
}
