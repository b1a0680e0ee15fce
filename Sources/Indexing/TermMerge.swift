internal import Segments

/// Walks over the terms of several segments in common order and joins their postings.
///
/// The keys of grams are ranks in the alphabet of their segment, so terms are compared by code points.
struct TermMerge {
    private let inputs: [SegmentMerger.Input]
    private let field: Field

    init(_ inputs: [SegmentMerger.Input], _ field: Field) {
        self.inputs = inputs
        self.field = field
    }

    /// Calls `body` with each term (bytes of a word, code points of grams) that has live postings.
    func forEach(
        _ body: (_ key: [UInt32], _ list: PostingList) throws(SegmentError) -> Void
    ) throws(SegmentError) {
        var cursors: [(input: Int, cursor: TermCursor, key: [UInt32])] = []
        for (number, input) in inputs.enumerated() {
            guard var cursor = try input.segment.fields[field]?.dictionary.cursor(), try cursor.next() else {
                continue
            }
            cursors.append((number, cursor, key(cursor, input)))
        }
        var list = PostingList()
        while let least = cursors.map(\.key).min(by: { $0.lexicographicallyPrecedes($1) }) {
            list.removeAll()
            var index = 0
            while index < cursors.count {
                guard cursors[index].key == least else {
                    index += 1
                    continue
                }
                let input = inputs[cursors[index].input]
                try append(cursors[index].cursor.entry, of: input, to: &list)
                if try cursors[index].cursor.next() {
                    cursors[index].key = key(cursors[index].cursor, input)
                    index += 1
                } else {
                    cursors.remove(at: index)
                }
            }
            if !list.clauses.isEmpty { try body(least, list) }
        }
    }

    private func key(_ cursor: TermCursor, _ input: SegmentMerger.Input) -> [UInt32] {
        field == .words ? cursor.key.map { UInt32($0) } : input.segment.alphabet.characters(ofKey: cursor.key)
    }

    private func append(
        _ entry: TermEntry, of input: SegmentMerger.Input, to list: inout PostingList
    ) throws(SegmentError) {
        guard let field = input.segment.fields[field] else { return }
        var cursor = try field.postings(of: entry)
        var positions: [UInt32] = []
        try cursor.advance()
        while cursor.clause != PostingCursor.noClause {
            let clause = input.clauses[Int(cursor.clause)]
            if clause != PostingCursor.noClause {
                list.clauses.append(clause)
                list.frequencies.append(cursor.frequency)
                if field.hasPositions {
                    try cursor.readPositions(into: &positions)
                    list.positions.append(contentsOf: positions)
                }
            }
            try cursor.advance()
        }
    }
}
