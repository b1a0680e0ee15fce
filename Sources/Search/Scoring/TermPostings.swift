internal import Segments

/// The postings of a scoring term in one segment, looked into clause by clause.
struct TermPostings {
    private var cursor: PostingCursor?
    private var list = Matches()
    private var index = 0
    private let field: FieldReader

    init(_ source: TermSource) throws(SegmentError) {
        field = source.field
        switch source {
        case .stored(let entry, let field): cursor = try field.postings(of: entry)
        case .listed(let matches, _): list = matches
        }
    }

    /// The frequency in a clause, 0 where it does not occur; clauses must come in increasing order.
    mutating func frequency(in clause: UInt32) throws(SegmentError) -> UInt32 {
        guard cursor != nil else {
            index = list.clauses.gallop(to: clause, from: index)
            return index < list.count && list.clauses[index] == clause ? list.counts[index] : 0
        }
        try cursor?.advance(to: clause)
        return cursor?.clause == clause ? cursor?.frequency ?? 0 : 0
    }

    /// The length byte of a clause in the term's field.
    func lengthByte(of clause: UInt32) -> UInt8 { field.lengthByte(of: clause) }
}
