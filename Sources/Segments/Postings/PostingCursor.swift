/// Walks over the clauses of one term, forwards only, decoding a block at a time.
public struct PostingCursor {
    /// The current clause; `noClause` before the first `advance` and after the last posting.
    public private(set) var clause: UInt32 = noClause
    /// The number of clauses of the term.
    public private(set) var clauseCount: Int

    /// The clause number that stands for none.
    public static let noClause = UInt32.max

    private(set) var blocks: PostingBlocks
    /// The clauses and frequencies of the decoded block, of which `decodedCount` are valid.
    ///
    /// A copy of the cursor gets its own when it decodes.
    private(set) var buffer = PostingBuffer()
    private(set) var decodedCount = 0
    private(set) var index = -1
    /// The decoded block (0 for all of a list without blocks), -1 for none.
    private(set) var block = -1
    var decoded = DecodedPositions()
    /// Finds clauses where many lists are read.
    public var finder: ClauseFinder?

    init(_ field: FieldReader, _ entry: TermEntry) throws(SegmentError) {
        blocks = try PostingBlocks(field, entry)
        clauseCount = entry.clauseCount
    }

    /// Begins again with another term of the same field, in the memory that there is.
    public mutating func restart(_ entry: TermEntry) throws(SegmentError) {
        blocks = try PostingBlocks(blocks.field, entry)
        clauseCount = entry.clauseCount
        decodedCount = 0
        index = -1
        block = -1
        clause = Self.noClause
        decoded.memory = PositionMemory()
    }

    var field: FieldReader { blocks.field }
    var entry: TermEntry { blocks.entry }
    /// The number of decodable parts: blocks, or the one list.
    private var partCount: Int { max(1, blocks.count) }

    /// How often the term occurs in the current clause.
    public var frequency: UInt32 { index >= 0 && index < decodedCount ? buffer.frequency(index) : 0 }

    /// Moves to the next clause, or to `noClause`.
    @inline(__always)
    public mutating func advance() throws(SegmentError) {
        index += 1
        if index < decodedCount {
            clause = buffer.clause(index)
        } else {
            try advanceBlock()
        }
    }

    /// Moves to the first clause that is not below `target`; does nothing where the cursor is there already.
    public mutating func advance(to target: UInt32) throws(SegmentError) {
        if block >= 0, clause >= target { return }
        if decodedCount == 0 || buffer.clause(decodedCount - 1) < target {
            try seekBlock(to: target)
            guard decodedCount > 0 else { return }
        }
        var low = max(index, 0)
        var step = 1
        while low + step < decodedCount, buffer.clause(low + step) < target {
            low += step
            step *= 2
        }
        var high = min(low + step, decodedCount - 1)
        while low < high {
            let middle = (low + high) / 2
            if buffer.clause(middle) < target { low = middle + 1 } else { high = middle }
        }
        index = low
        clause = buffer.clause(low)
    }

    /// Decodes the next block and gives its clauses and frequencies to `blockClauses`; false after the last.
    ///
    /// For reading whole lists; not to be mixed with `advance`.
    public mutating func nextBlock() throws(SegmentError) -> Bool {
        guard block + 1 < partCount else { return false }
        try decode(block: block + 1)
        return true
    }

    /// The clauses of the block that `nextBlock` decoded.
    public var blockClauses: [UInt32] { (0..<decodedCount).map { buffer.clause($0) } }
    /// Their frequencies.
    public var blockFrequencies: [UInt32] { (0..<decodedCount).map { buffer.frequency($0) } }

    /// Appends the clauses and frequencies of the block that `nextBlock` decoded.
    public func appendBlock(clauses: inout [UInt32], frequencies: inout [UInt32]) {
        for index in 0..<decodedCount {
            clauses.append(buffer.clause(index))
            frequencies.append(buffer.frequency(index))
        }
    }

    /// Adds the frequencies of the block that `nextBlock` decoded to those of its clauses in `sums`, which has one for each clause of
    /// the segment.
    public func addBlock(to sums: inout [UInt32]) {
        for index in 0..<decodedCount { sums[Int(buffer.clause(index))] &+= buffer.frequency(index) }
    }

    /// What bounds the scores of a block of a list that has blocks.
    public func impact(ofBlock block: Int) -> Impact { blocks.impact(of: block) }

    private mutating func advanceBlock() throws(SegmentError) {
        guard block + 1 < partCount else { return finish() }
        try decode(block: block + 1)
        index = 0
        clause = buffer.clause(0)
    }

    private mutating func finish() {
        block = partCount
        decodedCount = 0
        index = 0
        clause = Self.noClause
    }

    /// Decodes the first block after the current one whose last clause is not below `target`.
    private mutating func seekBlock(to target: UInt32) throws(SegmentError) {
        guard block < partCount else { return }
        if blocks.count == 0 {
            guard block < 0 else { return finish() }
            try decode(block: 0)
        } else {
            let next = blocks.block(notBelow: target, from: block + 1)
            guard next < blocks.count else { return finish() }
            try decode(block: next)
        }
        index = 0
        guard buffer.clause(decodedCount - 1) >= target else { return finish() }
    }

    private mutating func decode(block next: Int) throws(SegmentError) {
        block = next
        index = -1
        decodedCount = 0
        clause = Self.noClause
        if !isKnownUniquelyReferenced(&buffer) { buffer = PostingBuffer(copying: buffer) }
        guard blocks.count > 0 else { return try decodeShortList() }
        let place = try unsafe blocks.readClauses(of: next, to: buffer.clauses)
        try unsafe blocks.readFrequencies(of: next, at: place, to: buffer.frequencies)
        decodedCount = blocks.postingCount(of: next)
    }

    private mutating func decodeShortList() throws(SegmentError) {
        guard blocks.isPlainShortList else {
            guard let single = entry.single else { return try decodeOffsets() }
            return try place(single.offsets, count: 1)
        }
        try unsafe blocks.readShortList(clauses: buffer.clauses, frequencies: buffer.frequencies)
        decodedCount = clauseCount
    }

    /// Decodes a list that is written as the offsets of its occurrences.
    private mutating func decodeOffsets() throws(SegmentError) {
        let count = clauseCount
        var reader = BitReader(field.postings, atByte: entry.postings.lowerBound)
        let total = count + Int(reader.readGamma()) - 1
        guard total >= count, total <= min(field.characterCount, field.positionLimit) else {
            throw field.postings.corrupt(
                at: entry.postings.lowerBound, "a term occurs more often than its clauses are long")
        }
        let high = field.characterCount - 1
        var offsets = [UInt32](repeating: 0, count: total)
        let isWhole = unsafe offsets.withRawBytes { target in
            unsafe InterpolativeCode.decode(count: total, low: 0, high: high, to: target, from: &reader)
        }
        guard isWhole, reader.position <= entry.postings.upperBound * 8 else {
            throw field.postings.corrupt(at: entry.postings.lowerBound, "a list of postings is malformed")
        }
        try place(offsets, count: count)
    }

    /// Finds the clauses and positions of increasing offsets, which must lie in `count` clauses.
    private mutating func place(_ offsets: [UInt32], count: Int) throws(SegmentError) {
        decoded.listPositions.removeAll(keepingCapacity: true)
        decoded.listStarts.removeAll(keepingCapacity: true)
        var found = 0
        var clause = -1
        var start = 0
        var end = 0
        let starts = field.clauseStarts
        let clauseCount = field.clauseCount
        for offset in offsets {
            let offset = Int(offset)
            if offset >= end {
                clause = finder?.clause(holding: offset) ?? starts.lastRow(notAbove: offset, from: clause + 1)
                guard found < count, (0..<clauseCount).contains(clause) else { break }
                start = starts[clause]
                end = starts[clause + 1]
                guard (0...offset).contains(start), offset < end else { break }
                buffer.set(found, clause: UInt32(clause), frequency: 0)
                decoded.listStarts.append(decoded.listPositions.count)
                found += 1
            }
            buffer.set(found - 1, clause: UInt32(clause), frequency: buffer.frequency(found - 1) + 1)
            decoded.listPositions.append(UInt32(offset - start))
        }
        guard found == count, decoded.listPositions.count == offsets.count else {
            throw field.postings.corrupt(
                at: entry.postings.lowerBound,
                "the occurrences of a term contradict the number of its clauses")
        }
        decoded.listStarts.append(decoded.listPositions.count)
        decodedCount = count
    }
}

extension [UInt32] {
    /// Gives the elements' memory to `body`.
    @inline(__always)
    mutating func withRawBytes<Result, Failure: Error>(
        _ body: (UnsafeMutableRawPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let result = unsafe withUnsafeMutableBytes { bytes -> Swift.Result<Result, Failure> in
            guard let start = bytes.baseAddress else { preconditionFailure("an array without elements") }
            do throws(Failure) {
                return .success(try unsafe body(start))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
