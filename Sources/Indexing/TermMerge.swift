internal import Segments

/// Walks over the terms of several segments in common order and joins their postings.
///
/// Words are compared by their bytes. The keys of grams are ranks in the alphabet of their segment, so grams are compared
/// by code points.
struct TermMerge<Key: MergeKey> {
    private let inputs: [SegmentMerger.Input]
    private let field: Field
    private let form: MergeForm

    /// After so many postings and positions what was read of the inputs is let go of; it would count as memory of this process.
    private static var limit: Int { 8 << 20 }

    /// The place in the terms of one segment.
    private struct Place {
        var input: Int
        var cursor: TermCursor
        var postings: PostingCursor?
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
        var merged = 0
        var sorter = PostingSorter()
        while let least = places.lazy.compactMap(\.key).min(by: { $0.precedes($1) }) {
            list.removeAll()
            var index = 0
            while index < places.count {
                guard places[index].key == least else {
                    index += 1
                    continue
                }
                try append(&places[index], to: &list)
                if try advance(&places[index]) { index += 1 } else { places.remove(at: index) }
            }
            if form == .unordered { sorter.sort(&list) }
            if !list.clauses.isEmpty { try body(least, list) }
            merged += list.clauses.count + list.positions.count
            if merged > Self.limit {
                for input in inputs { input.segment.letGoOfPages() }
                merged = 0
            }
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

    private func append(_ place: inout Place, to list: inout PostingList) throws(SegmentError) {
        let input = inputs[place.input]
        var postings = place.postings
        place.postings = nil
        if postings != nil {
            try postings?.restart(place.cursor.entry)
        } else {
            postings = try input.segment.fields[field]?.postings(of: place.cursor.entry)
            postings?.finder = input.finder
        }
        try postings?.append(
            to: &list, renumbering: input.clauses, isComplete: !input.hasDeletions && form == .ordered,
            hasPositions: form != .clausesOnly)
        place.postings = postings
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
