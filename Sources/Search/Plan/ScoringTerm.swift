public import Segments

/// One term that adds to scores, with the statistics of the whole collection fixed.
public struct ScoringTerm: Sendable {
    /// The kind of term.
    public let field: Field
    /// The term as people read it.
    public let text: String
    /// What finds it in a segment.
    let key: Key
    /// The number of live clauses with it.
    public let documentFrequency: Int
    /// Its inverse document frequency.
    public let idf: Double
    /// The weight of its field.
    public let weight: Double
    /// The length part of BM25 by length byte.
    let norms: [Double]

    enum Key: Sendable, Equatable {
        case word([UInt8])
        case grams([UInt32])
    }
}
