/// The posting blocks of a term of at least 128 clauses: the table that describes them, and the blocks.
///
/// A shorter list has none and is read at once. This file uses raw pointers. Invariant: every function that takes a `target` is
/// given room for 128 integers of 32 bits.
@safe
public struct PostingBlocks: @unchecked Sendable {  // the bytes never change; `field` keeps them mapped
    let field: FieldReader
    let entry: TermEntry
    /// The number of blocks; each has 128 postings, the last one to 128.
    public let count: Int
    private let table: UnsafeRawPointer
    private let layout: BlockTableLayout
    /// The section of the postings, and the term's place in it.
    private let section: UnsafeRawPointer
    private let sectionCount: Int
    /// The section of the positions, the length bytes of all clauses, and the widths that go with them.
    let positionsBase: UnsafeRawPointer
    let positionsByteCount: Int
    let lengths: UnsafeRawPointer
    let widths: UnsafePointer<UInt8>

    /// The number of blocks of a list; a list of fewer than 128 clauses has none.
    static func count(clauseCount: Int) -> Int {
        clauseCount < BlockCoding.size ? 0 : (clauseCount + BlockCoding.size - 1) / BlockCoding.size
    }

    /// Finds the table of a term's blocks.
    public init(_ field: FieldReader, _ entry: TermEntry) throws(SegmentError) {
        self.field = field
        self.entry = entry
        count = entry.single == nil ? Self.count(clauseCount: entry.clauseCount) : 0
        layout = BlockTableLayout(
            field.positionForm, clauseCount: field.clauseCount, postingsCount: entry.postings.count,
            positionsCount: entry.positions.count)
        guard entry.postings.upperBound <= field.postings.count, entry.clauseCount <= field.clauseCount,
            entry.positions.upperBound <= field.positions.count,
            entry.blocks <= field.blocks.count - count * layout.blockSize
        else { throw field.postings.corrupt("a term points outside its sections") }
        if count > 0 {
            try field.blocks.verify(entry.blocks..<(entry.blocks + count * layout.blockSize))
        } else {
            try field.postings.verify(entry.postings)
            try field.positions.verify(entry.positions)
        }
        unsafe table = field.blocks.base + entry.blocks
        unsafe section = field.postings.base
        sectionCount = field.postings.count
        unsafe positionsBase = field.positions.base
        positionsByteCount = field.positions.count
        unsafe lengths = field.lengths.base
        unsafe widths = field.positionWidths
    }

    /// A value of the table; `block` is below `count`.
    @inline(__always)
    private func value(_ column: Int, _ block: Int) -> UInt32 {
        let place = (column &* count &+ block) &* layout.width
        let word = UInt32(littleEndian: unsafe table.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        return layout.width == 3 ? word & 0xFF_FFFF : word
    }

    /// The last clause of a block.
    @inline(__always)
    public func lastClause(of block: Int) -> UInt32 { value(0, block) }

    /// What bounds the scores of a block.
    @inline(__always)
    public func impact(of block: Int) -> Impact {
        let place = count &* layout.width &* layout.columnCount &+ block &* Impact.byteCount
        return unsafe Impact(
            low: table.loadUnaligned(fromByteOffset: place, as: UInt32.self),
            high: table.load(fromByteOffset: place &+ 4, as: UInt8.self))
    }

    /// The number of postings of a block.
    @inline(__always)
    public func postingCount(of block: Int) -> Int {
        min(BlockCoding.size, entry.clauseCount &- block &* BlockCoding.size)
    }

    /// Compares the pages of a block with their checksums; the block begins at `start`, and the next where a column of the table says.
    @inline(__always)
    private func verify(
        _ section: SegmentBytes, from start: Int, column: Int, _ block: Int, end: Int
    ) throws(SegmentError) {
        let whole = column == 1 ? entry.postings.lowerBound : entry.positions.lowerBound
        let next = block &+ 1 < count ? whole &+ Int(value(column, block &+ 1)) : end
        // A table that lies is found out by who decodes.
        if start < next, next <= section.count { try section.verify(start..<next) }
    }

    /// Compares the pages of the positions of a block with their checksums.
    func verifyPositions(of block: Int) throws(SegmentError) {
        try verify(
            field.positions, from: positions(of: block), column: 2, block, end: entry.positions.upperBound)
    }

    /// Where the positions of a block begin in the section.
    func positions(of block: Int) -> Int {
        entry.positions.lowerBound &+ Int(value(2, block))
    }

    /// The first block from `start` on whose last clause is not below `target`; `count` where there is none.
    ///
    /// O(log distance).
    public func block(notBelow target: UInt32, from start: Int) -> Int {
        var low = start
        var step = 1
        while low &+ step <= count, lastClause(of: low &+ step &- 1) < target {
            low &+= step
            step &*= 2
        }
        var high = min(low &+ step, count)
        while low < high {
            let middle = (low &+ high) / 2
            if lastClause(of: middle) < target { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    /// Decodes the clauses of a block.
    ///
    /// - Returns: where its frequencies lie: a byte offset in a full block, a bit offset in a short one.
    public func readClauses(
        of block: Int, to target: UnsafeMutableRawPointer
    ) throws(SegmentError) -> Int {
        let start = entry.postings.lowerBound &+ Int(value(1, block))
        try verify(field.postings, from: start, column: 1, block, end: entry.postings.upperBound)
        let last = lastClause(of: block)
        let low = block == 0 ? 0 : lastClause(of: block &- 1) &+ 1
        let size = postingCount(of: block)
        guard last < field.clauseCount, Int(low) &+ size <= Int(last) &+ 1 else { throw contradiction(start) }
        guard size == BlockCoding.size else {
            var reader = BitReader(field.postings, atByte: start)
            let isWhole = unsafe InterpolativeCode.decode(
                count: size &- 1, low: Int(low), high: Int(last) &- 1, to: target, from: &reader)
            guard isWhole else { throw contradiction(start) }
            unsafe target.storeBytes(of: last, toByteOffset: (size &- 1) &* 4, as: UInt32.self)
            return reader.position
        }
        guard let end = unsafe BlockCoding.decode(section, count: sectionCount, at: start, to: target),
            unsafe Self.addUp(target, from: low &- 1) == last
        else { throw contradiction(start) }
        return end
    }

    /// Decodes the frequencies of a block, given what `readClauses` returned.
    public func readFrequencies(
        of block: Int, at place: Int, to target: UnsafeMutableRawPointer
    ) throws(SegmentError) {
        let size = postingCount(of: block)
        guard size == BlockCoding.size else {
            var reader = BitReader(field.postings, atBit: place)
            guard unsafe Self.readFrequencies(count: size, from: &reader, to: target),
                reader.position <= entry.postings.upperBound &* 8
            else { throw contradiction(place / 8) }
            return
        }
        guard unsafe BlockCoding.decode(section, count: sectionCount, at: place, to: target) != nil else {
            throw contradiction(place)
        }
        for row in 0..<32 {
            let less = unsafe target.loadUnaligned(fromByteOffset: row &* 16, as: SIMD4<UInt32>.self)
            unsafe target.storeBytes(of: less &+ 1, toByteOffset: row &* 16, as: SIMD4<UInt32>.self)
        }
    }

    /// Whether `readShortList` can read the list.
    public var isPlainShortList: Bool { count == 0 && field.positionForm != .offsets }

    /// Decodes a list of fewer than 128 clauses that is not written as offsets.
    public func readShortList(
        clauses: UnsafeMutableRawPointer, frequencies: UnsafeMutableRawPointer
    ) throws(SegmentError) {
        if let single = entry.single {
            guard Int(single.clause) < field.clauseCount else {
                throw field.postings.corrupt("the only posting of a term is outside the segment")
            }
            unsafe clauses.storeBytes(of: single.clause, as: UInt32.self)
            unsafe frequencies.storeBytes(of: single.frequency, as: UInt32.self)
            return
        }
        let count = entry.clauseCount
        var reader = BitReader(field.postings, atByte: entry.postings.lowerBound)
        guard count < BlockCoding.size,
            unsafe InterpolativeCode.decode(
                count: count, low: 0, high: field.clauseCount &- 1, to: clauses, from: &reader),
            unsafe Self.readFrequencies(count: count, from: &reader, to: frequencies),
            reader.position <= entry.postings.upperBound &* 8
        else {
            throw field.postings.corrupt(at: entry.postings.lowerBound, "a list of postings is malformed")
        }
    }

    /// Reads the frequencies of a short list: one bit that says whether all are 1, and if not, gamma codes.
    static func readFrequencies(
        count: Int, from reader: inout BitReader, to target: UnsafeMutableRawPointer
    ) -> Bool {
        let isOnce = reader.read(bits: 1) == 0
        var least: UInt32 = 1
        for index in 0..<count {
            let frequency = isOnce ? 1 : reader.readGamma()
            least = min(least, frequency)
            unsafe target.storeBytes(of: frequency, toByteOffset: index &* 4, as: UInt32.self)
        }
        return least > 0
    }

    private func contradiction(_ offset: Int) -> SegmentError {
        field.postings.corrupt(at: offset, "a block of postings contradicts its description")
    }

    /// Turns 128 gaps into clauses: each is the one before, plus 1, plus its gap.
    ///
    /// - Returns: the last clause; `nil` where they pass 2³².
    @inline(__always)
    private static func addUp(_ target: UnsafeMutableRawPointer, from before: UInt32) -> UInt32? {
        var carry = SIMD4(repeating: before)
        var all = SIMD4<UInt32>.zero
        for row in 0..<32 {
            var sum = unsafe target.loadUnaligned(fromByteOffset: row &* 16, as: SIMD4<UInt32>.self)
            all |= sum
            sum &+= 1
            // Within halves by shifting them as 64-bit integers, then the lower half's sum to the upper half.
            let halves = unsafe unsafeBitCast(sum, to: SIMD2<UInt64>.self) &<< 32
            unsafe sum &+= unsafeBitCast(halves, to: SIMD4<UInt32>.self)
            sum &+= SIMD4(repeating: sum[1]) & SIMD4(0, 0, .max, .max)
            unsafe target.storeBytes(of: sum &+ carry, toByteOffset: row &* 16, as: SIMD4<UInt32>.self)
            carry &+= SIMD4(repeating: sum[3])
        }
        // Gaps below 2²⁴ cannot pass 2³² unless the clause before is above 2³¹, which no segment has.
        if all[0] | all[1] | all[2] | all[3] < 1 << 24 { return carry[0] }
        var last = before
        for index in 0..<BlockCoding.size {
            let clause = unsafe target.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)
            guard clause > last || (index == 0 && before == .max) else { return nil }
            last = clause
        }
        return last
    }
}

/// How the table of a list's blocks is laid out: columns of integers of three or four bytes, then the impacts.
struct BlockTableLayout {
    /// The bytes of an integer.
    let width: Int
    let hasPositions: Bool

    init(_ form: PositionForm, clauseCount: Int, postingsCount: Int, positionsCount: Int) {
        hasPositions = form != .none
        width = max(clauseCount, postingsCount, positionsCount) < 1 << 24 ? 3 : 4
    }

    /// Last clause, place in the postings and, where there are positions, place in the positions.
    var columnCount: Int { hasPositions ? 3 : 2 }
    /// The bytes that describe one block.
    var blockSize: Int { columnCount * width + Impact.byteCount }
}
