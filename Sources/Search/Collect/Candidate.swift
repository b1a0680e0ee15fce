/// One matching unit on its way to a hit.
struct Candidate: Sendable {
    /// The score of its best clause.
    var score: Double
    /// The place of its segment among the segments.
    var segment: Int
    /// The number of its best clause over all segments: the order of indexing.
    var ordinal: Int
    /// The best clause.
    var clause: UInt32
    /// The unit.
    var unit: UInt32
}
