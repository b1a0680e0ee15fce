/// One matching unit on its way to a hit.
struct Candidate: Sendable {
    /// Its score; 0 where the order does not depend on scores.
    var score: Double
    /// The place of its segment among the segments.
    var segment: Int
    /// The number of its first clause over all segments: the order of indexing.
    var ordinal: Int
    /// The clause, or the first clause of a document or issue that holds something of what was asked for.
    var clause: UInt32
    /// The unit.
    var unit: UInt32
}
