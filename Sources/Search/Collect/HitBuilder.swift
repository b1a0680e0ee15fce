internal import Analysis
internal import Segments

/// Fetches what is stored of a candidate and makes a hit of it.
struct HitBuilder {
    private let snapshot: Snapshot
    private let request: SearchRequest
    private let weight: Weight
    private let snippets: SnippetBuilder
    private var caches = RecordCaches()

    init(
        _ snapshot: Snapshot, _ request: SearchRequest, _ plan: QueryPlan, _ mode: MatchMode,
        _ weight: Weight,
        _ analyzer: Analyzer
    ) {
        self.snapshot = snapshot
        self.request = request
        self.weight = weight
        let schema = snapshot.commit.schema
        snippets = SnippetBuilder(
            Highlighter(plan.texts, mode: mode, hasGrams: schema.hasGrams, analyzer: analyzer),
            folder: TextFolder(
                mode: schema.analyzer == AnalyzerKind.whitespace.rawValue ? .pretokenized : .content),
            length: request.snippetLength)
    }

    mutating func hit(_ candidate: Candidate, rank: Int, more: Int) throws(SegmentError) -> Hit {
        let place = snapshot.segments[candidate.segment]
        let segment = place.reader
        let found = try StoredClause(candidate.clause, of: segment, snapshot, &caches)
        let explanation = request.explains ? try Scorer(weight, place).explain(candidate.clause) : []
        return Hit(
            rank: rank, score: candidate.score, id: id(candidate, found, segment), file: found.file,
            lines: try lines(candidate, found, segment), clauseID: found.id, clause: found.clause,
            role: found.role, path: found.path, part: found.part, document: found.document,
            snippet: snippets.snippet(of: found.clause.text), explanation: explanation, more: more)
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

    private func id(_ candidate: Candidate, _ found: StoredClause, _ segment: SegmentReader) -> String {
        switch request.unit {
        case .clause: found.id
        case .document, .issue: found.document.id
        }
    }
}
