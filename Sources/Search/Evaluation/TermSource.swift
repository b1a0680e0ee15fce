internal import Segments

/// Where the postings of a term are in one segment: in the segment itself or, for a term without postings of its own, in memory.
enum TermSource {
    /// Postings of the segment, in a field of it.
    case stored(TermEntry, FieldReader)
    /// A list put together for the query, scored by the lengths of a field.
    case listed(Matches, FieldReader)

    /// The field whose lengths count.
    var field: FieldReader {
        switch self {
        case .stored(_, let field), .listed(_, let field): field
        }
    }

    /// The number of clauses, deleted ones too.
    var clauseCount: Int {
        switch self {
        case .stored(let entry, _): entry.clauseCount
        case .listed(let matches, _): matches.count
        }
    }

    /// The number of clauses of documents that are not deleted.
    func liveCount(in segment: SnapshotSegment) throws(SegmentError) -> Int {
        switch self {
        case .stored(let entry, let field): try segment.liveCount(entry, field)
        case .listed(let matches, _):
            segment.hasDeletions ? matches.clauses.count(where: segment.isLive) : matches.count
        }
    }

    /// All postings.
    func matches() throws(SegmentError) -> Matches {
        switch self {
        case .listed(let matches, _): return matches
        case .stored(let entry, let field):
            var matches = Matches()
            var cursor = try field.postings(of: entry)
            while try cursor.nextBlock() {
                cursor.appendBlock(clauses: &matches.clauses, frequencies: &matches.counts)
            }
            return matches
        }
    }
}
