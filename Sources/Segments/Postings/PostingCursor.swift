/// Walks over the clauses of one term, forwards only, decoding a block at a time.
public struct PostingCursor {
    /// The current clause; `noClause` before the first `advance` and after the last posting.
    public private(set) var clause: UInt32 = noClause
    /// The number of clauses of the term.
    public let clauseCount: Int

    /// The clause number that stands for none.
    public static let noClause = UInt32.max

    let field: FieldReader
    let entry: TermEntry
    let blockCount: Int
    /// The clauses and frequencies of the decoded block; only the first `decodedCount` are valid.
    var clauses = [UInt32](repeating: 0, count: BlockCoding.size)
    var frequencies = [UInt32](repeating: 1, count: BlockCoding.size)
    private(set) var decodedCount = 0
    private(set) var index = -1
    /// The decoded block, `blockCount` for the rest after the full blocks, -1 for none.
    private(set) var block = -1
    var decoded = DecodedPositions()

    init(_ field: FieldReader, _ entry: TermEntry) throws(SegmentError) {
        self.field = field
        self.entry = entry
        clauseCount = entry.clauseCount
        blockCount = entry.single == nil ? entry.clauseCount / BlockCoding.size : 0
        let blocksEnd = (entry.firstBlock + blockCount) * SegmentLayout.postingBlockSize
        guard entry.postings.upperBound <= field.postings.count, blocksEnd <= field.blocks.count,
            entry.positions.upperBound <= field.positions.count, clauseCount <= field.clauseCount
        else { throw field.postings.corrupt("a term points outside its sections") }
    }

    /// How often the term occurs in the current clause.
    public var frequency: UInt32 { index >= 0 && index < decodedCount ? frequencies[index] : 0 }

    /// Moves to the next clause, or to `noClause`.
    @inline(__always)
    public mutating func advance() throws(SegmentError) {
        index += 1
        if index < decodedCount {
            clause = clauses[index]
        } else {
            try advanceBlock()
        }
    }

    /// Moves to the first clause that is not below `target`; does nothing where the cursor is there already.
    public mutating func advance(to target: UInt32) throws(SegmentError) {
        if block >= 0, clause >= target { return }
        if decodedCount == 0 || clauses[decodedCount - 1] < target {
            try seekBlock(to: target)
            guard decodedCount > 0 else { return }
        }
        var low = max(index, 0)
        var step = 1
        while low + step < decodedCount, clauses[low + step] < target {
            low += step
            step *= 2
        }
        var high = min(low + step, decodedCount - 1)
        while low < high {
            let middle = (low + high) / 2
            if clauses[middle] < target { low = middle + 1 } else { high = middle }
        }
        index = low
        clause = clauses[low]
    }

    /// Decodes the next block (or the rest) and gives its clauses and frequencies to `body`; false after the last.
    ///
    /// For reading whole lists; not to be mixed with `advance`.
    public mutating func nextBlock() throws(SegmentError) -> Bool {
        guard block < blockCount else { return false }
        try decode(block: block + 1)
        return decodedCount > 0
    }

    /// The clauses of the block that `nextBlock` decoded.
    public var blockClauses: ArraySlice<UInt32> { clauses[..<decodedCount] }
    /// Their frequencies.
    public var blockFrequencies: ArraySlice<UInt32> { frequencies[..<decodedCount] }

    /// What bounds the scores of a full block.
    public func impact(ofBlock block: Int) -> Impact {
        Impact(packed: field.blocks.load(UInt32.self, at: blockTable + (3 * blockCount + block) * 4))
    }

    var blockTable: Int { entry.firstBlock * SegmentLayout.postingBlockSize }

    private mutating func advanceBlock() throws(SegmentError) {
        guard block < blockCount else { return finish() }
        try decode(block: block + 1)
        guard decodedCount > 0 else { return finish() }
        index = 0
        clause = clauses[0]
    }

    private mutating func finish() {
        block = blockCount
        decodedCount = 0
        index = 0
        clause = Self.noClause
    }

    /// Decodes the first block after the current one whose last clause is not below `target`.
    private mutating func seekBlock(to target: UInt32) throws(SegmentError) {
        var low = block + 1
        var step = 1
        while low + step <= blockCount, lastClause(ofBlock: low + step - 1) < target {
            low += step
            step *= 2
        }
        var high = min(low + step, blockCount)
        while low < high {
            let middle = (low + high) / 2
            if lastClause(ofBlock: middle) < target { low = middle + 1 } else { high = middle }
        }
        guard low <= blockCount else { return finish() }
        try decode(block: low)
        index = 0
        guard decodedCount > 0, clauses[decodedCount - 1] >= target else { return finish() }
    }

    private func lastClause(ofBlock block: Int) -> UInt32 {
        field.blocks.load(UInt32.self, at: blockTable + block * 4)
    }

    /// Decodes one full block without moving through those before it.
    mutating func decodeBlock(_ number: Int) throws(SegmentError) {
        try decode(block: number)
    }

    private mutating func decode(block next: Int) throws(SegmentError) {
        block = next
        index = -1
        decodedCount = 0
        clause = Self.noClause
        guard next < blockCount else { return try decodeTail() }
        let offset = offset(ofBlock: next)
        let second = try BlockCoding.decode(field.postings, at: offset, into: &clauses)
        _ = try BlockCoding.decode(field.postings, at: second, into: &frequencies)
        var clause = next == 0 ? UInt64(0) : UInt64(lastClause(ofBlock: next - 1)) + 1
        var highest: UInt32 = 0
        for index in 0..<BlockCoding.size {
            clause += UInt64(clauses[index])
            clauses[index] = UInt32(truncatingIfNeeded: clause)
            clause += 1
            highest = max(highest, frequencies[index])
            frequencies[index] &+= 1
        }
        guard clause == UInt64(lastClause(ofBlock: next)) + 1, clause <= UInt64(field.clauseCount),
            highest < UInt32.max
        else {
            throw field.postings.corrupt(at: offset, "a block of postings contradicts its description")
        }
        decodedCount = BlockCoding.size
    }

    /// Decodes what follows the full blocks.
    private mutating func decodeTail() throws(SegmentError) {
        if let single = entry.single { return try decodeSingle(single) }
        let count = clauseCount % BlockCoding.size
        guard count > 0 else {
            decodedCount = 0
            return
        }
        if blockCount == 0, field.hasPositions { return try decodeOffsets(count: count) }
        let start = blockCount == 0 ? entry.postings.lowerBound : try endOfBlocks()
        var reader = BitReader(field.postings, atByte: start)
        let low = blockCount == 0 ? 0 : Int(lastClause(ofBlock: blockCount - 1)) + 1
        let isWhole = InterpolativeCode.decode(
            count: count, low: low, high: field.clauseCount - 1, into: &clauses, at: 0, from: &reader)
        let isOnce = reader.read(bits: 1) == 0
        var least: UInt32 = 1
        for index in 0..<count {
            frequencies[index] = isOnce ? 1 : reader.readGamma()
            least = min(least, frequencies[index])
        }
        guard isWhole, least > 0, reader.position <= entry.postings.upperBound * 8 else {
            throw field.postings.corrupt(at: entry.postings.lowerBound, "a list of postings is malformed")
        }
        decodedCount = count
    }

    private mutating func decodeSingle(_ single: TermEntry.Posting) throws(SegmentError) {
        if field.hasPositions {
            try place(single.offsets, count: 1)
            return
        }
        guard Int(single.clause) < field.clauseCount else {
            throw field.postings.corrupt("the only posting of a term is outside the segment")
        }
        clauses[0] = single.clause
        frequencies[0] = single.frequency
        decodedCount = 1
    }

    /// Decodes a list that is written as the offsets of its occurrences.
    private mutating func decodeOffsets(count: Int) throws(SegmentError) {
        var reader = BitReader(field.postings, atByte: entry.postings.lowerBound)
        let total = count + Int(reader.readGamma()) - 1
        guard total >= count, total <= min(field.characterCount, field.positionLimit) else {
            throw field.postings.corrupt(
                at: entry.postings.lowerBound, "a term occurs more often than its clauses are long")
        }
        var offsets = [UInt32](repeating: 0, count: total)
        let isWhole = InterpolativeCode.decode(
            count: total, low: 0, high: field.characterCount - 1, into: &offsets, at: 0, from: &reader)
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
        for offset in offsets.lazy.map({ Int($0) }) {
            if offset >= end {
                clause = field.clauseStarts.lastRow(notAbove: offset, from: clause + 1)
                guard found < count, (0..<field.clauseCount).contains(clause) else { break }
                start = field.clauseStarts[clause]
                end = field.clauseStarts[clause + 1]
                guard (0...offset).contains(start), offset < end else { break }
                clauses[found] = UInt32(clause)
                frequencies[found] = 0
                decoded.listStarts.append(decoded.listPositions.count)
                found += 1
            }
            frequencies[found - 1] += 1
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

    private func endOfBlocks() throws(SegmentError) -> Int {
        let offset = offset(ofBlock: blockCount - 1)
        var scratch = [UInt32](repeating: 0, count: BlockCoding.size)
        let second = try BlockCoding.decode(field.postings, at: offset, into: &scratch)
        return try BlockCoding.decode(field.postings, at: second, into: &scratch)
    }

    private func offset(ofBlock block: Int) -> Int {
        entry.postings.lowerBound
            + Int(field.blocks.load(UInt32.self, at: blockTable + (blockCount + block) * 4))
    }
}
