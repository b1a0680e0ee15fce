/// One decoded block of 128 position gaps.
struct DecodedPositionBlock {
    var number = -1
    var gaps = [UInt32](repeating: 0, count: BlockCoding.size)
}

extension PostingCursor {
    /// Puts the positions of the term in the current clause, increasing, into `positions`.
    public mutating func readPositions(into positions: inout [UInt32]) throws(SegmentError) {
        positions.removeAll(keepingCapacity: true)
        guard clause != Self.noClause, field.hasPositions else { return }
        guard blockCount > 0 else {
            positions.append(contentsOf: tailPositions[tailStarts[index]..<tailStarts[index + 1]])
            return
        }
        var gapIndex = try positionStart()
        for before in 0..<index { gapIndex += Int(frequencies[before]) }
        var next = 0
        let length = field.characterCount(of: clause)
        for _ in 0..<frequencies[index] {
            let position = next + Int(try positionGap(at: gapIndex))
            guard position < length else {
                throw field.positions.corrupt(
                    at: entry.positions.lowerBound, "a position is outside its clause")
            }
            positions.append(UInt32(position))
            next = position + 1
            gapIndex += 1
        }
    }

    /// The number of positions before those of the decoded block.
    private mutating func positionStart() throws(SegmentError) -> Int {
        func start(_ block: Int) -> Int {
            Int(field.blocks.load(UInt32.self, at: blockTable + (2 * blockCount + block) * 4))
        }
        guard block == blockCount else { return start(block) }
        if let positionsBeforeRest { return positionsBeforeRest }
        // The rest after the blocks: after all positions of the last block.
        var copy = try PostingCursor(field, entry)
        try copy.decodeBlock(blockCount - 1)
        let count = start(blockCount - 1) + copy.frequencies.reduce(0) { $0 + Int($1) }
        positionsBeforeRest = count
        return count
    }

    private mutating func positionGap(at gapIndex: Int) throws(SegmentError) -> UInt32 {
        let number = gapIndex / BlockCoding.size
        if positionBlock.number != number { try decodePositionBlock(number) }
        return positionBlock.gaps[gapIndex % BlockCoding.size]
    }

    private mutating func decodePositionBlock(_ number: Int) throws(SegmentError) {
        let base = entry.positions.lowerBound
        let first = Int(field.positions.load(UInt32.self, at: base))
        let full = first / 4 - 1
        guard first >= 4, number <= full, number >= 0 else {
            throw field.positions.corrupt(at: base, "the table of position blocks is malformed")
        }
        let offset = base + Int(field.positions.load(UInt32.self, at: base + number * 4))
        positionBlock.number = -1
        if number < full {
            _ = try BlockCoding.decode(field.positions, at: offset, into: &positionBlock.gaps)
        } else {
            guard let rest = field.positions.slice(at: offset, count: entry.positions.upperBound - offset)
            else {
                throw field.positions.corrupt(at: base, "the table of position blocks is malformed")
            }
            var reader = ByteReader(rest)
            var index = 0
            while reader.remaining > 0, index < BlockCoding.size {
                positionBlock.gaps[index] = UInt32(truncatingIfNeeded: try reader.readVarint())
                index += 1
            }
        }
        positionBlock.number = number
    }
}
