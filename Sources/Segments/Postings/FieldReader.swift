/// The terms, postings and lengths of one field of a segment.
///
/// Uses a raw pointer: `positionWidths` has 256 bytes, written once, and lives as long as the object.
@safe
public final class FieldReader: @unchecked Sendable {  // nothing changes after the initialiser
    /// The terms.
    public let dictionary: TermDictionary
    /// The number of clauses with the field and the sum of their lengths.
    public let statistics: FieldStatistics
    /// Whether the postings carry positions.
    public var hasPositions: Bool { positionForm != .none }

    let postings: SegmentBytes
    let blocks: SegmentBytes
    let positions: SegmentBytes
    let lengths: SegmentBytes
    let clauseStarts: IntegerColumn
    let clauseCount: Int

    init(
        dictionary: TermDictionary, statistics: FieldStatistics, postings: SegmentBytes, blocks: SegmentBytes,
        positions: SegmentBytes, lengths: SegmentBytes, clauseStarts: IntegerColumn, clauseCount: Int
    ) {
        self.dictionary = dictionary
        self.statistics = statistics
        self.postings = postings
        self.blocks = blocks
        self.positions = positions
        self.lengths = lengths
        self.clauseStarts = clauseStarts
        self.clauseCount = clauseCount
        let widths = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for (index, width) in PositionCode.widths.enumerated() { unsafe widths[index] = width }
        unsafe positionWidths = UnsafePointer(widths)
    }

    deinit {
        unsafe positionWidths.deallocate()
    }

    /// The widths of positions by length byte.
    let positionWidths: UnsafePointer<UInt8>

    var positionForm: PositionForm { dictionary.positionForm }

    /// The length byte of a clause (see `LengthByte`).
    @inline(__always)
    public func lengthByte(of clause: UInt32) -> UInt8 {
        lengths[Int(clause)]
    }

    /// The length bytes of all clauses; valid as long as the segment.
    @inline(__always)
    public var lengthBytes: UnsafeRawPointer { unsafe lengths.base }

    /// The number of positions of a term above which the bytes must be lying; keeps what is allocated in bounds.
    var positionLimit: Int { statistics.lengthSum }

    /// Whether the lengths of all clauses together are not more than their sum is said to be; they are rounded down.
    ///
    /// O(clauses).
    public var hasPossibleLengths: Bool {
        (0..<lengths.count).reduce(0) { $0 + LengthByte.decode(lengths[$1]) } <= positionLimit
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

/// How the positions of a field are written.
enum PositionForm: Sendable {
    /// Not at all.
    case none
    /// In a section of their own, counted in words.
    case apart
    /// As offsets in the text of the segment where a term has fewer than 128 clauses, else in a section of their own; counted
    /// in code points.
    case offsets

    /// Whether the positions of a term of so many clauses lie in the section of positions.
    func isApart(clauseCount: Int) -> Bool {
        switch self {
        case .none: false
        case .apart: true
        case .offsets: clauseCount >= BlockCoding.size
        }
    }

    /// The form in a field.
    init(_ field: Field, hasPositions: Bool) {
        self = hasPositions ? (field == .pairs ? .offsets : .apart) : .none
    }
}
