/// Collects records and writes them as compressed blocks of about 16 KiB.
struct RecordStoreWriter {
    private(set) var raw: [UInt8] = []
    private var ends: [Int] = []
    private var blockStarts: [Int] = []
    private var blockOffset = 0

    /// The number of records.
    var count: Int { ends.count }

    /// Whether the next record is the first of its block.
    var startsBlock: Bool {
        ends.isEmpty || raw.count - blockOffset >= SegmentLayout.storeBlockSize
    }

    /// Appends a record.
    mutating func append(_ record: some Collection<UInt8>) {
        if startsBlock {
            blockStarts.append(ends.count)
            blockOffset = raw.count
        }
        raw.append(contentsOf: record)
        ends.append(raw.count)
    }

    /// The block index and the blocks, compressed by `deflater`.
    ///
    /// A block is, before compression, the number of its records, their byte counts (varints) and the records. An entry of
    /// the index is the first record (u32), the byte count before compression (u32) and the offset of the block (u64);
    /// a last entry ends the last block.
    func finish(_ deflater: Deflater) -> (index: [UInt8], blocks: [UInt8]) {
        var index = ByteWriter()
        var blocks = ByteWriter()
        for (number, first) in blockStarts.enumerated() {
            let start = first == 0 ? 0 : ends[first - 1]
            let end = number + 1 < blockStarts.count ? blockStarts[number + 1] : ends.count
            var block = ByteWriter()
            block.append(varint: end - first)
            for record in first..<end {
                block.append(varint: ends[record] - (record == 0 ? 0 : ends[record - 1]))
            }
            block.append(contentsOf: raw[start..<ends[end - 1]])
            index.append(fixed: UInt32(first))
            index.append(fixed: UInt32(block.count))
            index.append(fixed: UInt64(blocks.count))
            blocks.append(contentsOf: deflater.compress(block.bytes[...]))
        }
        index.append(fixed: UInt32(ends.count))
        index.append(fixed: UInt32(0))
        index.append(fixed: UInt64(blocks.count))
        return (index.take(), blocks.take())
    }

    /// Up to 32 KiB taken evenly from the records: what the blocks are compressed against.
    func sample() -> [UInt8] {
        let size = 32 << 10
        guard raw.count >= 8 * size else { return [] }
        let pieces = 32
        var sample: [UInt8] = []
        for piece in 0..<pieces {
            let start = raw.count / pieces * piece
            sample.append(contentsOf: raw[start..<(start + size / pieces)])
        }
        return sample
    }
}
