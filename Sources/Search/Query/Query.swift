/// What is asked for: pure syntax, without an index.
public indirect enum Query: Sendable, Equatable {
    /// Text between blanks, matched as the match mode says.
    case group(String)
    /// Text in quotes: a substring in every mode.
    case phrase(String)
    /// Text with the wildcards `*` and `?`, matched within one clause in every mode (see `WildcardText`).
    case pattern(String)
    /// Parts that stand side by side: all must match, but in mode `any` one of the optional ones is enough.
    case sequence([Query])
    /// All must match.
    case and([Query])
    /// At least one must match.
    case or([Query])
    /// Must match in every mode.
    case required(Query)
    /// Must not match.
    case not(Query)
    /// A condition on the document.
    case field(FieldCondition)
    /// Two or more texts in one clause, each with at most so many characters between it and the next, in either order.
    ///
    /// There is one distance less than there are texts. Texts that overlap are not near.
    case near([Query], distances: [Int])
    /// Two or more texts in the same sentence or clause.
    case same([Query], SameScope)
    /// Counts so many times as much in a score.
    case boosted(Query, Double)
}

/// Where the texts of `SAME` stand together.
public enum SameScope: String, Sendable, CaseIterable {
    /// In a sentence: what ends with 。！？!? or with the clause.
    case sentence = "句"
    /// In a clause.
    case clause = "段"
}
