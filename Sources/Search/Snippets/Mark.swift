/// A place in a folded text where a term of the query stands.
struct Mark: Equatable {
    /// The folded positions.
    var positions: Range<Int>
    /// The number of the term.
    var term: Int

    /// Whether a mark comes before another in the text; of two at one place the shorter one.
    static func precedes(_ left: Mark, _ right: Mark) -> Bool {
        (left.positions.lowerBound, left.positions.upperBound, left.term)
            < (right.positions.lowerBound, right.positions.upperBound, right.term)
    }
}

/// What a highlighter looks for as one: a string in each of its spellings, or a word.
struct MarkedTerm {
    /// What a window that shows the term gains.
    var weight: Double
    /// The folded strings that are marked wherever they stand, shorter ones first.
    var strings: [[UInt32]] = []
    /// The word that is marked where it stands as a word.
    var word: [UInt8]?
}
