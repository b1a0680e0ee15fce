internal import Analysis
internal import Segments

/// A request made ready for the segments: its query analysed, its filters put in, its modes in the order of trying.
struct QueryPlan: Sendable {
    let query: AnalyzedQuery
    let modes: [MatchMode]
    let unit: Unit
    /// The texts that score hits and are marked in them.
    private(set) var texts: [QueryText]
    /// What was left out of the variants, for the person who asks.
    let notes: [String]

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
        var finder = AlternativeFinder(request.variantsInForce, snapshot, analyzer)
        let analyzed = try Self.analyze(request, analyzer, &finder)
        notes = finder.notes
        query = .and(analyzed + request.filters.map { .field($0) })
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
    func find(in snapshot: Snapshot) throws(SegmentError) -> (mode: MatchMode, matches: [Matches]) {
        for mode in modes {
            var matches: [Matches] = []
            for segment in snapshot.segments {
                matches.append(try Matcher(segment, mode: mode, unit: unit).matches(query))
            }
            if matches.contains(where: { $0.count > 0 }) || mode == modes.last { return (mode, matches) }
        }
        return (modes.first ?? .exact, [])
    }
}
