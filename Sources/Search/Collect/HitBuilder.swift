internal import Analysis
internal import Segments

/// Fetches what is stored of a candidate and makes a hit of it.
struct HitBuilder {
    private let snapshot: Snapshot
    private let request: SearchRequest
    private let weight: Weight
    private let snippets: SnippetBuilder

    init(
        _ snapshot: Snapshot, _ request: SearchRequest, _ plan: QueryPlan, _ mode: MatchMode, _ weight: Weight,
        _ analyzer: Analyzer
    ) {
        self.snapshot = snapshot
        self.request = request
        self.weight = weight
        let schema = snapshot.commit.schema
        snippets = SnippetBuilder(
            Highlighter(plan.texts, mode: mode, hasGrams: schema.hasGrams, analyzer: analyzer),
            folder: TextFolder(mode: schema.analyzer == AnalyzerKind.whitespace.rawValue ? .pretokenized : .content),
            length: request.snippetLength)
    }

    func hit(_ candidate: Candidate, rank: Int, more: Int) throws(SegmentError) -> Hit {
        let segment = snapshot.segments[candidate.segment].reader
        let found = try StoredClause(candidate.clause, of: segment, snapshot)
        let explanation = request.explains ? try Scorer(weight, segment).explain(candidate.clause) : []
        return Hit(
            rank: rank, score: candidate.score, id: id(candidate, found, segment), file: found.file,
            clause: found.clause, role: found.role, path: found.path, part: found.part, document: found.document,
            snippet: snippets.snippet(of: found.clause.text), explanation: explanation, more: more)
    }

    private func id(_ candidate: Candidate, _ found: StoredClause, _ segment: SegmentReader) -> String {
        switch request.unit {
        case .clause: found.id
        case .document, .issue: found.document.id
        }
    }
}
