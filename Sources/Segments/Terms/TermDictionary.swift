/// The sorted terms of one field of a segment, read straight from the map.
public struct TermDictionary: Sendable {
    private let index: SegmentBytes
    private let data: SegmentBytes
    let positionForm: PositionForm
    /// The number of clauses of the segment.
    let clauseCount: Int
    /// The number of terms.
    public let count: Int

    init(
        index: SegmentBytes, data: SegmentBytes, count: Int, positions form: PositionForm, clauseCount: Int
    ) throws(SegmentError) {
        let blocks = (count + SegmentLayout.termsPerBlock - 1) / SegmentLayout.termsPerBlock
        guard index.count == blocks * SegmentLayout.dictionaryIndexEntrySize else {
            throw index.corrupt("the block index of a dictionary has not the size that \(count) terms need")
        }
        self.index = index
        self.data = data
        self.count = count
        positionForm = form
        self.clauseCount = clauseCount
    }

    /// Finds a term.
    ///
    /// O(log(n / 64) + 64), without an allocation.
    public func find(_ key: [UInt8]) throws(SegmentError) -> TermEntry? {
        guard count > 0 else { return nil }
        let block = try block(for: key)
        let start = try start(ofBlock: block)
        var scanner = TermScanner(self, at: start.data, offsets: start.offsets)
        let terms = min(SegmentLayout.termsPerBlock, count - block * SegmentLayout.termsPerBlock)
        return try scanner.find(key, among: terms)
    }

    /// A cursor before the first term.
    public func cursor() throws(SegmentError) -> TermCursor {
        try TermCursor(self, block: 0)
    }

    /// A cursor before the first term that is not below `key`.
    public func cursor(atOrAfter key: [UInt8]) throws(SegmentError) -> TermCursor {
        try TermCursor(self, atOrAfter: key)
    }

    var blockCount: Int { index.count / SegmentLayout.dictionaryIndexEntrySize }

    /// Where a block begins: in the data, and in the sections that its terms point into.
    func start(ofBlock block: Int) throws(SegmentError) -> (data: Int, offsets: TermDictionaryWriter.Offsets)
    {
        let at = block * SegmentLayout.dictionaryIndexEntrySize
        func offset(_ number: Int) -> Int {
            Int(index.load(UInt32.self, at: at + number * 5)) | Int(index[at + number * 5 + 4]) << 32
        }
        let start = offset(0)
        guard start < data.count else { throw index.corrupt(at: at, "a dictionary block points outside") }
        try data.verify(start..<end(ofBlock: block, from: start))
        return (start, .init(postings: offset(1), blocks: offset(3), positions: offset(2)))
    }

    var bytes: SegmentBytes { data }

    /// The last block whose first term is not above `key`.
    func block(for key: [UInt8]) throws(SegmentError) -> Int {
        var low = 0
        var high = blockCount
        while low + 1 < high {
            let middle = (low + high) / 2
            if try firstKey(ofBlock: middle, isAbove: key) { high = middle } else { low = middle }
        }
        return low
    }

    private func firstKey(ofBlock block: Int, isAbove key: [UInt8]) throws(SegmentError) -> Bool {
        var position = dataStart(ofBlock: block)
        guard position < data.count else { throw index.corrupt("a dictionary block points outside") }
        try data.verify(position..<end(ofBlock: block, from: position))
        let header = data[position]
        position += 1
        var suffix = Int(header & 3) + 1
        if suffix == 4 {
            var reader = ByteReader(data, at: position)
            suffix = try reader.readVarint()
            position = reader.position
        }
        guard suffix <= data.count - position else { throw data.corrupt(at: position, "a term is too long") }
        for index in 0..<min(suffix, key.count) {
            let byte = data[position &+ index]
            if byte != key[index] { return byte > key[index] }
        }
        return suffix > key.count
    }

    /// Where a block ends that begins at `start`.
    private func end(ofBlock block: Int, from start: Int) -> Int {
        let end = block + 1 < blockCount ? dataStart(ofBlock: block + 1) : data.count
        return min(max(start + 1, end), data.count)
    }

    private func dataStart(ofBlock block: Int) -> Int {
        let at = block &* SegmentLayout.dictionaryIndexEntrySize
        return Int(index.load(UInt32.self, at: at)) | Int(index[at &+ 4]) &<< 32
    }
}
