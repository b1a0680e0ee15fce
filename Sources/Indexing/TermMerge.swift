internal import Segments

/// Walks over the terms of several segments in common order and joins their postings.
///
/// The keys of grams are ranks in the alphabet of their segment, so terms are compared by code points.
struct TermMerge {
    private let inputs: [SegmentMerger.Input]
    private let field: Field

    /// The place in the terms of one segment.
    private struct Place {
        var input: Int
        var cursor: TermCursor
        var key: [UInt32] = []
    }

    init(_ inputs: [SegmentMerger.Input], _ field: Field) {
        self.inputs = inputs
        self.field = field
    }

    /// Calls `body` with each term (bytes of a word, code points of grams) that has live postings.
    func forEach(
        _ body: (_ key: [UInt32], _ list: PostingList) throws(SegmentError) -> Void
    ) throws(SegmentError) {
        var places: [Place] = []
        for (number, input) in inputs.enumerated() {
            guard let cursor = try input.segment.fields[field]?.dictionary.cursor() else { continue }
            var place = Place(input: number, cursor: cursor)
            if try advance(&place) { places.append(place) }
        }
        var list = PostingList()
        while let least = least(of: places) {
            list.removeAll()
            var index = 0
            while index < places.count {
                guard places[index].key == least else {
                    index += 1
                    continue
                }
                try append(places[index].cursor.entry, of: inputs[places[index].input], to: &list)
                if try advance(&places[index]) { index += 1 } else { places.remove(at: index) }
            }
            if !list.clauses.isEmpty { try body(least, list) }
        }
    }

    private func least(of places: [Place]) -> [UInt32]? {
        guard var least = places.first?.key else { return nil }
        for place in places.dropFirst() where place.key.lexicographicallyPrecedes(least) { least = place.key }
        return least
    }

    /// Moves to the next term of a segment; false after the last.
    private func advance(_ place: inout Place) throws(SegmentError) -> Bool {
        guard try place.cursor.next() else { return false }
        let segment = inputs[place.input].segment
        let last = place.key
        place.key =
            field == .words ? place.cursor.key.map { UInt32($0) } : try segment.gram(ofKey: place.cursor.key)
        guard last.isEmpty || last.lexicographicallyPrecedes(place.key) else {
            throw segment.contradiction("the terms are out of order")
        }
        return true
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
