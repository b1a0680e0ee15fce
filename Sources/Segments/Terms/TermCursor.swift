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

    init(_ dictionary: TermDictionary, block: Int) throws(SegmentError) {
        self.dictionary = dictionary
        ordinal = block * SegmentLayout.termsPerBlock
        guard dictionary.count > 0 else {
            reader = ByteReader(dictionary.bytes)
            offsets = .init()
            return
        }
        let start = try dictionary.start(ofBlock: block)
        reader = ByteReader(dictionary.bytes, at: start.data)
        offsets = start.offsets
    }

    init(_ dictionary: TermDictionary, atOrAfter target: [UInt8]) throws(SegmentError) {
        try self.init(dictionary, block: try dictionary.block(for: target))
        while try next() {
            if !key.lexicographicallyPrecedes(target) {
                isPending = true
                return
            }
        }
    }

    /// Moves to the next term; false after the last.
    public mutating func next() throws(SegmentError) -> Bool {
        if isPending {
            isPending = false
            return true
        }
        guard ordinal < dictionary.count else { return false }
        if ordinal % SegmentLayout.termsPerBlock == 0 {
            let start = try dictionary.start(ofBlock: ordinal / SegmentLayout.termsPerBlock)
            reader.seek(to: start.data)
            offsets = start.offsets
            key = []
        }
        ordinal += 1
        try readEntry(class: try readKey())
        return true
    }

    private mutating func readKey() throws(SegmentError) -> UInt8 {
        let header = try reader.read(UInt8.self)
        let suffix = header & 3 == 3 ? try reader.readVarint() : Int(header & 3) + 1
        let sharedCode = Int(header >> 2 & 7)
        let shared = sharedCode == 7 ? try reader.readVarint() : sharedCode
        guard shared <= key.count, suffix <= reader.remaining else {
            throw dictionary.bytes.corrupt(at: reader.position, "a term is malformed")
        }
        key.removeLast(key.count - shared)
        for _ in 0..<suffix { key.append(try reader.read(UInt8.self)) }
        return header >> 5
    }

    private mutating func readEntry(class frequencyClass: UInt8) throws(SegmentError) {
        guard frequencyClass > 1 else {
            entry = TermEntry(clauseCount: 1, single: try readSingle(isOnce: frequencyClass == 0))
            return
        }
        let clauseCount = frequencyClass < 7 ? Int(frequencyClass) : try reader.readVarint() + 7
        let postingsCount = try reader.readVarint()
        let blocks = clauseCount / BlockCoding.size
        let positionsCount = dictionary.hasPositions && blocks > 0 ? try reader.readVarint() : 0
        guard clauseCount <= SegmentLayout.maxClauses, postingsCount < 1 << 48, positionsCount < 1 << 48
        else {
            throw dictionary.bytes.corrupt(at: reader.position, "an entry of a term is malformed")
        }
        entry = TermEntry(
            clauseCount: clauseCount,
            postings: offsets.postings..<(offsets.postings + postingsCount),
            firstBlock: offsets.block,
            positions: offsets.positions..<(offsets.positions + positionsCount))
        offsets.postings += postingsCount
        offsets.block += blocks
        offsets.positions += positionsCount
    }

    private mutating func readSingle(isOnce: Bool) throws(SegmentError) -> TermEntry.Posting {
        let clause = try reader.readVarint()
        let frequency = isOnce ? 1 : try reader.readVarint()
        guard clause <= SegmentLayout.maxClauses, frequency >= 1, frequency <= UInt32.max,
            !dictionary.hasPositions || frequency <= reader.remaining
        else { throw dictionary.bytes.corrupt(at: reader.position, "an entry of a term is malformed") }
        var positions: [UInt32] = []
        if dictionary.hasPositions {
            var last = 0
            for _ in 0..<frequency {
                last += try reader.readVarint()
                guard last <= UInt32.max else {
                    throw dictionary.bytes.corrupt(at: reader.position, "a position is too large")
                }
                positions.append(UInt32(last))
            }
        }
        return .init(clause: UInt32(clause), frequency: UInt32(frequency), positions: positions)
    }
}
