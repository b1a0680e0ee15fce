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
        guard let place = try place(of: id) else { throw .unknownID(id) }
        let plan = try QueryPlan(request, snapshot, analyzer)
        let found = try plan.find(in: snapshot)
        let units = UnitMap(place.segment.reader, plan.unit)
        let wanted = Set(place.clauses.map { units.unit(ofClause: $0) })
        func meets(_ part: AnalyzedQuery, _ mode: MatchMode) throws(SearchError) -> Bool {
            try Matcher(place.segment, mode: mode, unit: plan.unit).matches(part).clauses
                .contains(where: wanted.contains)
        }
        if try meets(plan.query, found.mode) {
            return WhyNot(rank: try rank(of: wanted, place, request, plan, found))
        }
        var reasons: [String] = []
        let written = WrittenQuery(request.query, isLiteral: request.isLiteral)
        let leaves = plan.query.leaves
        for (index, leaf) in leaves.enumerated() where try meets(leaf.part, found.mode) != leaf.isWanted {
            let isFilter = index >= leaves.count - request.filters.count
            if isFilter, case .field(let condition) = leaf.part {
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
