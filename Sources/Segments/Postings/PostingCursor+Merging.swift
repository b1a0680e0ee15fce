extension PostingCursor {
    /// Appends all postings of the term to `list`, their clauses by new numbers.
    ///
    /// - Parameters:
    ///   - list: where they go.
    ///   - numbers: the new number of each clause of the segment; clauses with `noClause` are left out.
    ///   - isComplete: whether no clause is left out.
    ///   - hasPositions: whether positions are wanted, where there are any.
    /// - Throws: `SegmentError.corrupt`, where the bytes are no such list.
    public mutating func append(
        to list: inout PostingList, renumbering numbers: [UInt32], isComplete: Bool,
        hasPositions: Bool = true
    ) throws(SegmentError) {
        let hasPositions = hasPositions && field.hasPositions
        while try nextBlock() {
            if hasPositions { try readBlockPositions() }
            if isComplete {
                appendBlock(to: &list, numbers, hasPositions: hasPositions)
            } else {
                appendLivePostings(to: &list, numbers, hasPositions: hasPositions)
            }
        }
    }

    /// Puts the positions of all postings of the decoded block into `decoded.listPositions`.
    private mutating func readBlockPositions() throws(SegmentError) {
        guard blocks.hasPositionsApart else { return }
        try unsafe blocks.readAllPositions(
            ofBlock: block, count: decodedCount, clauses: buffer.clauses, frequencies: buffer.frequencies,
            into: &decoded.listPositions)
    }

    private func appendBlock(to list: inout PostingList, _ numbers: [UInt32], hasPositions: Bool) {
        list.clauses.append(addingCapacity: decodedCount) { output in
            for index in 0..<decodedCount { output.append(numbers[Int(buffer.clause(index))]) }
        }
        list.frequencies.append(addingCapacity: decodedCount) { output in
            for index in 0..<decodedCount { output.append(buffer.frequency(index)) }
        }
        if hasPositions { list.positions.append(contentsOf: decoded.listPositions) }
    }

    private func appendLivePostings(
        to list: inout PostingList, _ numbers: [UInt32], hasPositions: Bool
    ) {
        let positions = decoded.listPositions
        var position = 0
        for index in 0..<decodedCount {
            let frequency = buffer.frequency(index)
            let number = numbers[Int(buffer.clause(index))]
            let end = position + (hasPositions ? Int(frequency) : 0)
            if number != Self.noClause {
                list.clauses.append(number)
                list.frequencies.append(frequency)
                list.positions.append(contentsOf: positions[position..<end])
            }
            position = end
        }
    }
}
