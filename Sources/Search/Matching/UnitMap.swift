internal import Segments

/// Maps the clauses of a segment to units: to themselves, to their documents, or to the issues that these came in.
///
/// The number of a unit is that of its first document, so units rise with clauses.
struct UnitMap {
    private let segment: SegmentReader
    let unit: Unit

    init(_ segment: SegmentReader, _ unit: Unit) {
        self.segment = segment
        self.unit = unit
    }

    /// The units of clauses.
    func map(_ matches: Matches) -> Matches {
        guard unit != .clause else { return matches }
        var walker = UnitWalker(segment, unit)
        return matches.mapped { walker.unit(ofClause: $0) }
    }

    /// The unit of one clause.
    func unit(ofClause clause: UInt32) -> UInt32 {
        guard unit != .clause else { return clause }
        var walker = UnitWalker(segment, unit)
        return walker.unit(ofClause: clause)
    }
}

/// Finds the units of clauses that come in increasing order.
struct UnitWalker {
    private let segment: SegmentReader
    private let unit: Unit
    private var clauses: Range<UInt32> = 0..<0
    private var current: UInt32 = 0
    private var issue: (source: Int, first: Int)?

    init(_ segment: SegmentReader, _ unit: Unit) {
        self.segment = segment
        self.unit = unit
    }

    mutating func unit(ofClause clause: UInt32) -> UInt32 {
        if clauses.contains(clause) { return current }
        let document = segment.document(ofClause: clause)
        clauses = segment.clauses(ofDocument: document)
        var first = segment.parent(ofDocument: document)
        if unit == .issue {
            let source = segment.source(ofDocument: document)
            if let issue, issue.source == source {
                first = issue.first
            } else {
                while first > 0, segment.source(ofDocument: first - 1) == source { first -= 1 }
                issue = (source, first)
            }
        }
        current = UInt32(first)
        return current
    }
}
