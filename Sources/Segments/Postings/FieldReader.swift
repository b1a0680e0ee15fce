/// The terms, postings and lengths of one field of a segment.
public struct FieldReader: Sendable {
    /// The terms.
    public let dictionary: TermDictionary
    /// The number of clauses with the field and the sum of their lengths.
    public let statistics: FieldStatistics
    /// Whether the postings carry positions.
    public var hasPositions: Bool { dictionary.hasPositions }

    let postings: SegmentBytes
    let blocks: SegmentBytes
    let positions: SegmentBytes
    let lengths: SegmentBytes
    let clauseStarts: IntegerColumn
    let clauseCount: Int
    /// The number of positions in one clause above which the bytes must be lying; keeps what is allocated in bounds.
    let positionLimit: Int

    /// The length byte of a clause (see `LengthByte`).
    @inline(__always)
    public func lengthByte(of clause: UInt32) -> UInt8 {
        lengths[Int(clause)]
    }

    /// The number of code points of a clause.
    @inline(__always)
    func characterCount(of clause: UInt32) -> Int {
        min(max(0, clauseStarts[Int(clause) + 1] &- clauseStarts[Int(clause)]), Int(UInt32.max))
    }

    /// The number of code points of the whole segment.
    var characterCount: Int { min(max(0, clauseStarts[clauseCount]), Int(UInt32.max)) }

    /// A cursor over the postings of a term, before the first.
    public func postings(of entry: TermEntry) throws(SegmentError) -> PostingCursor {
        try PostingCursor(self, entry)
    }
}
