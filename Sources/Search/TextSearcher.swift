public import Analysis
internal import Segments

/// Answers texts by the blend of all fields, as a search in mode any ranks them: what benchmarks compare with the plain words of
/// `TermSearcher`.
///
/// Not for use by two threads at once (it keeps memory for the next query); make one a thread.
public final class TextSearcher {
    private let snapshot: Snapshot
    private let analyzer: Analyzer
    private let tables: ScoreTables
    private let ranker: Ranker
    private var names: ClauseNames

    /// Makes a searcher; the segmenter finds the words of the texts.
    public init(_ snapshot: Snapshot, segmenter: WordSegmenter = .icu) {
        self.snapshot = snapshot
        analyzer = Analyzer(
            kind: AnalyzerKind(rawValue: snapshot.commit.schema.analyzer) ?? .icu, segmenter: segmenter)
        tables = ScoreTables(snapshot)
        ranker = Ranker(snapshot)
        names = ClauseNames(snapshot)
    }

    /// The best hits among the clauses that have a word of a text, ties in the order of indexing, and the number of those
    /// clauses where it is wanted.
    public func answer(_ text: String, hits: Int, isCounted: Bool) throws(SearchError) -> TermAnswer {
        var answer = TermAnswer()
        guard let text = QueryText(text, analyzer, isPhrase: false, isLiteral: false) else { return answer }
        return try Searcher.wrap { () throws(SegmentError) in
            let weight = try Weight([text], .blend, self.snapshot, self.tables)
            if isCounted { answer.total = try self.ranker.countUnion(weight) }
            guard Ranker.canRank(hits, by: weight) else { return answer }
            for hit in try self.ranker.bestOfUnion(hits, by: weight) {
                answer.hits.append((try self.names.id(of: hit.clause, inSegment: hit.segment), hit.score))
            }
            return answer
        }
    }
}
