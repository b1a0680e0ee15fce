extension PostingCursor {
    /// Appends all postings of the term to `list`, their clauses by new numbers.
    ///
    /// - Parameters:
    ///   - list: where they go.
    ///   - numbers: the new number of each clause of the segment; clauses with `noClause` are left out.
    ///   - isComplete: whether no clause is left out.
    public mutating func append(
        to list: inout PostingList, renumbering numbers: [UInt32], isComplete: Bool
    ) throws(SegmentError) {
        while try nextBlock() {
            if field.hasPositions { try readBlockPositions() }
            if isComplete {
                appendBlock(to: &list, numbers)
            } else {
                appendLivePostings(to: &list, numbers)
            }
        }
    }

    /// Puts the positions of all postings of the decoded block into `decoded.listPositions`.
    private mutating func readBlockPositions() throws(SegmentError) {
        guard blocks.hasPositionsApart else { return }
        var positions = decoded.listPositions
        decoded.listPositions = []
        positions.removeAll(keepingCapacity: true)
        let (blocks, block, count) = (blocks, block, decodedCount)
        try unsafe clauses.withRawBytes { clauses throws(SegmentError) in
            try unsafe frequencies.withRawBytes { frequencies throws(SegmentError) in
                try unsafe blocks.readAllPositions(
                    ofBlock: block, count: count, clauses: clauses, frequencies: frequencies,
                    into: &positions)
            }
        }
        decoded.listPositions = positions
    }

    private func appendBlock(to list: inout PostingList, _ numbers: [UInt32]) {
        let clauses = blockClauses
        list.clauses.append(addingCapacity: clauses.count) { output in
            for clause in clauses { output.append(numbers[Int(clause)]) }
        }
        list.frequencies.append(contentsOf: blockFrequencies)
        if field.hasPositions { list.positions.append(contentsOf: decoded.listPositions) }
    }

    private func appendLivePostings(to list: inout PostingList, _ numbers: [UInt32]) {
        let positions = decoded.listPositions
        var position = 0
        for (clause, frequency) in zip(blockClauses, blockFrequencies) {
            let number = numbers[Int(clause)]
            let end = position + (field.hasPositions ? Int(frequency) : 0)
            if number != Self.noClause {
                list.clauses.append(number)
                list.frequencies.append(frequency)
                list.positions.append(contentsOf: positions[position..<end])
            }
            position = end
        }
    }
}
