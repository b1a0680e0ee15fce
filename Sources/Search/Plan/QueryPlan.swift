internal import Analysis
internal import Segments

/// A request made ready for the segments: its query analysed, its filters put in, its modes in the order of trying.
struct QueryPlan {
    let query: AnalyzedQuery
    let modes: [MatchMode]
    let unit: Unit
    /// The texts that score hits and are marked in them.
    private(set) var texts: [QueryText]
    /// What was left out of the variants, for the person who asks.
    let notes: [String]
    let interruption: Interruption

    init(
        _ request: SearchRequest, _ snapshot: Snapshot, _ analyzer: Analyzer,
        _ interruption: Interruption = Interruption()
    ) throws(SearchError) {
        self.interruption = interruption
        let hasGrams = snapshot.commit.schema.hasGrams
        if !hasGrams, request.match == .exact || request.isLiteral, snapshot.commit.generation > 0 {
            throw .request(
                "this index has no grams, so it cannot match exactly; index again with --grams on, or use --match all"
            )
        }
        if request.nearDuplicates == .fold, !snapshot.commit.schema.storesText, snapshot.commit.generation > 0
        {
            throw .request(
                "this index stores no text to compare; index again with --store on, or show near-duplicates")
        }
        for name in request.facets where !FacetCounter.names.contains(name) && !name.hasPrefix("field.") {
            let known = FacetCounter.names.joined(separator: ", ")
            throw .request("'\(name)' cannot be counted; facets are \(known) and field.NAME")
        }
        var finder = AlternativeFinder(request.variantsInForce, snapshot, analyzer, interruption)
        let analyzed = try Self.analyze(request, analyzer, &finder)
        notes = finder.notes
        query = .and(analyzed + request.filters.map { .field($0) })
        if !hasGrams, query.hasPlaces, snapshot.commit.generation > 0 {
            throw .request(
                "this index has no grams, so it knows no NEAR, SAME or wildcards; index again with --grams on"
            )
        }
        // A record of JSON lines is a document and a clause.
        let isWhole =
            request.unit == .document && snapshot.commit.sources.allSatisfy { $0.format == "jsonl" }
            && snapshot.segments.allSatisfy { $0.reader.hasOneClauseADocument }
        unit = isWhole ? .clause : request.unit
        texts = query.positiveTexts
        switch request.isLiteral ? .exact : request.match {
        case .auto: modes = hasGrams ? [.exact, .all, .any] : [.all, .any]
        case .exact: modes = [.exact]
        case .all: modes = [.all]
        case .any: modes = [.any]
        }
    }

    /// The query as its texts are analysed; nothing where only filters are asked for.
    private static func analyze(
        _ request: SearchRequest, _ analyzer: Analyzer, _ finder: inout AlternativeFinder
    ) throws(SearchError) -> [AnalyzedQuery] {
        if request.query.isEmpty, !request.filters.isEmpty { return [] }
        let query: AnalyzedQuery
        do throws(QueryError) {
            var syntax = request.isLiteral ? .phrase(request.query) : try QueryParser.parse(request.query)
            if request.variantsInForce.hasPinyin { syntax = PinyinSyllables.joined(syntax) }
            guard let analyzed = AnalyzedQuery(syntax, analyzer, isLiteral: request.isLiteral) else {
                throw QueryError(column: 1, message: "the query has only blanks; name something to find")
            }
            query = analyzed
        } catch {
            throw .query(error)
        }
        do throws(SegmentError) {
            return [try query.adding(&finder)]
        } catch {
            throw .index(error)
        }
    }

    /// Settles on the mode that found something: the texts keep the alternatives that counted in it.
    mutating func settle(on mode: MatchMode) {
        guard mode == .exact else { return }
        for index in texts.indices { texts[index].alternatives = texts[index].exactAlternatives }
    }

    /// The rules of the texts, each once, in their order.
    var rules: [String] {
        texts.flatMap(\.alternatives).map(\.rule).reduce(into: []) { rules, rule in
            if !rules.contains(rule) { rules.append(rule) }
        }
    }

    /// The matches of each segment in the first mode that finds something.
    ///
    /// Where `leavesUnion`, a query whose matches in mode any are just the clauses that have one of its terms is left to the ranker
    /// in that mode, and there are no matches.
    func find(in snapshot: Snapshot, leavesUnion: Bool = false) throws(SearchError) -> Found {
        let budget = WorkBudget(interruption)
        for mode in modes {
            if mode == .any, leavesUnion, unit == .clause, query.isUnion { return Found(mode: mode) }
            let matches = try matches(mode, in: snapshot, budget)
            if matches.contains(where: { $0.count > 0 }) || mode == modes.last {
                return Found(mode: mode, matches: matches)
            }
        }
        return Found(mode: modes.first ?? .exact, matches: [])
    }

    /// The mode that applied, and the matches of each segment in it.
    struct Found {
        var mode: MatchMode
        var matches: [Matches]?
    }

    /// The matches of each segment in one mode.
    func matches(
        _ mode: MatchMode, in snapshot: Snapshot, _ budget: WorkBudget? = nil
    ) throws(SearchError) -> [Matches] {
        let budget = budget ?? WorkBudget(interruption)
        let matches = try snapshot.segments.map { segment throws(SearchError) in
            try Matcher(segment, mode: mode, unit: unit, budget: budget).matches(query)
        }
        try interruption.check()
        return matches
    }

    /// The terms that score what was found in a mode.
    func weight(
        _ similarity: Similarity, _ mode: MatchMode, _ snapshot: Snapshot, _ tables: ScoreTables
    ) throws(SegmentError) -> Weight {
        var weight = try Weight(texts, similarity, snapshot, tables, interruption)
        if unit == .clause { try weight.shun(query.excludedTexts, mode) }
        return weight
    }
}

extension AnalyzedQuery {
    /// Whether in mode any just those clauses match that have one of the terms.
    var isUnion: Bool {
        switch self {
        case .text(let text): !text.isPhrase && !text.words.isEmpty
        case .sequence(let parts), .or(let parts): parts.allSatisfy(\.isUnion)
        case .and(let parts): parts.count == 1 && parts[0].isUnion
        case .required, .not, .field, .placed: false
        }
    }
}

extension AnalyzedQuery {
    /// The texts that no hit may have: those under NOT that hold for the whole query.
    var excludedTexts: [QueryText] {
        switch self {
        case .sequence(let parts), .and(let parts): parts.flatMap(\.excludedTexts)
        case .required(let part): part.excludedTexts
        case .not(.text(let text)): [text]
        case .not(.or(let parts)):
            // An AND, or a text with a condition, excludes what neither part excludes by itself.
            parts.compactMap { part in if case .text(let text) = part { text } else { nil } }
        case .not, .text, .or, .field, .placed: []
        }
    }
}
