/// What the terms of alternatives weigh in a score, relative to a word of the query.
enum VariantWeights {
    /// A synonym that goes both ways means the same.
    static let synonym = 0.5
    /// A synonym that goes one way is only near.
    static let oneWaySynonym = 0.5
    /// A word of the user's dictionary is a word.
    static let dictionary = 1.0
    /// A number in other figures is the same number.
    static let number = 1.0
    /// A reading is a guess: whatever has the text as it was written stands above it.
    static let pinyin = 0.01
}
