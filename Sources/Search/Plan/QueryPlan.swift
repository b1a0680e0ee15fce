internal import Analysis
internal import Segments

/// A request made ready for the segments: its query analysed, its filters put in, its modes in the order of trying.
struct QueryPlan: Sendable {
    let query: AnalyzedQuery
    let modes: [MatchMode]
    let unit: Unit
    /// The texts that score hits and are marked in them.
    let texts: [QueryText]

    init(_ request: SearchRequest, _ snapshot: Snapshot, _ analyzer: Analyzer) throws(SearchError) {
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
        let analyzed = try Self.analyze(request, analyzer)
        query = .and(analyzed + request.filters.map { .field($0) })
        // A record of JSON lines is a document and a clause.
        let isWhole = request.unit == .document && snapshot.commit.sources.allSatisfy { $0.format == "jsonl" }
            && snapshot.segments.allSatisfy { $0.reader.documentCount == $0.reader.clauseCount }
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
        _ request: SearchRequest, _ analyzer: Analyzer
    ) throws(SearchError) -> [AnalyzedQuery] {
        if request.query.isEmpty, !request.filters.isEmpty { return [] }
        do throws(QueryError) {
            let syntax = request.isLiteral ? .phrase(request.query) : try QueryParser.parse(request.query)
            guard let analyzed = AnalyzedQuery(syntax, analyzer, isLiteral: request.isLiteral) else {
                throw QueryError(column: 1, message: "the query has only blanks; name something to find")
            }
            return [analyzed]
        } catch {
            throw .query(error)
        }
    }

    /// The matches of each segment in the first mode that finds something.
    ///
    /// Where `leavesUnion`, a query whose matches in mode any are just the clauses that have one of its terms is left to the ranker
    /// in that mode, and there are no matches.
    func find(
        in snapshot: Snapshot, leavesUnion: Bool = false
    ) throws(SegmentError) -> (mode: MatchMode, matches: [Matches]?) {
        for mode in modes {
            if mode == .any, leavesUnion, unit == .clause, query.isUnion { return (mode, nil) }
            var matches: [Matches] = []
            for segment in snapshot.segments {
                matches.append(try Matcher(segment, mode: mode, unit: unit).matches(query))
            }
            if matches.contains(where: { $0.count > 0 }) || mode == modes.last { return (mode, matches) }
        }
        return (modes.first ?? .exact, [])
    }

    /// The clauses of a segment that hold something of what is to be shown.
    func holding(in segment: SnapshotSegment, _ mode: MatchMode) throws(SegmentError) -> Matches {
        try Matcher(segment, mode: mode == .all ? .any : mode, unit: .clause).clauses(of: texts)
    }
}

extension AnalyzedQuery {
    /// Whether in mode any just those clauses match that have one of the terms.
    var isUnion: Bool {
        switch self {
        case .text(let text): !text.isPhrase && !text.words.isEmpty
        case .sequence(let parts), .or(let parts): parts.allSatisfy(\.isUnion)
        case .and(let parts): parts.count == 1 && parts[0].isUnion
        case .required, .not, .field: false
        }
    }
}
