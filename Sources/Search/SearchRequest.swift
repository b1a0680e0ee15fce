/// Everything that one search asks for.
public struct SearchRequest: Sendable, Equatable {
    /// The query as it was written.
    public var query: String
    /// Whether the whole query is one literal string.
    public var isLiteral = false
    /// How its text is matched.
    public var match = MatchMode.auto
    /// What one hit is.
    public var unit = Unit.clause
    /// What a score is made of.
    public var similarity = Similarity.blend
    /// Conditions that every hit must meet.
    public var filters: [FieldCondition] = []
    /// The order of hits.
    public var sort = SortOrder.score
    /// The largest number of hits; `nil` gives all.
    public var limit: Int? = 10
    /// Where the page before ended.
    public var after: String?
    /// Units within which only the best hit is shown.
    public var group: Unit?
    /// What becomes of hits whose texts are nearly the same as that of a better hit.
    public var nearDuplicates = NearDuplicateHandling.show
    /// The names of facets to count.
    public var facets: [String] = []
    /// Whether to say what each score is made of.
    public var explains = false
    /// Whether hits have snippets, which take longer to make than to find a hit.
    public var hasSnippets = true
    /// The largest length of a snippet in code points.
    public var snippetLength = 160

    /// What else counts as the texts of the query.
    public var variants = QueryVariants()

    /// How many hits have to be found and ordered by score to show a page that begins after `start`; 0 where all have to be.
    func rankedCount(from start: Int) -> Int {
        guard sort == .score, group == nil, nearDuplicates == .show, let limit, limit > 0 else { return 0 }
        let count = start.addingReportingOverflow(limit)
        return count.overflow ? 0 : count.partialValue
    }

    /// Whether the page that begins after `start` can be found without looking at every clause that matches in mode any.
    func canRankUnion(from start: Int, _ plan: QueryPlan) -> Bool {
        let hasAllTerms = similarity.stringPart != nil || plan.texts.allSatisfy(\.alternatives.isEmpty)
        return hasAllTerms && facets.isEmpty && (1...Ranker.largestCount).contains(rankedCount(from: start))
    }

    /// Makes a request with defaults.
    public init(query: String) {
        self.query = query
    }

    /// The variants that the mode leaves: where only the text itself may be found, the dictionary alone.
    var variantsInForce: QueryVariants {
        guard match == .exact || isLiteral else { return variants }
        var left = QueryVariants()
        left.dictionary = variants.dictionary
        return left
    }
}

/// What becomes of hits whose texts are nearly the same as that of a better hit.
public enum NearDuplicateHandling: String, Sendable, CaseIterable {
    /// They are hits like others.
    case show
    /// They are counted with the better hit.
    case fold
}
