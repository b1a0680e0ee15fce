internal import Segments

/// The ids of clauses.
struct ClauseNames {
    private let snapshot: Snapshot
    private var caches = RecordCaches()

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    /// The id of a clause, as `StoredClause` has it.
    mutating func id(of clause: UInt32, inSegment number: Int) throws(SegmentError) -> String {
        try StoredClause(clause, of: snapshot.segments[number].reader, snapshot, &caches).id
    }
}
