internal import Segments

/// Walks over the terms of several segments in common order and joins their postings.
///
/// Words are compared by their bytes. The keys of grams are ranks in the alphabet of their segment, so grams are compared
/// by code points.
struct TermMerge<Key: MergeKey> {
    private let inputs: [SegmentMerger.Input]
    private let field: Field
    private let form: MergeForm

    /// The place in the terms of one segment.
    private struct Place {
        var input: Int
        var cursor: TermCursor
        var key: Key?
    }

    init(_ inputs: [SegmentMerger.Input], _ field: Field, form: MergeForm = .ordered) {
        self.inputs = inputs
        self.field = field
        self.form = form
    }

    /// Calls `body` with each term that has live postings.
    func forEach(
        _ body: (_ key: Key, _ list: PostingList) throws(SegmentError) -> Void
    ) throws(SegmentError) {
        var places: [Place] = []
        for (number, input) in inputs.enumerated() {
            guard let cursor = try input.segment.fields[field]?.dictionary.cursor() else { continue }
            var place = Place(input: number, cursor: cursor)
            if try advance(&place) { places.append(place) }
        }
        var list = PostingList()
        var sorter = PostingSorter()
        while let least = places.lazy.compactMap(\.key).min(by: { $0.precedes($1) }) {
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
            if form == .unordered { sorter.sort(&list) }
            if !list.clauses.isEmpty { try body(least, list) }
        }
    }

    /// Moves to the next term of a segment; false after the last.
    private func advance(_ place: inout Place) throws(SegmentError) -> Bool {
        guard try place.cursor.next() else { return false }
        let segment = inputs[place.input].segment
        let key = try Key(place.cursor.key, of: segment)
        guard place.key?.precedes(key) != false else {
            throw segment.contradiction("the terms are out of order")
        }
        place.key = key
        return true
    }

    private func append(
        _ entry: TermEntry, of input: SegmentMerger.Input, to list: inout PostingList
    ) throws(SegmentError) {
        guard let field = input.segment.fields[field] else { return }
        var cursor = try field.postings(of: entry)
        var positions: [UInt32] = []
        let hasPositions = field.hasPositions && form != .clausesOnly
        try cursor.advance()
        while cursor.clause != PostingCursor.noClause {
            let clause = input.clauses[Int(cursor.clause)]
            if clause != PostingCursor.noClause {
                list.clauses.append(clause)
                list.frequencies.append(cursor.frequency)
                if hasPositions {
                    try cursor.readPositions(into: &positions)
                    list.positions.append(contentsOf: positions)
                }
            }
            try cursor.advance()
        }
    }
}

/// What a merge wants of postings.
enum MergeForm {
    /// All of them, where the inputs come in the order of their new clauses.
    case ordered
    /// All of them, where the order is another.
    case unordered
    /// No positions, and the clauses as they come.
    case clausesOnly
}

/// What terms of several segments are compared by.
protocol MergeKey: Equatable {
    init(_ key: [UInt8], of segment: SegmentReader) throws(SegmentError)

    /// Whether a key comes before another.
    func precedes(_ other: Self) -> Bool
}

extension [UInt8]: MergeKey {
    init(_ key: [UInt8], of segment: SegmentReader) { self = key }

    func precedes(_ other: [UInt8]) -> Bool { lexicographicallyPrecedes(other) }
}

extension UInt64: MergeKey {
    init(_ key: [UInt8], of segment: SegmentReader) throws(SegmentError) {
        self = try segment.gram(ofKey: key)
    }

    func precedes(_ other: UInt64) -> Bool { self < other }
}
