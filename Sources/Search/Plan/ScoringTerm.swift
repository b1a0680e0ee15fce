internal import Segments

/// One term that adds to scores, with the statistics of the whole collection fixed.
struct ScoringTerm {
    /// The kind of term.
    let field: Field
    /// The term as people read it.
    let text: String
    /// What made it a term, where that is not the query itself.
    let rule: String?
    /// Whether a clause that has it matches in mode any.
    let isMatching: Bool
    /// The weight of its field times its boost.
    let weight: Double
    /// Its inverse document frequency.
    let idf: Double
    /// Its postings in each segment; the factor is weight times idf.
    var term: TermWeight

    /// The number of live clauses with it.
    var documentFrequency: Int { term.documentFrequency }
}
