internal import Analysis
internal import Segments

/// Scores the matches of every segment, orders them, and makes the hits of one page.
struct HitCollector {
    private let snapshot: Snapshot
    private let request: SearchRequest
    private let plan: QueryPlan
    private let mode: MatchMode
    private let weight: Weight
    private var candidates: [Candidate] = []
    private var facets: [FacetCounter]

    init(
        _ snapshot: Snapshot, _ request: SearchRequest, _ plan: QueryPlan, _ mode: MatchMode, _ weight: Weight
    ) {
        self.snapshot = snapshot
        self.request = request
        self.plan = plan
        self.mode = mode
        self.weight = weight
        facets = request.facets.map { FacetCounter($0) }
    }

    /// Takes the matching units of a segment in.
    mutating func add(_ matches: Matches, of segment: SnapshotSegment) throws(SegmentError) {
        guard matches.count > 0 else { return }
        let added =
            try request.unit == .clause ? clauses(matches.clauses, of: segment) : units(matches, of: segment)
        for index in facets.indices { facets[index].add(added, segment.reader) }
        candidates += added
    }

    private func clauses(_ clauses: [UInt32], of segment: SnapshotSegment) throws(SegmentError) -> [Candidate]
    {
        let scores = try Scorer(weight, segment).scores(of: clauses)
        return zip(clauses, scores).map { clause, score in
            Candidate(
                score: score, segment: segment.number, ordinal: segment.base + Int(clause), clause: clause,
                unit: clause)
        }
    }

    /// One candidate a unit: its best clause among those that hold something that was asked for, else its first.
    private func units(_ matches: Matches, of segment: SnapshotSegment) throws(SegmentError) -> [Candidate] {
        let matcher = Matcher(segment, mode: mode == .all ? .any : mode, unit: .clause)
        let holding = try matcher.clauses(of: plan.texts)
        let scores = try Scorer(weight, segment).scores(of: holding.clauses)
        var walker = UnitWalker(segment.reader, request.unit)
        var best: [UInt32: (score: Double, clause: UInt32)] = [:]
        for (clause, score) in zip(holding.clauses, scores) {
            let unit = walker.unit(ofClause: clause)
            if let known = best[unit], known.score >= score { continue }
            best[unit] = (score, clause)
        }
        return matches.clauses.map { unit in
            let first = segment.reader.clauses(ofDocument: Int(unit)).lowerBound
            let chosen = best[unit] ?? (0, firstLive(from: first, segment))
            return Candidate(
                score: chosen.score, segment: segment.number, ordinal: segment.base + Int(first),
                clause: chosen.clause,
                unit: unit)
        }
    }

    /// The first clause from `first` on whose document is not deleted; a unit that matches has one.
    private func firstLive(from first: UInt32, _ segment: SnapshotSegment) -> UInt32 {
        var clause = first
        while Int(clause) + 1 < segment.reader.clauseCount, !segment.isLive(clause) { clause += 1 }
        return clause
    }

    /// The page that begins after `start` hits.
    func response(from start: Int, analyzer: Analyzer) throws(SegmentError) -> SearchResponse {
        let limit = request.limit ?? Int.max
        let groups = try ordered(
            count: request.group == nil ? start.addingReportingOverflow(limit).partialValue : -1)
        let end = min(groups.count, limit > Int.max - start ? Int.max : start + limit)
        var builder = HitBuilder(snapshot, request, plan, mode, weight, analyzer)
        var hits: [Hit] = []
        for index in min(start, groups.count)..<max(min(start, groups.count), end) {
            hits.append(try builder.hit(groups[index].candidate, rank: index + 1, more: groups[index].more))
        }
        let available = request.group == nil ? candidates.count : groups.count
        let next =
            end < available ? PageCursor(generation: snapshot.commit.generation, offset: end).text : nil
        return SearchResponse(
            match: mode, total: candidates.count, next: next, generation: snapshot.commit.generation,
            facets: facets.map(\.facet), hits: hits)
    }

    /// The candidates in order, and where grouping is asked for only the best of each group with the number of others.
    ///
    /// At least `count` of them are needed; -1 means all.
    private func ordered(count: Int) throws(SegmentError) -> [(candidate: Candidate, more: Int)] {
        let sorted = try CandidateOrder(snapshot, request.sort).sorted(candidates, first: count)
        guard let group = request.group else { return sorted.map { ($0, 0) } }
        var walkers = snapshot.segments.map { UnitWalker($0.reader, group) }
        var places: [[Int]: Int] = [:]
        var groups: [(candidate: Candidate, more: Int)] = []
        for candidate in sorted {
            let key = [candidate.segment, Int(walkers[candidate.segment].unit(ofClause: candidate.clause))]
            if let place = places[key] {
                groups[place].more += 1
            } else {
                places[key] = groups.count
                groups.append((candidate, 0))
            }
        }
        return groups
    }
}
