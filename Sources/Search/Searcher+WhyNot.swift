internal import Segments

/// Whether a clause or document is a hit of a request, and why not.
public struct WhyNot: Sendable, Equatable {
    /// Its place among all hits, groups and near-duplicates left aside, from 1; `nil` where it is no hit.
    public var rank: Int?
    /// The parts of the request that it does not meet.
    public var reasons: [String] = []
}

extension Searcher {
    /// Why a clause or document is no hit of a request, or at which place it is one.
    public func whyNot(_ id: String, _ request: SearchRequest) throws(SearchError) -> WhyNot {
        try interruptible { interruption throws(SearchError) in try self.whyNot(id, request, interruption) }
    }

    private func whyNot(
        _ id: String, _ request: SearchRequest, _ interruption: Interruption
    ) throws(SearchError) -> WhyNot {
        guard let place = try place(of: id) else { throw .unknownID(id) }
        let plan = try QueryPlan(request, snapshot, analyzer, interruption)
        let found = try plan.find(in: snapshot)
        let units = UnitMap(place.segment.reader, plan.unit)
        let wanted = Set(place.clauses.map { units.unit(ofClause: $0) })
        func meets(_ part: AnalyzedQuery, _ mode: MatchMode) throws(SearchError) -> Bool {
            try Matcher(place.segment, mode: mode, unit: plan.unit, budget: WorkBudget(interruption))
                .matches(part).clauses.contains(where: wanted.contains)
        }
        if try meets(plan.query, found.mode) {
            return WhyNot(rank: try rank(of: wanted, place, request, plan, found))
        }
        var reasons: [String] = []
        let written = WrittenQuery(request.query, isLiteral: request.isLiteral)
        for leaf in try Self.unmet(plan.query, isWanted: true, found.mode, meets) {
            if case .field(let condition) = leaf.part, request.filters.contains(condition) {
                reasons.append("the filter \(condition) excludes it")
            } else {
                reasons.append(leaf.part.reason(isWanted: leaf.isWanted, mode: found.mode, written))
            }
        }
        let later = plan.modes.drop { $0 != found.mode }.dropFirst()
        for mode in later where try meets(plan.query, mode) {
            let total = (found.matches ?? []).reduce(0) { $0 + $1.count }
            reasons.append(
                "it matches in mode \(mode.rawValue), but \(found.mode.rawValue) found \(total); try --match \(mode.rawValue)"
            )
            break
        }
        return WhyNot(reasons: reasons)
    }

    /// The texts and conditions that keep a query from being met, each with whether it is to be met; parts that are met have none.
    private static func unmet(
        _ query: AnalyzedQuery, isWanted: Bool, _ mode: MatchMode,
        _ meets: (AnalyzedQuery, MatchMode) throws(SearchError) -> Bool
    ) throws(SearchError) -> [(part: AnalyzedQuery, isWanted: Bool)] {
        guard try meets(query, mode) != isWanted else { return [] }
        var parts: [AnalyzedQuery]
        switch query {
        case .text, .placed, .field: return [(query, isWanted)]
        case .required(let part): return try unmet(part, isWanted: isWanted, mode, meets)
        case .not(let part): return try unmet(part, isWanted: !isWanted, mode, meets)
        case .and(let all), .or(let all): parts = all
        case .sequence(let all):
            parts = all
            // In mode any one of the optional parts is enough.
            if mode == .any, isWanted {
                var isAnyMet = false
                for part in all where part.isOptional {
                    if try meets(part, mode) { isAnyMet = true }
                }
                if isAnyMet { parts.removeAll(where: \.isOptional) }
            }
        }
        var leaves: [(part: AnalyzedQuery, isWanted: Bool)] = []
        for part in parts { leaves += try unmet(part, isWanted: isWanted, mode, meets) }
        return leaves
    }

    /// The place of the first of some units among all hits.
    private func rank(
        of units: Set<UInt32>, _ place: Place, _ request: SearchRequest, _ plan: QueryPlan,
        _ found: QueryPlan.Found
    ) throws(SearchError) -> Int? {
        var request = request
        request.limit = nil
        var settled = plan
        settled.settle(on: found.mode)
        return try Self.wrap { [request, settled] () throws(SegmentError) in
            let weight = try settled.weight(request.similarity, found.mode, self.snapshot, self.tables)
            var collector = try HitCollector(self.snapshot, request, settled, found.mode, weight)
            try collector.take(found.matches ?? [])
            return try collector.rank { $0.segment == place.segment.number && units.contains($0.unit) }
        }
    }
}
