/// Records at random access, in compressed blocks.
public struct RecordStore: Sendable {
    private let index: SegmentBytes
    private let blocks: SegmentBytes
    private let dictionaries: StoreDictionaries
    /// The number of records.
    public let count: Int

    static let entrySize = 16

    init(
        index: SegmentBytes, blocks: SegmentBytes, dictionaries: StoreDictionaries, count: Int
    ) throws(SegmentError) {
        guard index.count >= Self.entrySize, index.count % Self.entrySize == 0,
            Int(index.load(UInt32.self, at: index.count - Self.entrySize)) == count
        else { throw index.corrupt("a store does not have \(count) records") }
        self.index = index
        self.blocks = blocks
        self.dictionaries = dictionaries
        self.count = count
    }

    /// The number of blocks.
    var blockCount: Int { index.count / Self.entrySize - 1 }

    /// The record with a number, decompressing its block.
    public func record(_ number: Int) throws(SegmentError) -> ArraySlice<UInt8> {
        var cache = RecordCache()
        return try record(number, cache: &cache)
    }

    /// The record with a number, decompressing nothing where its block is in the cache.
    public func record(_ number: Int, cache: inout RecordCache) throws(SegmentError) -> ArraySlice<UInt8> {
        guard number >= 0, number < count else { throw index.corrupt("there is no record \(number)") }
        let block = block(of: number)
        if cache.block != block || !blocks.isSame(as: cache.store) { cache = try decompress(block) }
        let at = number - cache.firstRecord
        guard at >= 0, at + 1 < cache.starts.count else {
            throw index.corrupt("a block lacks record \(number)")
        }
        return cache.bytes(ofRecord: number)
    }

    private func block(of number: Int) -> Int {
        var low = 0
        var high = blockCount
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(index.load(UInt32.self, at: middle * Self.entrySize)) <= number {
                low = middle
            } else {
                high = middle
            }
        }
        return low
    }

    /// A block as it is stored.
    struct PackedBlock {
        var bytes: SegmentBytes
        var rawCount: Int
        var records: Range<Int>
        var dictionary: Int
    }

    /// A block as it is stored, to be put into another store.
    func packedBlock(_ block: Int) throws(SegmentError) -> PackedBlock {
        let (part, dictionary) = try location(of: block)
        let first = Int(index.load(UInt32.self, at: block * Self.entrySize))
        let next = Int(index.load(UInt32.self, at: (block + 1) * Self.entrySize))
        guard first < next, next <= count, block > 0 || first == 0, dictionaries.contains(dictionary) else {
            throw index.corrupt(at: block * Self.entrySize, "the entry of a block is impossible")
        }
        return PackedBlock(
            bytes: part, rawCount: Int(index.load(UInt32.self, at: block * Self.entrySize + 4)),
            records: first..<next, dictionary: dictionary)
    }

    private func location(of block: Int) throws(SegmentError) -> (bytes: SegmentBytes, dictionary: Int) {
        let entry = block * Self.entrySize
        let place = index.load(UInt64.self, at: entry + 8)
        let start = Int(place & (1 << 48 - 1))
        let end = Int(index.load(UInt64.self, at: entry + Self.entrySize + 8) & (1 << 48 - 1))
        guard start <= end, let part = blocks.slice(at: start, count: end - start) else {
            throw index.corrupt(at: entry, "a block of stored records lies where it cannot")
        }
        try part.verify()
        return (part, Int(place >> 48))
    }

    private func decompress(_ block: Int) throws(SegmentError) -> RecordCache {
        let entry = block * Self.entrySize
        let rawCount = Int(index.load(UInt32.self, at: entry + 4))
        let (part, number) = try location(of: block)
        let start = part.offset - blocks.offset
        guard dictionaries.contains(number),
            let raw = Inflater.decompress(part, count: rawCount, dictionary: dictionaries[number])
        else { throw blocks.corrupt(at: start, "a block of stored records cannot be decompressed") }
        var reader = VarintSlice(raw)
        guard let count = reader.next(), count <= raw.count else {
            throw blocks.corrupt(at: start, "a block of stored records is malformed")
        }
        var lengths: [Int] = []
        for _ in 0..<count {
            guard let length = reader.next() else {
                throw blocks.corrupt(at: start, "a block of stored records is malformed")
            }
            lengths.append(length)
        }
        var starts = [reader.position]
        for length in lengths {
            guard length <= raw.count - (starts.last ?? 0) else {
                throw blocks.corrupt(at: start, "a stored record is too long")
            }
            starts.append((starts.last ?? 0) + length)
        }
        return RecordCache(
            store: blocks, block: block, firstRecord: Int(index.load(UInt32.self, at: entry)), bytes: raw,
            starts: starts)
    }
}

/// The last block that was decompressed, of whatever store.
public struct RecordCache: Sendable {
    var store: SegmentBytes?
    var block = -1
    var firstRecord = 0
    var bytes: [UInt8] = []
    var starts: [Int] = []
    /// The clause that was decoded last of this block.
    var lastClause: (number: Int, record: ClauseRecord)?

    /// Makes an empty cache.
    public init() {}

    init(store: SegmentBytes, block: Int, firstRecord: Int, bytes: [UInt8], starts: [Int]) {
        self.store = store
        self.block = block
        self.firstRecord = firstRecord
        self.bytes = bytes
        self.starts = starts
    }

    /// The record with a number, which must be in the block.
    func bytes(ofRecord number: Int) -> ArraySlice<UInt8> {
        bytes[starts[number - firstRecord]..<starts[number - firstRecord + 1]]
    }
}
