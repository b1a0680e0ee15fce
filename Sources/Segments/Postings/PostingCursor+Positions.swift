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
            let place = try unsafe blocks.positions(
                of: index, inBlock: block, count: decodedCount, clauses: buffer.clauses,
                frequencies: buffer.frequencies, memory: &decoded.memory)
            guard place.count > 0 else { return }
            positions.append(contentsOf: repeatElement(0, count: place.count))
            try unsafe positions.withRawBytes { target throws(SegmentError) in
                try unsafe blocks.readPositions(place, to: target.assumingMemoryBound(to: UInt32.self))
            }
        } else if field.hasPositions {
            let range = decoded.listStarts[index]..<decoded.listStarts[index + 1]
            positions.append(contentsOf: decoded.listPositions[range])
        }
    }
}
