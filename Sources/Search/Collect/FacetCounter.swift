internal import Segments

/// Counts matching units by the values of a field.
struct FacetCounter {
    private let name: String
    private var counts: [String: Int] = [:]
    private var missing = 0

    /// The names that can be counted besides `field.NAME`.
    static let names = ["issuer", "kind", "number", "issue", "year"]

    init(_ name: String) {
        self.name = name
    }

    /// Takes units in by the documents of one clause each.
    mutating func add(_ clauses: [UInt32], _ segment: SegmentReader) {
        let column = segment.keywords(name)
        var byOrdinal: [Int: Int] = [:]
        for clause in clauses {
            let document = segment.document(ofClause: clause)
            let parent = segment.parent(ofDocument: document)
            if name == "year" {
                if let year = FieldMatcher.year(of: document, segment)
                    ?? FieldMatcher.year(of: parent, segment)
                {
                    counts[String(year), default: 0] += 1
                } else {
                    missing += 1
                }
            } else if let ordinal = column?.ordinal(ofDocument: document)
                ?? column?.ordinal(ofDocument: parent)
            {
                byOrdinal[ordinal, default: 0] += 1
            } else {
                missing += 1
            }
        }
        for (ordinal, count) in byOrdinal { counts[column?.value(ordinal) ?? "", default: 0] += count }
    }

    /// The values, the most frequent first, equals in code point order.
    var facet: Facet {
        let values = counts.map { Facet.Value(value: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
        return Facet(name: name, values: values, missing: missing)
    }
}
