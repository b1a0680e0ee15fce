/// The postings of one term in memory, on their way into a segment.
public struct PostingList: Sendable, Equatable {
    /// The clauses with the term, strictly increasing.
    public var clauses: [UInt32] = []
    /// How often it occurs in each, at least once.
    public var frequencies: [UInt32] = []
    /// The positions in all clauses one after another, strictly increasing within a clause; empty where the field has none.
    public var positions: [UInt32] = []

    /// Makes an empty list.
    public init() {}

    /// Appends the clauses and frequencies of another list.
    public mutating func append(contentsOf other: PostingList) {
        clauses.append(contentsOf: other.clauses)
        frequencies.append(contentsOf: other.frequencies)
    }

    /// Forgets the postings and keeps the room.
    public mutating func removeAll() {
        clauses.removeAll(keepingCapacity: true)
        frequencies.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
    }
}
