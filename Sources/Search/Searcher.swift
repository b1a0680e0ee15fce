public import Analysis
internal import Segments

/// Answers requests over one snapshot.
///
/// Not for use by two threads at once (the analyser keeps a cursor); make one a thread, it costs nothing.
public final class Searcher {
    /// What is searched.
    public let snapshot: Snapshot
    let analyzer: Analyzer
    let tables: ScoreTables
    private lazy var ranker = Ranker(snapshot)

    /// Makes a searcher.
    ///
    /// - Parameters:
    ///   - snapshot: what to search.
    ///   - segmenter: who finds the words of queries and snippets; they are the same.
    public init(_ snapshot: Snapshot, segmenter: WordSegmenter = .icu) {
        self.snapshot = snapshot
        tables = ScoreTables(snapshot)
        analyzer = Analyzer(
            kind: AnalyzerKind(rawValue: snapshot.commit.schema.analyzer) ?? .icu, segmenter: segmenter)
    }

    /// The ranked hits of a request.
    public func search(_ request: SearchRequest) throws(SearchError) -> SearchResponse {
        let start = try start(of: request)
        var plan = try QueryPlan(request, snapshot, analyzer)
        return try Self.wrap { () throws(SegmentError) in
            let found = try plan.find(in: self.snapshot, leavesUnion: request.canRankUnion(from: start, plan))
            plan.settle(on: found.mode)
            let collector = try self.collector(request, plan, found, from: start)
            var response = try collector.response(from: start, analyzer: self.analyzer)
            (response.rules, response.notes) = (plan.rules, plan.notes)
            return response
        }
    }

    /// The ordered hits of what was found: only the first of them where that is enough for the page.
    private func collector(
        _ request: SearchRequest, _ plan: QueryPlan, _ found: QueryPlan.Found, from start: Int
    ) throws(SegmentError) -> HitCollector {
        let weight = try Weight(plan.texts, request.similarity, snapshot, tables)
        let count = request.rankedCount(from: start)
        let isRanked = plan.unit == .clause && Ranker.canRank(count, by: weight)
        var collector = try HitCollector(snapshot, request, plan, found.mode, weight)
        if isRanked, found.matches == nil {
            let total = try ranker.countUnion(weight)
            collector.take(best: try ranker.bestOfUnion(count, by: weight), of: total)
            return collector
        }
        var matches = found.matches ?? []
        if found.matches == nil { matches = try plan.matches(found.mode, in: snapshot) }
        try collector.countFacets(matches)
        if isRanked {
            let total = matches.reduce(0) { $0 + $1.count }
            collector.take(best: try ranker.best(count, of: matches, by: weight), of: total)
        } else {
            try collector.take(matches)
        }
        return collector
    }

    /// The numbers of hits, documents and files of a request.
    public func count(_ request: SearchRequest) throws(SearchError) -> CountResponse {
        var plan = try QueryPlan(request, snapshot, analyzer)
        return try Self.wrap { () throws(SegmentError) in
            let found = try plan.find(in: self.snapshot)
            plan.settle(on: found.mode)
            var response = CountResponse(match: found.mode, hits: 0, documents: 0, files: 0)
            (response.rules, response.notes) = (plan.rules, plan.notes)
            var files: Set<Int> = []
            for (segment, matches) in zip(self.snapshot.segments, found.matches ?? []) {
                let countsOccurrences = found.mode == .exact && !plan.texts.isEmpty
                response.hits += countsOccurrences ? matches.occurrenceCount : matches.count
                let documents = try self.documents(of: matches, segment, request.unit, plan, found.mode)
                response.documents += documents.count
                files.formUnion(documents.map { segment.reader.source(ofDocument: Int($0)) })
            }
            response.files = files.count
            return response
        }
    }

    /// The documents of matching units; of issues those that hold something of what was asked for.
    private func documents(
        of matches: Matches, _ segment: SnapshotSegment, _ unit: Unit, _ plan: QueryPlan, _ mode: MatchMode
    ) throws(SegmentError) -> Set<UInt32> {
        var walker = UnitWalker(segment.reader, .document)
        switch unit {
        case .document: return Set(matches.clauses)
        case .clause: return Set(matches.clauses.map { walker.unit(ofClause: $0) })
        case .issue:
            guard !plan.texts.isEmpty else {
                return Set(try Matcher(segment, mode: mode, unit: .document).matches(plan.query).clauses)
            }
            let issues = Set(matches.clauses)
            var issueWalker = UnitWalker(segment.reader, .issue)
            let holding = try Matcher(segment, mode: mode, unit: .clause).clauses(of: plan.texts)
            return Set(
                holding.clauses.filter { issues.contains(issueWalker.unit(ofClause: $0)) }
                    .map { walker.unit(ofClause: $0) })
        }
    }

    private func start(of request: SearchRequest) throws(SearchError) -> Int {
        guard let after = request.after else { return 0 }
        guard let cursor = PageCursor(after) else {
            throw .request("'\(after)' is no cursor; pass on what \"next\" of the page before said")
        }
        guard cursor.generation == snapshot.commit.generation else {
            throw .request(
                "the index has changed since the page before (generation \(cursor.generation), now "
                    + "\(snapshot.commit.generation)); begin again without --after")
        }
        return cursor.offset
    }

    static func wrap<Result>(_ body: () throws(SegmentError) -> Result) throws(SearchError) -> Result {
        do throws(SegmentError) {
            return try body()
        } catch {
            throw .index(error)
        }
    }
}
