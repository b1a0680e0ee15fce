internal import Segments

/// Finds what matches an analysed query in one segment, in one mode, for one unit.
struct Matcher {
    let segment: SnapshotSegment
    let mode: MatchMode
    let units: UnitMap
    let grams: GramMatcher?
    let words: WordMatcher
    /// What places in clauses may cost; shared by the segments of a search.
    let budget: WorkBudget

    init(_ segment: SnapshotSegment, mode: MatchMode, unit: Unit, budget: WorkBudget = WorkBudget()) {
        self.segment = segment
        self.mode = mode
        self.budget = budget
        units = UnitMap(segment.reader, unit)
        grams = GramMatcher(segment.reader, budget.interruption)
        words = WordMatcher(segment.reader, budget.interruption)
    }

    /// The matching units, deleted ones left out.
    func matches(_ query: AnalyzedQuery) throws(SearchError) -> Matches {
        try evaluate(query)
    }

    /// The clauses that hold something of the query's positive texts, for scoring and for choosing what to show.
    func clauses(of texts: [QueryText]) throws(SegmentError) -> Matches {
        var result = Matches()
        for text in texts { result = result.union(try clauses(text)) }
        return live(result)
    }

    private func evaluate(_ query: AnalyzedQuery) throws(SearchError) -> Matches {
        try budget.interruption.check()
        switch query {
        case .text(let text):
            return try Searcher.wrap { () throws(SegmentError) in try self.evaluate(text) }
        case .placed(let query): return units.map(live(try clauses(query)))
        case .field(let condition):
            return try Searcher.wrap { () throws(SegmentError) in
                try FieldMatcher(self.segment, self.units, self.budget.interruption).matches(condition)
            }
        case .required(let part): return try evaluate(part)
        case .not(let part): return everything().subtracting(try evaluate(part))
        case .or(let parts):
            var result = Matches()
            for part in parts {
                result = result.union(try evaluate(part))
                _ = budget.interruption.allows(result.count)
            }
            return result
        case .and(let parts): return try conjunction(parts, optional: [])
        case .sequence(let parts):
            guard mode == .any else { return try conjunction(parts, optional: []) }
            return try conjunction(parts.filter { !$0.isOptional }, optional: parts.filter(\.isOptional))
        }
    }

    /// What matches all of `parts` and, where there are some, at least one of `optional`.
    private func conjunction(_ parts: [AnalyzedQuery], optional: [AnalyzedQuery]) throws(SearchError)
        -> Matches
    {
        var result: Matches?
        func restrict(_ matches: Matches) {
            result = result.map { $0.intersection(matches) } ?? matches
            _ = budget.interruption.allows(matches.count)
        }
        if !optional.isEmpty { restrict(try evaluate(.or(optional))) }
        for part in parts {
            if case .not = part { continue }
            restrict(try evaluate(part))
        }
        for case .not(let part) in parts {
            result = (result ?? everything()).subtracting(try evaluate(part))
        }
        return result ?? Matches()
    }

    /// The clauses where texts stand at their places.
    private func clauses(_ query: PlacedQuery) throws(SearchError) -> Matches {
        // A segment without grams has no text, or `QueryPlan` has refused the query.
        guard let grams else { return Matches() }
        let matches = try Searcher.wrap { () throws(SegmentError) in
            try PlaceMatcher(grams, self.budget).matches(query)
        }
        if let error = budget.error { throw error }
        return matches
    }

    private func everything() -> Matches {
        units.map(live(Matches(all: segment.reader.clauseCount)))
    }

    func live(_ matches: Matches) -> Matches {
        segment.hasDeletions ? matches.filter(segment.isLive) : matches
    }
}

extension AnalyzedQuery {
    /// Whether mode `any` may do without this part of a sequence.
    var isOptional: Bool {
        switch self {
        case .text, .placed, .sequence, .and, .or: true
        case .required, .not, .field: false
        }
    }
}
