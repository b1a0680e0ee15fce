internal import Segments

/// What is known of a term of a query before its postings are looked at.
struct TermWeight {
    /// The term.
    let word: [UInt8]
    /// The shares of its field.
    let table: ScoreTable
    /// Where its postings are in each segment.
    var sources: [TermSource?] = []
    /// The number of live clauses with it.
    var documentFrequency = 0
    /// idf times weight.
    var factor = 0.0
    /// The factor in proportion to those of all terms.
    var scale: UInt64 = 0

    init(word: [UInt8], table: ScoreTable) {
        self.word = word
        self.table = table
    }

    /// Sets the scales so that what several terms add comes to less than 2¹⁵, what one adds to less than 2³⁰; the terms of a phrase
    /// are scored as one.
    ///
    /// Where `fitsSums`, what a single term adds comes to less than 2¹⁵, too.
    static func scale(_ weights: inout [TermWeight], isOneTerm: Bool, fitsSums: Bool = false) {
        let sum = isOneTerm ? weights[0].factor : weights.reduce(0) { $0 + $1.factor }
        let room =
            isOneTerm || (weights.count == 1 && !fitsSums)
            ? Double(1 << 30 - 2) : max(0, Double(1 << 15 - 2 * weights.count))
        for index in weights.indices {
            weights[index].scale = UInt64(weights[index].factor / max(sum, .leastNormalMagnitude) * room)
        }
    }
}
