/// What a cursor knows of the positions of its term.
struct DecodedPositions {
    /// The bit where the positions of posting `index` of block `block` begin.
    var block = -1
    var index = 0
    var bit = 0
    /// The positions of a list that is written as offsets, and where each clause's begin.
    var listPositions: [UInt32] = []
    var listStarts: [Int] = []
}

extension PostingCursor {
    /// Puts the positions of the term in the current clause, increasing, into `positions`.
    ///
    /// Of the block only the frequencies and lengths of up to 31 postings before are looked at.
    public mutating func readPositions(into positions: inout [UInt32]) throws(SegmentError) {
        positions.removeAll(keepingCapacity: true)
        guard clause != Self.noClause else { return }
        guard field.positionForm.isApart(clauseCount: clauseCount) else {
            guard field.hasPositions else { return }
            let range = decoded.listStarts[index]..<decoded.listStarts[index + 1]
            positions.append(contentsOf: decoded.listPositions[range])
            return
        }
        seekPositions()
        let width = positionWidth(of: clause)
        let count = Int(frequencies[index])
        guard decoded.bit >= 0, count <= 1 << width,
            decoded.bit + PositionCode.bitCount(count, width: width) <= field.positions.count * 8
        else { throw misplaced() }
        var reader = BitReader(field.positions, atBit: decoded.bit)
        guard PositionCode.read(count, width: width, from: &reader, into: &positions) else {
            throw misplaced()
        }
    }

    private func misplaced() -> SegmentError {
        field.positions.corrupt(at: entry.positions.lowerBound, "the positions of a term are malformed")
    }

    @inline(__always)
    private func positionWidth(of clause: UInt32) -> Int {
        Int(PositionCode.widths[Int(field.lengthByte(of: clause))])
    }

    /// Finds the bit where the positions of the current posting begin.
    private mutating func seekPositions() {
        let group = index / PositionCode.groupSize * PositionCode.groupSize
        if decoded.block != block || decoded.index > index || decoded.index < group {
            (decoded.block, decoded.index) = (block, group)
            decoded.bit = positionBit(ofGroup: group / PositionCode.groupSize)
        }
        while decoded.index < index {
            decoded.bit &+= positionBits(decoded.index)
            decoded.index += 1
        }
    }

    private func positionBit(ofGroup group: Int) -> Int {
        guard blocks.count > 0 else {
            // A short list has no places.
            var bit = entry.positions.lowerBound * 8
            for index in 0..<(group * PositionCode.groupSize) {
                bit &+= positionBits(index)
            }
            return bit
        }
        let offset = blocks.positions(of: block)
        guard decodedCount > PositionCode.groupSize else { return offset * 8 }
        return PositionPlaces.bit(ofGroup: group, field.positions, at: offset)
    }

    @inline(__always)
    private func positionBits(_ index: Int) -> Int {
        PositionCode.bitCount(Int(frequencies[index]), width: positionWidth(of: clauses[index]))
    }
}
