/// What the wildcards, prefixes, NEAR and SAME of one search may read.
///
/// One is shared by all segments and modes of a search. When it is used up, reading stops, and the search ends with an error
/// instead of some of its hits.
final class WorkBudget {
    /// The most postings and positions.
    static let maxPostings = 50_000_000
    /// The most terms; one character in one segment may have tens of thousands, for its places are those of all pairs with it.
    static let maxTerms = 1_000_000

    /// Whether the search must stop for another reason.
    let interruption: Interruption
    private var postingsLeft: Int
    private var termsLeft: Int

    init(
        postings: Int = maxPostings, terms: Int = maxTerms, _ interruption: Interruption = Interruption()
    ) {
        self.interruption = interruption
        postingsLeft = postings
        termsLeft = terms
    }

    /// Notes postings or positions that are read; false where there were too many.
    func spend(postings: Int) -> Bool {
        postingsLeft -= min(postings, postingsLeft + 1)
        return !isExceeded && interruption.allows(postings)
    }

    /// Notes a term whose postings are read; false where there were too many.
    func spendTerm() -> Bool {
        termsLeft -= termsLeft >= 0 ? 1 : 0
        return !isExceeded && interruption.allows(64)
    }

    private var isExceeded: Bool { postingsLeft < 0 || termsLeft < 0 }

    /// Why the search must end; `nil` as long as it may go on.
    var error: SearchError? {
        if let stop = interruption.stop { return .stopped(stop) }
        if postingsLeft < 0 {
            return .budget(
                "the wildcards, NEAR and SAME of the query read more than \(Self.maxPostings) postings and positions"
            )
        }
        guard termsLeft < 0 else { return nil }
        return .budget("the wildcards, NEAR and SAME of the query read more than \(Self.maxTerms) terms")
    }
}
