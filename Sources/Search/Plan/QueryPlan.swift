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
        for name in request.facets where !FacetCounter.names.contains(name) && !name.hasPrefix("field.") {
            let known = FacetCounter.names.joined(separator: ", ")
            throw .request("'\(name)' cannot be counted; facets are \(known) and field.NAME")
        }
        let analyzed = try Self.analyze(request, analyzer)
        query = .and(analyzed + request.filters.map { .field($0) })
        if !hasGrams, query.hasPlaces, snapshot.commit.generation > 0 {
            throw .request(
                "this index has no grams, so it knows no NEAR, SAME or wildcards; index again with --grams on"
            )
        }
        unit = request.unit
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
    func find(in snapshot: Snapshot) throws(SearchError) -> (mode: MatchMode, matches: [Matches]) {
        let budget = WorkBudget()
        for mode in modes {
            var matches: [Matches] = []
            for segment in snapshot.segments {
                matches.append(try Matcher(segment, mode: mode, unit: unit, budget: budget).matches(query))
            }
            if matches.contains(where: { $0.count > 0 }) || mode == modes.last { return (mode, matches) }
        }
        return (modes.first ?? .exact, [])
    }
}
