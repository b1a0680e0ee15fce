internal import Segments

/// Finds what matches an analysed query in one segment, in one mode, for one unit.
struct Matcher {
    private let segment: SnapshotSegment
    private let mode: MatchMode
    private let units: UnitMap
    private let grams: GramMatcher?
    private let words: WordMatcher

    init(_ segment: SnapshotSegment, mode: MatchMode, unit: Unit) {
        self.segment = segment
        self.mode = mode
        units = UnitMap(segment.reader, unit)
        grams = GramMatcher(segment.reader)
        words = WordMatcher(segment.reader)
    }

    /// The matching units, deleted ones left out.
    func matches(_ query: AnalyzedQuery) throws(SegmentError) -> Matches {
        try evaluate(query)
    }

    /// The clauses that hold something of the query's positive texts, for scoring and for choosing what to show.
    func clauses(of texts: [QueryText]) throws(SegmentError) -> Matches {
        var result = Matches()
        for text in texts { result = result.union(try clauses(text)) }
        return live(result)
    }

    private func evaluate(_ query: AnalyzedQuery) throws(SegmentError) -> Matches {
        switch query {
        case .text(let text): return try evaluate(text)
        case .field(let condition): return try FieldMatcher(segment, units).matches(condition)
        case .required(let part): return try evaluate(part)
        case .not(let part): return everything().subtracting(try evaluate(part))
        case .or(let parts):
            var result = Matches()
            for part in parts { result = result.union(try evaluate(part)) }
            return result
        case .and(let parts): return try conjunction(parts, optional: [])
        case .sequence(let parts):
            guard mode == .any else { return try conjunction(parts, optional: []) }
            return try conjunction(parts.filter { !$0.isOptional }, optional: parts.filter(\.isOptional))
        }
    }

    /// The units that match one text; in mode all its words may stand in different clauses of a unit.
    private func evaluate(_ text: QueryText) throws(SegmentError) -> Matches {
        guard mode == .all, units.unit != .clause, !text.isPhrase, text.words.count > 1 else {
            return units.map(live(try clauses(text)))
        }
        var result = units.map(live(try words.matches(text.words[0])))
        for word in text.words.dropFirst() where result.count > 0 {
            result = result.intersection(units.map(live(try words.matches(word))))
        }
        return result
    }

    /// What matches all of `parts` and, where there are some, at least one of `optional`.
    private func conjunction(_ parts: [AnalyzedQuery], optional: [AnalyzedQuery]) throws(SegmentError)
        -> Matches
    {
        var result: Matches?
        func restrict(_ matches: Matches) {
            result = result.map { $0.intersection(matches) } ?? matches
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

    /// The clauses of the segment that match one text.
    private func clauses(_ text: QueryText) throws(SegmentError) -> Matches {
        if mode == .exact || text.isPhrase || text.words.isEmpty, let grams {
            var result = Matches()
            for spelling in text.spellings { result = result.union(try grams.matches(spelling)) }
            return result
        }
        if text.isPhrase || mode == .exact { return try words.matchesPhrase(text.phrase) }
        if mode == .all { return try words.matchesAll(text.words) }
        var result = Matches()
        for word in text.words { result = result.union(try words.matches(word)) }
        return result
    }

    private func everything() -> Matches {
        units.map(live(Matches(all: segment.reader.clauseCount)))
    }

    private func live(_ matches: Matches) -> Matches {
        segment.hasDeletions ? matches.filter(segment.isLive) : matches
    }
}

extension AnalyzedQuery {
    /// Whether mode `any` may do without this part of a sequence.
    var isOptional: Bool {
        switch self {
        case .text, .sequence, .and, .or: true
        case .required, .not, .field: false
        }
    }
}
