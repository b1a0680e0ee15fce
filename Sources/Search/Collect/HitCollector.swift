internal import Analysis
internal import Segments

/// Scores and orders what matches, and makes the hits of one page.
struct HitCollector {
    private let snapshot: Snapshot
    private let request: SearchRequest
    private let plan: QueryPlan
    private let mode: MatchMode
    private let weight: Weight
    private let units: UnitScorer?
    private let holding: HoldingClauses
    /// The candidates in order, or, where only the first of many were looked for, those.
    private var candidates: [Candidate] = []
    private var facets: [FacetCounter]
    private var total = 0

    init(
        _ snapshot: Snapshot, _ request: SearchRequest, _ plan: QueryPlan, _ mode: MatchMode, _ weight: Weight
    ) throws(SegmentError) {
        self.snapshot = snapshot
        self.request = request
        self.plan = plan
        self.mode = mode
        self.weight = weight
        holding = HoldingClauses(plan, mode)
        units = plan.unit == .clause ? nil : try UnitScorer(weight, plan.unit, snapshot)
        facets = request.facets.map { FacetCounter($0) }
    }

    /// Takes the best candidates in, found without the others.
    mutating func take(best: [Candidate], of total: Int) {
        candidates = best
        self.total = total
    }

    /// Takes the matching units of all segments in and scores every one.
    mutating func take(_ matches: [Matches]) throws(SegmentError) {
        for (segment, matches) in zip(snapshot.segments, matches) where matches.count > 0 {
            candidates +=
                try units == nil
                ? clauses(matches.clauses, of: segment) : unitCandidates(matches.clauses, of: segment)
        }
        total = candidates.count
    }

    /// Counts the facets of the matching units.
    mutating func countFacets(_ matches: [Matches]) throws(SegmentError) {
        guard !facets.isEmpty else { return }
        for (segment, matches) in zip(snapshot.segments, matches) {
            let clauses =
                plan.unit == .clause
                ? matches.clauses
                : try unitCandidates(matches.clauses, of: segment, isScored: false).map(\.clause)
            for index in facets.indices where weight.interruption.allows(8 * clauses.count) {
                facets[index].add(clauses, segment.reader)
            }
        }
    }

    /// Whether the order, or what is shown, depends on every score.
    private var needsScores: Bool { request.sort == .score && request.limit != 0 }

    private func clauses(_ clauses: [UInt32], of segment: SnapshotSegment) throws(SegmentError) -> [Candidate]
    {
        let scores =
            needsScores
            ? try Scorer(weight, segment).scores(of: clauses) : [Double](repeating: 0, count: clauses.count)
        return zip(clauses, scores).map { clause, score in
            Candidate(
                score: score, segment: segment.number, ordinal: segment.base + Int(clause), clause: clause,
                unit: clause)
        }
    }

    /// One candidate a unit, with its first clause that holds something that was asked for, else its first.
    private func unitCandidates(
        _ numbers: [UInt32], of segment: SnapshotSegment, isScored: Bool = true
    ) throws(SegmentError) -> [Candidate] {
        let scores =
            isScored && needsScores
            ? units?.scores(of: numbers, inSegment: segment.number) ?? []
            : [Double](repeating: 0, count: numbers.count)
        let holding = try self.holding.clauses(of: segment)
        var walker = UnitWalker(segment.reader, plan.unit)
        var place = 0
        return zip(numbers, scores).map { unit, score in
            let first = segment.firstLiveClause(ofDocument: Int(unit))
            place = holding.gallop(to: first, from: place)
            let holds = place < holding.count && walker.unit(ofClause: holding[place]) == unit
            return Candidate(
                score: score, segment: segment.number, ordinal: segment.base + Int(first),
                clause: holds ? holding[place] : first, unit: unit)
        }
    }

    /// The page that begins after `start` hits.
    func response(from start: Int, analyzer: Analyzer) throws(SegmentError) -> SearchResponse {
        let limit = request.limit ?? Int.max
        var builder = HitBuilder(snapshot, request, plan, mode, holding, weight, units, analyzer)
        let (rows, available, isBounded) = try rows(to: start.saturatingSum(limit), &builder)
        let page = rows.dropFirst(start).prefix(limit)
        var hits: [Hit] = []
        for index in page.indices where weight.interruption.allows(4096) {
            hits.append(try builder.hit(rows[index], rank: index + 1))
        }
        let next = page.endIndex < available && limit > 0 ? page.endIndex : nil
        return SearchResponse(
            match: mode, total: total,
            next: next.map { PageCursor(generation: snapshot.commit.generation, offset: $0).text },
            generation: snapshot.commit.generation, facets: facets.map(\.facet), hits: hits,
            foldedAmong: isBounded ? DuplicateFolder.limit : nil)
    }

    /// The place of the first candidate of a kind among all, from 1.
    func rank(where isWanted: (Candidate) -> Bool) throws(SegmentError) -> Int? {
        try CandidateOrder(snapshot, request.sort).sorted(candidates, first: -1).firstIndex(where: isWanted)
            .map { $0 + 1 }
    }

    /// At least the first rows up to `end` that are shown in order, how many there are in all, and whether near-duplicates were
    /// looked for among some of them only.
    private func rows(
        to end: Int, _ builder: inout HitBuilder
    ) throws(SegmentError) -> (rows: [HitRow], available: Int, isBounded: Bool) {
        let folds = request.nearDuplicates == .fold
        let needed = end.saturatingSum(folds ? DuplicateFolder.limit : 0)
        let rows = try ordered(count: request.group == nil && needed < .max ? needed : -1)
        let count = request.group == nil ? total : rows.count
        guard folds else { return (rows, count, false) }
        let folded = try DuplicateFolder(snapshot).folded(rows, &builder)
        return (folded, count - rows.count + folded.count, count > DuplicateFolder.limit)
    }

    /// The candidates in order, and where grouping is asked for only the best of each group with the number of others.
    ///
    /// At least `count` of them are needed; -1 means all.
    private func ordered(count: Int) throws(SegmentError) -> [HitRow] {
        let sorted = try CandidateOrder(snapshot, request.sort).sorted(candidates, first: count)
        guard let group = request.group else { return sorted.map { HitRow(candidate: $0) } }
        var walkers = snapshot.segments.map { UnitWalker($0.reader, group) }
        var places: [[Int]: Int] = [:]
        var groups: [HitRow] = []
        for candidate in sorted {
            let key = [candidate.segment, Int(walkers[candidate.segment].unit(ofClause: candidate.clause))]
            if let place = places[key] {
                groups[place].more += 1
            } else {
                places[key] = groups.count
                groups.append(HitRow(candidate: candidate))
            }
        }
        return groups
    }
}

extension SnapshotSegment {
    /// The first clause from a document on whose document is not deleted; a unit that matches has one.
    func firstLiveClause(ofDocument document: Int) -> UInt32 {
        var clause = reader.clauses(ofDocument: document).lowerBound
        while Int(clause) + 1 < reader.clauseCount, !isLive(clause) { clause += 1 }
        return clause
    }
}

extension Int {
    /// The sum of two numbers that are not negative, or the largest number.
    func saturatingSum(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
