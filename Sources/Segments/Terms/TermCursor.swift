/// Walks over the terms of a dictionary in order.
public struct TermCursor {
    private let dictionary: TermDictionary
    private var reader: ByteReader
    private var offsets: TermDictionaryWriter.Offsets
    private var ordinal: Int
    /// The term, after `next()` has said true.
    public private(set) var key: [UInt8] = []
    /// Where its postings lie.
    public private(set) var entry = TermEntry(clauseCount: 0)
    /// A term that was read while seeking and is to be given out first.
    private var isPending = false
    private var isBeforeFirst = true

    init(_ dictionary: TermDictionary, block: Int) throws(SegmentError) {
        self.dictionary = dictionary
        ordinal = block * SegmentLayout.termsPerBlock
        reader = ByteReader(dictionary.bytes)
        offsets = .init()
    }

    init(_ dictionary: TermDictionary, atOrAfter target: [UInt8]) throws(SegmentError) {
        try self.init(dictionary, block: try dictionary.block(for: target))
        while ordinal < dictionary.count {
            let frequencyClass = try nextKey()
            if !key.lexicographicallyPrecedes(target) {
                try readEntry(frequencyClass)
                isPending = true
                return
            }
            if frequencyClass > 1 { try readEntry(frequencyClass) } else { try skipSingle(frequencyClass) }
        }
    }

    /// A cursor that reads one entry, whose key has been read by someone else.
    init(
        _ dictionary: TermDictionary, entryAt position: Int, offsets: TermDictionaryWriter.Offsets
    ) throws(SegmentError) {
        try self.init(dictionary, block: 0)
        reader.seek(to: position)
        self.offsets = offsets
    }

    /// The entry at the cursor's place.
    mutating func readEntry(ofClass frequencyClass: UInt8) throws(SegmentError) -> TermEntry {
        try readEntry(frequencyClass)
        return entry
    }

    /// Moves to the next term; false after the last.
    public mutating func next() throws(SegmentError) -> Bool {
        if isPending {
            isPending = false
            return true
        }
        guard ordinal < dictionary.count else { return false }
        try readEntry(try nextKey())
        return true
    }

    /// Reads the next key and gives the frequency class of its term.
    private mutating func nextKey() throws(SegmentError) -> UInt8 {
        guard ordinal % SegmentLayout.termsPerBlock == 0 else {
            ordinal += 1
            return try readKey()
        }
        let start = try dictionary.start(ofBlock: ordinal / SegmentLayout.termsPerBlock)
        reader.seek(to: start.data)
        offsets = start.offsets
        let last = key
        key.removeAll(keepingCapacity: true)
        ordinal += 1
        let frequencyClass = try readKey()
        guard isBeforeFirst || last.lexicographicallyPrecedes(key) else { throw outOfOrder }
        isBeforeFirst = false
        return frequencyClass
    }

    private var outOfOrder: SegmentError {
        dictionary.bytes.corrupt(at: reader.position, "the terms are out of order")
    }

    private mutating func readKey() throws(SegmentError) -> UInt8 {
        let header = try reader.read(UInt8.self)
        let suffix = header & 3 == 3 ? try reader.readVarint() : Int(header & 3) + 1
        let sharedCode = Int(header >> 2 & 7)
        let shared = sharedCode == 7 ? try reader.readVarint() : sharedCode
        guard shared <= key.count, suffix <= reader.remaining else {
            throw dictionary.bytes.corrupt(at: reader.position, "a term is malformed")
        }
        let isFirstOfBlock = ordinal % SegmentLayout.termsPerBlock == 1
        guard isFirstOfBlock || suffix > 0,
            shared == key.count || dictionary.bytes[reader.position] > key[shared]
        else { throw outOfOrder }
        key.removeLast(key.count - shared)
        try reader.readBytes(suffix, appendingTo: &key)
        return header >> 5
    }

    private mutating func readEntry(_ frequencyClass: UInt8) throws(SegmentError) {
        guard frequencyClass > 1 else {
            let single = try readSingle(frequencyClass)
            entry = TermEntry(clauseCount: 1, single: single, positions: try readPositionRange(clauseCount: 1))
            return
        }
        let clauseCount =
            frequencyClass < 7 ? Int(frequencyClass) : try readLimited(SegmentLayout.maxClauses) + 7
        let postings = offsets.postings..<(offsets.postings + (try readLimited(1 << 48)))
        let positions = try readPositionRange(clauseCount: clauseCount)
        entry = TermEntry(
            clauseCount: clauseCount, postings: postings, blocks: offsets.blocks, positions: positions)
        offsets.postings = postings.upperBound
        let layout = BlockTableLayout(
            dictionary.positionForm, clauseCount: dictionary.clauseCount, postingsCount: postings.count,
            positionsCount: positions.count)
        offsets.blocks += PostingBlocks.count(clauseCount: clauseCount) * layout.blockSize
    }

    private mutating func readPositionRange(clauseCount: Int) throws(SegmentError) -> Range<Int> {
        guard dictionary.positionForm.isApart(clauseCount: clauseCount) else { return 0..<0 }
        let start = offsets.positions
        offsets.positions += try readLimited(1 << 48)
        return start..<offsets.positions
    }

    private mutating func readSingle(_ frequencyClass: UInt8) throws(SegmentError) -> TermEntry.Posting {
        let hasOffsets = dictionary.positionForm == .offsets
        let clause = hasOffsets ? 0 : try readLimited(SegmentLayout.maxClauses)
        let frequency = try readSingleFrequency(frequencyClass)
        var offsets: [UInt32] = []
        if hasOffsets {
            offsets.reserveCapacity(frequency)
            var last = -1
            for _ in 0..<frequency {
                // The first is written as it is, the others as differences.
                let offset = max(last, 0) + (try readLimited(Int(UInt32.max)))
                guard offset > last, offset <= UInt32.max else {
                    throw dictionary.bytes.corrupt(
                        at: reader.position, "the occurrences of a term do not increase")
                }
                offsets.append(UInt32(offset))
                last = offset
            }
        }
        return .init(clause: UInt32(clause), frequency: UInt32(frequency), offsets: offsets)
    }

    private mutating func skipSingle(_ frequencyClass: UInt8) throws(SegmentError) {
        let hasOffsets = dictionary.positionForm == .offsets
        if !hasOffsets { try reader.skipVarints(1) }
        let frequency = try readSingleFrequency(frequencyClass)
        if hasOffsets { try reader.skipVarints(frequency) }
        _ = try readPositionRange(clauseCount: 1)
    }

    private mutating func readSingleFrequency(_ frequencyClass: UInt8) throws(SegmentError) -> Int {
        guard frequencyClass == 1 else { return 1 }
        let frequency = try readLimited(dictionary.positionForm == .offsets ? reader.remaining : Int(UInt32.max))
        guard frequency > 0 else {
            throw dictionary.bytes.corrupt(at: reader.position, "a term occurs no times in a clause")
        }
        return frequency
    }

    private mutating func readLimited(_ limit: Int) throws(SegmentError) -> Int {
        let value = try reader.readVarint()
        guard value <= limit else {
            throw dictionary.bytes.corrupt(at: reader.position, "an entry of a term is malformed")
        }
        return value
    }
}
