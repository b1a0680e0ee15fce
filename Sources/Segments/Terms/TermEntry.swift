/// Where the postings of one term lie.
public struct TermEntry: Sendable, Equatable {
    /// The number of clauses with the term (document frequency); at least 1.
    public var clauseCount: Int
    /// The only posting, where the term occurs in one clause.
    var single: Posting?
    /// The byte range in the postings section.
    var postings: Range<Int> = 0..<0
    /// Where the table of its blocks begins in the blocks section.
    var blocks = 0
    /// The byte range in the positions section.
    var positions: Range<Int> = 0..<0

    /// The entry of a term that no clause has.
    public static var empty: TermEntry { TermEntry(clauseCount: 0) }

    /// One clause of a term; among pairs known by the offsets of the occurrences in the text of the whole segment.
    struct Posting: Sendable, Equatable {
        var clause: UInt32
        var frequency: UInt32
        var offsets: [UInt32]
    }
}
