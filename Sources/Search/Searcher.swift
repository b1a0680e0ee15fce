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
    /// Asked every so often while a search is at work: why it must stop, or `nil` for going on.
    public var stopSign: (() -> SearchStop?)?
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
        try interruptible { interruption throws(SearchError) in try self.search(request, interruption) }
    }

    func search(
        _ request: SearchRequest, _ interruption: Interruption
    ) throws(SearchError) -> SearchResponse {
        let start = try start(of: request)
        var plan = try QueryPlan(request, snapshot, analyzer, interruption)
        let found = try plan.find(in: snapshot, leavesUnion: request.canRankUnion(from: start, plan))
        plan.settle(on: found.mode)
        return try response(to: request, plan, found, from: start)
    }

    private func response(
        to request: SearchRequest, _ plan: QueryPlan, _ found: QueryPlan.Found, from start: Int
    ) throws(SearchError) -> SearchResponse {
        let weight = try Self.wrap { () throws(SegmentError) in
            try plan.weight(request.similarity, found.mode, self.snapshot, self.tables)
        }
        try plan.interruption.check()
        let count = request.rankedCount(from: start)
        let isRanked = plan.unit == .clause && Ranker.canRank(count, by: weight)
        var matches = found.matches
        if matches == nil, !isRanked { matches = try plan.matches(found.mode, in: snapshot) }
        return try Self.wrap { [matches] () throws(SegmentError) in
            let collector = try self.collector(
                request, plan, found.mode, matches, weight, rankedCount: isRanked ? count : nil)
            var response = try collector.response(from: start, analyzer: self.analyzer)
            (response.rules, response.notes) = (plan.rules, plan.notes)
            return response
        }
    }

    /// The ordered hits of what was found: where a count is given, only so many, the first of them.
    private func collector(
        _ request: SearchRequest, _ plan: QueryPlan, _ mode: MatchMode, _ matches: [Matches]?,
        _ weight: Weight, rankedCount: Int?
    ) throws(SegmentError) -> HitCollector {
        var collector = try HitCollector(snapshot, request, plan, mode, weight)
        guard let matches else {
            let total = try ranker.countUnion(weight)
            collector.take(best: try ranker.bestOfUnion(rankedCount ?? 0, by: weight), of: total)
            return collector
        }
        try collector.countFacets(matches)
        if let rankedCount {
            let total = matches.reduce(0) { $0 + $1.count }
            collector.take(best: try ranker.best(rankedCount, of: matches, by: weight), of: total)
        } else {
            try collector.take(matches)
        }
        return collector
    }

    /// The numbers of hits, documents and files of a request.
    public func count(_ request: SearchRequest) throws(SearchError) -> CountResponse {
        try interruptible { interruption throws(SearchError) in try self.count(request, interruption) }
    }

    private func count(
        _ request: SearchRequest, _ interruption: Interruption
    ) throws(SearchError) -> CountResponse {
        var plan = try QueryPlan(request, snapshot, analyzer, interruption)
        let found = try plan.find(in: snapshot)
        plan.settle(on: found.mode)
        var response = CountResponse(match: found.mode, hits: 0, documents: 0, files: 0)
        (response.rules, response.notes) = (plan.rules, plan.notes)
        var files: Set<Int> = []
        for (segment, matches) in zip(snapshot.segments, found.matches ?? []) {
            let countsOccurrences = found.mode == .exact && !plan.texts.isEmpty
            // What matches by a condition or NOT alone has no occurrence to count, and counts once.
            response.hits +=
                countsOccurrences
                ? matches.counts.reduce(0) { $0 + max(1, Int($1)) } : matches.count
            let documents = try documents(of: matches, segment, request.unit, plan, found.mode)
            response.documents += documents.count
            files.formUnion(documents.map { segment.reader.source(ofDocument: Int($0)) })
        }
        response.files = files.count
        return response
    }

    /// The documents of matching units; of issues those that hold something of what was asked for.
    private func documents(
        of matches: Matches, _ segment: SnapshotSegment, _ unit: Unit, _ plan: QueryPlan, _ mode: MatchMode
    ) throws(SearchError) -> Set<UInt32> {
        var walker = UnitWalker(segment.reader, .document)
        func matcher(_ unit: Unit) -> Matcher {
            Matcher(segment, mode: mode, unit: unit, budget: WorkBudget(plan.interruption))
        }
        switch unit {
        case .document: return Set(matches.clauses)
        case .clause: return Set(matches.clauses.map { walker.unit(ofClause: $0) })
        case .issue:
            guard !plan.texts.isEmpty else {
                return Set(try matcher(.document).matches(plan.query).clauses)
            }
            let issues = Set(matches.clauses)
            var issueWalker = UnitWalker(segment.reader, .issue)
            let holding = try Self.wrap { () throws(SegmentError) in
                try matcher(.clause).clauses(of: plan.texts)
            }
            return Set(
                holding.clauses.filter { issues.contains(issueWalker.unit(ofClause: $0)) }
                    .map { walker.unit(ofClause: $0) })
        }
    }

    /// Runs a search that stops where the sign says so; what it found until then, or stumbled over, does not count.
    func interruptible<Result>(
        _ search: (Interruption) throws(SearchError) -> Result
    ) throws(SearchError) -> Result {
        let interruption = Interruption(stopSign)
        let result: Swift.Result<Result, SearchError>
        do throws(SearchError) {
            result = .success(try search(interruption))
        } catch {
            result = .failure(error)
        }
        try interruption.check()
        return try result.get()
    }

    private func start(of request: SearchRequest) throws(SearchError) -> Int {
        guard let after = request.after else { return 0 }
        guard let cursor = PageCursor(after) else {
            throw .request("'\(after)' is no cursor; pass on what \"next\" of the page before said")
        }
        guard cursor.generation == snapshot.commit.generation else {
            throw .staleCursor(generation: cursor.generation, now: snapshot.commit.generation)
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
