/// What a cursor has decoded of the positions of its term.
struct DecodedPositions {
    /// The decoded block of gaps, -1 for none; only the first `gapCount` gaps are valid.
    var block = -1
    var gaps: [UInt32] = []
    var gapCount = 0
    /// The number of positions before the clause `index` of the posting block `postingBlock`.
    var postingBlock = -1
    var index = 0
    var countBefore = 0
    /// The number of positions in the full posting blocks, once it is known.
    var countInBlocks: Int?
    /// The positions of a list without blocks, and where each clause's begin.
    var listPositions: [UInt32] = []
    var listStarts: [Int] = []
}

extension PostingCursor {
    /// Puts the positions of the term in the current clause, increasing, into `positions`.
    ///
    /// Position blocks are decoded only by this call.
    public mutating func readPositions(into positions: inout [UInt32]) throws(SegmentError) {
        positions.removeAll(keepingCapacity: true)
        guard clause != Self.noClause, field.hasPositions else { return }
        if blockCount == 0 {
            positions.append(
                contentsOf: decoded.listPositions[decoded.listStarts[index]..<decoded.listStarts[index + 1]])
        } else {
            try readBlockPositions(into: &positions)
        }
    }

    private mutating func readBlockPositions(into positions: inout [UInt32]) throws(SegmentError) {
        if decoded.postingBlock != block || decoded.index > index {
            decoded.countBefore = try positionCount(before: block)
            decoded.postingBlock = block
            decoded.index = 0
        }
        while decoded.index < index {
            decoded.countBefore += Int(frequencies[decoded.index])
            decoded.index += 1
        }
        var gapIndex = decoded.countBefore
        var next = 0
        let length = field.characterCount(of: clause)
        for _ in 0..<frequencies[index] {
            if decoded.block != gapIndex / BlockCoding.size {
                try decodePositionBlock(gapIndex / BlockCoding.size)
            }
            let gap = gapIndex % BlockCoding.size
            let position = gap < decoded.gapCount ? next + Int(decoded.gaps[gap]) : length
            guard position < length else {
                throw field.positions.corrupt(
                    at: entry.positions.lowerBound, "a position is outside its clause")
            }
            positions.append(UInt32(position))
            next = position + 1
            gapIndex += 1
        }
    }

    /// The number of positions before those of a posting block.
    private mutating func positionCount(before block: Int) throws(SegmentError) -> Int {
        func start(_ block: Int) -> Int {
            Int(field.blocks.load(UInt32.self, at: blockTable + (2 * blockCount + block) * 4))
        }
        guard block == blockCount else { return start(block) }
        if let known = decoded.countInBlocks { return known }
        // The rest after the blocks: after all positions of the last block.
        var last = try PostingCursor(field, entry)
        try last.decodeBlock(blockCount - 1)
        let count = start(blockCount - 1) + last.frequencies.reduce(0) { $0 + Int($1) }
        decoded.countInBlocks = count
        return count
    }

    private mutating func decodePositionBlock(_ number: Int) throws(SegmentError) {
        let base = entry.positions.lowerBound
        let first = Int(field.positions.load(UInt32.self, at: base))
        let full = first / 4 - 1
        decoded.block = -1
        guard first >= 4, number <= full, number >= 0,
            let part = field.positions.slice(at: base, count: entry.positions.count)
        else { throw field.positions.corrupt(at: base, "the table of position blocks is malformed") }
        if decoded.gaps.isEmpty { decoded.gaps = [UInt32](repeating: 0, count: BlockCoding.size) }
        let offset = Int(part.load(UInt32.self, at: number * 4))
        if number < full {
            _ = try BlockCoding.decode(part, at: offset, into: &decoded.gaps)
            decoded.gapCount = BlockCoding.size
        } else {
            var reader = ByteReader(part, at: offset)
            decoded.gapCount = 0
            while reader.remaining > 0, decoded.gapCount < BlockCoding.size {
                decoded.gaps[decoded.gapCount] = UInt32(truncatingIfNeeded: try reader.readVarint())
                decoded.gapCount += 1
            }
        }
        decoded.block = number
    }
}
