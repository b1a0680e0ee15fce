/// What a cursor knows of the positions of its term.
struct DecodedPositions {
    var memory = PositionMemory()
    /// The positions of a list that is written as offsets, and where each clause's begin.
    var listPositions: [UInt32] = []
    var listStarts: [Int] = []
}

extension PostingCursor {
    /// Puts the positions of the term in the current clause, increasing, into `positions`.
    public mutating func readPositions(into positions: inout [UInt32]) throws(SegmentError) {
        positions.removeAll(keepingCapacity: true)
        guard clause != Self.noClause else { return }
        if blocks.hasPositionsApart {
            var memory = decoded.memory
            let (blocks, block, index, count) = (blocks, block, index, decodedCount)
            try unsafe clauses.withRawBytes { clauses throws(SegmentError) in
                try unsafe frequencies.withRawBytes { frequencies throws(SegmentError) in
                    try unsafe blocks.readPositions(
                        of: index, inBlock: block, count: count, clauses: clauses, frequencies: frequencies,
                        memory: &memory, into: &positions)
                }
            }
            decoded.memory = memory
        } else if field.hasPositions {
            let range = decoded.listStarts[index]..<decoded.listStarts[index + 1]
            positions.append(contentsOf: decoded.listPositions[range])
        }
    }
}
