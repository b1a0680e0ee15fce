internal import Analysis
internal import Segments

/// Fetches what is stored of a candidate and makes a hit of it.
struct HitBuilder {
    private let snapshot: Snapshot
    private let request: SearchRequest
    private let unit: Unit
    private let holding: HoldingClauses
    private let weight: Weight
    private let units: UnitScorer?
    private let snippets: SnippetBuilder
    private var caches = RecordCaches()
    /// Whether the search must stop.
    var interruption: Interruption { weight.interruption }

    /// How many clauses of a document or issue are shown.
    private static let passageCount = 3

    init(
        _ snapshot: Snapshot, _ request: SearchRequest, _ plan: QueryPlan, _ mode: MatchMode,
        _ holding: HoldingClauses, _ weight: Weight, _ units: UnitScorer?, _ analyzer: Analyzer
    ) {
        self.snapshot = snapshot
        self.request = request
        unit = plan.unit
        self.holding = holding
        self.weight = weight
        self.units = units
        let schema = snapshot.commit.schema
        snippets = SnippetBuilder(
            Highlighter(
                plan.texts, weights: weight.markWeights(of: plan.texts), mode: mode,
                hasGrams: schema.hasGrams, analyzer: analyzer),
            folder: TextFolder(
                mode: schema.analyzer == AnalyzerKind.whitespace.rawValue ? .pretokenized : .content),
            length: request.snippetLength)
    }

    mutating func hit(_ row: HitRow, rank: Int) throws(SegmentError) -> Hit {
        let candidate = row.candidate
        let place = snapshot.segments[candidate.segment]
        let best = try units == nil ? [candidate.clause] : bestClauses(of: candidate, place)
        let found = try StoredClause(best[0], of: place.reader, snapshot, &caches)
        var passages = [passage(found)]
        for clause in best.dropFirst() {
            passages.append(passage(try StoredClause(clause, of: place.reader, snapshot, &caches)))
        }
        let id = request.unit == .clause ? found.id : found.document.id
        return Hit(
            rank: rank, score: try score(candidate, place), id: id, file: found.file,
            lines: try lines(candidate, found, place.reader), clauseID: found.id, clause: found.clause,
            role: found.role, path: found.path, part: found.part, document: found.document,
            passages: passages,
            explanation: try request.explains ? explain(candidate, place) : [], more: row.more,
            duplicates: row.duplicates)
    }

    /// The text of the clause that is shown first.
    mutating func shownText(_ candidate: Candidate) throws(SegmentError) -> ArraySlice<UInt8> {
        let place = snapshot.segments[candidate.segment]
        let clause = try units == nil ? candidate.clause : bestClauses(of: candidate, place)[0]
        return try place.reader.clause(clause, cache: &caches.clauses).text
    }

    private func passage(_ found: StoredClause) -> Passage {
        Passage(
            id: found.id, clause: found.clause, path: found.path, part: found.part,
            snippet: request.hasSnippets
                ? snippets.snippet(of: found.clause.text) : Snippet(text: "", highlights: []))
    }

    /// The best clauses of a unit, at least one, among those that hold something of what was asked for; the candidate's where none does.
    private func bestClauses(
        of candidate: Candidate, _ segment: SnapshotSegment
    ) throws(SegmentError) -> [UInt32] {
        let all = try holding.clauses(of: segment)
        let start = all.gallop(to: candidate.clause, from: 0)
        var walker = UnitWalker(segment.reader, unit)
        let own = all[start...].prefix { walker.unit(ofClause: $0) == candidate.unit }
        guard !own.isEmpty else { return [candidate.clause] }
        let scores = try Scorer(weight, segment).scores(of: Array(own))
        let order = zip(scores, own).sorted { $0.0 != $1.0 ? $0.0 > $1.0 : $0.1 < $1.1 }
        return order.prefix(Self.passageCount).map(\.1)
    }

    /// The score of a candidate, also where the order did not depend on it.
    private func score(_ candidate: Candidate, _ segment: SnapshotSegment) throws(SegmentError) -> Double {
        guard request.sort != .score else { return candidate.score }
        if let units { return units.scores(of: [candidate.unit], inSegment: segment.number)[0] }
        return try Scorer(weight, segment).scores(of: [candidate.clause])[0]
    }

    private func explain(
        _ candidate: Candidate, _ segment: SnapshotSegment
    ) throws(SegmentError) -> [ScorePart] {
        if let units { return units.explain(candidate.unit, inSegment: segment.number) }
        return try Scorer(weight, segment).explain(candidate.clause)
    }

    /// The lines of the unit: those of the clause, of the document, or from the first document of the file to its last.
    private func lines(
        _ candidate: Candidate, _ found: StoredClause, _ segment: SegmentReader
    ) throws(SegmentError) -> ClosedRange<Int> {
        switch request.unit {
        case .clause: return found.clause.line...found.clause.endLine
        case .document: return found.document.lines
        case .issue:
            let first = Int(candidate.unit)
            let source = segment.source(ofDocument: first)
            var last = first
            while last + 1 < segment.documentCount, segment.source(ofDocument: last + 1) == source {
                last += 1
            }
            let start = try segment.document(first).lines.lowerBound
            return start...max(start, try segment.document(last).lines.upperBound)
        }
    }
}
