/// Writes records as compressed blocks of about 16 KiB, each compressed as soon as it is full.
///
/// What the blocks are compressed against is known only when some records are there: until `compress(with:)` is called,
/// blocks wait as they are.
struct RecordStoreWriter {
    private var openBlock = ByteWriter()
    /// The byte counts of the records of the open block.
    private var lengths: [Int] = []
    private var waiting: [(first: Int, block: [UInt8])] = []
    private var dictionary: StoreDictionary?
    private var index = ByteWriter()
    private var blocks = ByteWriter()
    private var spool: Spool
    private var firstOfBlock = 0

    init(spill: SpillSpace? = nil) {
        spool = Spool(spill)
    }

    /// The number of records.
    private(set) var count = 0

    /// The number of bytes held.
    var byteCount: Int {
        openBlock.count + waitingByteCount + index.count + blocks.heldByteCount + spool.heldByteCount
    }

    /// The number of bytes of records that wait for a dictionary.
    private(set) var waitingByteCount = 0

    /// Whether the next record is the first of its block.
    var startsBlock: Bool { lengths.isEmpty }

    /// Appends a record.
    mutating func append(_ record: some Collection<UInt8>) {
        append { $0.append(contentsOf: record) }
    }

    /// Appends the record that `body` writes.
    mutating func append(_ body: (inout ByteWriter) -> Void) {
        let start = openBlock.count
        body(&openBlock)
        lengths.append(openBlock.count - start)
        count += 1
        if openBlock.count >= SegmentLayout.storeBlockSize { closeBlock() }
    }

    /// Appends a block of another store as it is; `dictionary` is the number under which this segment has the dictionary
    /// that it was compressed against.
    mutating func append(_ block: RecordStore.PackedBlock, dictionary: Int) {
        closeBlock()
        precondition(waiting.isEmpty, "blocks still wait for a dictionary")
        appendEntry(first: count, rawCount: block.rawCount, dictionary: dictionary)
        blocks.append(contentsOf: block.bytes.array(0..<block.bytes.count))
        spool.take(from: &blocks)
        count += block.records.count
        firstOfBlock = count
    }

    /// Compresses the blocks that wait, and all that follow at once.
    mutating func compress(with dictionary: StoreDictionary) {
        self.dictionary = dictionary
        for (first, block) in waiting { write(block, first: first, dictionary) }
        waiting = []
        waitingByteCount = 0
    }

    /// The block index and the blocks.
    mutating func finish() -> (index: [UInt8], blocks: Spool) {
        closeBlock()
        precondition(waiting.isEmpty, "blocks still wait for a dictionary")
        index.append(fixed: UInt32(count))
        index.append(fixed: UInt32(0))
        index.append(fixed: UInt64(blocks.count))
        return (index.take(), spool.finish(&blocks))
    }

    private mutating func closeBlock() {
        guard !lengths.isEmpty else { return }
        var block = ByteWriter()
        block.append(varint: lengths.count)
        for length in lengths { block.append(varint: length) }
        block.append(contentsOf: openBlock.bytes)
        if let dictionary {
            write(block.bytes, first: firstOfBlock, dictionary)
        } else {
            waiting.append((firstOfBlock, block.bytes))
            waitingByteCount += block.count
        }
        openBlock.removeAll()
        lengths.removeAll(keepingCapacity: true)
        firstOfBlock = count
    }

    private mutating func write(_ block: [UInt8], first: Int, _ dictionary: StoreDictionary) {
        appendEntry(first: first, rawCount: block.count, dictionary: dictionary.number)
        blocks.append(contentsOf: dictionary.deflater.compress(block[...]))
        spool.take(from: &blocks)
    }

    private mutating func appendEntry(first: Int, rawCount: Int, dictionary: Int) {
        index.append(fixed: UInt32(first))
        index.append(fixed: UInt32(rawCount))
        index.append(fixed: UInt64(blocks.count) | UInt64(dictionary) << 48)
    }

    /// Up to 32 KiB taken evenly from the records that wait: what the blocks are compressed against.
    func sample() -> [UInt8] {
        let size = SegmentLayout.dictionarySize
        guard waitingByteCount >= SegmentLayout.dictionaryThreshold else { return [] }
        let raw = waiting.flatMap(\.block)
        let pieces = 32
        return (0..<pieces).flatMap { piece in
            let start = raw.count / pieces * piece
            return raw[start..<(start + size / pieces)]
        }
    }
}

/// What blocks are compressed against, and its number in the segment; number 0 is none.
struct StoreDictionary {
    let number: Int
    let deflater: Deflater
}
