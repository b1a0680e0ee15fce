internal import Segments

/// One term that adds to scores, with the statistics of the whole collection fixed.
struct ScoringTerm {
    /// The kind of term.
    let field: Field
    /// The term as people read it.
    let text: String
    /// What finds it in a segment.
    let key: Key
    /// Its postings in each segment, before the first clause; `nil` where a segment does not have it.
    let postings: [TermPostings?]
    /// The number of live clauses with it.
    let documentFrequency: Int
    /// Its inverse document frequency.
    let idf: Double
    /// The weight of its field.
    let weight: Double
    /// The length part of BM25 by length byte.
    let norms: [Double]

    /// What finds a term in a segment.
    enum Key: Equatable {
        case word([UInt8])
        case grams([UInt32])
    }
}
