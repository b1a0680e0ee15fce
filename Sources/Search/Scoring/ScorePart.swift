public import Segments

/// What one term adds to the score of one hit.
public struct ScorePart: Sendable, Equatable {
    /// The term.
    public var term: String
    /// What made it a term, where that is not the query itself: a synonym, a number form, a word of the user's.
    public var rule: String?
    /// Its kind.
    public var field: Field
    /// How often it occurs in the clause.
    public var frequency: Int
    /// The number of clauses with it.
    public var documentFrequency: Int
    /// Its inverse document frequency.
    public var idf: Double
    /// The weight of its kind.
    public var weight: Double
    /// The length of the clause in terms of its kind, as quantised.
    public var length: Int
    /// What it adds.
    public var score: Double
}
