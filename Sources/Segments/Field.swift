/// The kinds of terms of an index; each has a dictionary, postings, lengths and statistics of its own.
public enum Field: UInt8, CaseIterable, Sendable {
    /// Words as the analyser cuts them, for ranking.
    case words = 1
    /// Every two neighbouring characters, with positions, for exact matching and ranking.
    case pairs = 2
    /// Single characters, only those that are so frequent that their pairs would be slow to merge.
    case characters = 3
    /// Every two neighbouring characters of the headings over a clause.
    case headings = 4
    /// Every two neighbouring words that are both frequent, without positions; only where phrases of them shall be answered at once.
    case wordPairs = 5
    /// Every two neighbouring characters of the title of a clause's document.
    case titles = 6

    /// The field whose lengths count for this one.
    var lengthField: Field {
        switch self {
        // A clause has as many pairs as characters, the last one counted for itself.
        case .pairs: .characters
        case .wordPairs: .words
        case .words, .characters, .headings, .titles: self
        }
    }
}

/// The number of clauses that have a field and the sum of their lengths: what BM25 needs to know of a collection.
public struct FieldStatistics: Sendable, Equatable {
    /// The number of clauses with at least one term.
    public var clauseCount: Int
    /// The sum of the lengths in terms.
    public var lengthSum: Int

    /// Makes statistics; those of nothing by default.
    public init(clauseCount: Int = 0, lengthSum: Int = 0) {
        self.clauseCount = clauseCount
        self.lengthSum = lengthSum
    }

    /// Adds the statistics of other clauses.
    public static func += (left: inout FieldStatistics, right: FieldStatistics) {
        left.clauseCount += right.clauseCount
        left.lengthSum += right.lengthSum
    }

    /// Takes the statistics of some of the clauses away.
    public static func -= (left: inout FieldStatistics, right: FieldStatistics) {
        left.clauseCount -= right.clauseCount
        left.lengthSum -= right.lengthSum
    }
}
