internal import Analysis
internal import Segments

/// How the terms of a benchmark query are combined.
public enum TermOperation: String, Sendable, CaseIterable {
    /// One term.
    case term = "TERM"
    /// All terms.
    case and = "AND"
    /// At least one term.
    case or = "OR"
    /// The terms follow each other without a gap.
    case phrase = "PHRASE"
}

/// The answer to a benchmark query.
public struct TermAnswer: Sendable {
    /// The number of matching clauses.
    public var total: Int
    /// The best clauses with their BM25 scores.
    public var hits: [(id: String, score: Double)]
}

/// Answers queries made of words of the index, by plain BM25: what engines are compared by.
public struct TermSearcher: Sendable {
    private let snapshot: Snapshot
    private let function: BM25

    /// Makes a searcher.
    public init(_ snapshot: Snapshot, _ function: BM25) {
        self.snapshot = snapshot
        self.function = function
    }

    /// The matches of a query and its best hits, ties in the order of indexing.
    public func answer(_ operation: TermOperation, _ terms: [String], hits: Int) throws(SearchError)
        -> TermAnswer
    {
        try Searcher.wrap { () throws(SegmentError) in
            try find(operation, terms.map { Array($0.utf8) }, hits: hits)
        }
    }

    private func find(
        _ operation: TermOperation, _ words: [[UInt8]], hits: Int
    ) throws(SegmentError) -> TermAnswer {
        let text = QueryText(spellings: [], words: words, isPhrase: false)
        let weight = try hits > 0 ? Weight([text], .bm25(function), snapshot) : nil
        var total = 0
        var candidates: [Candidate] = []
        for segment in snapshot.segments {
            var matches = try self.matches(operation, words, segment.reader)
            if segment.hasDeletions { matches = matches.filter(segment.isLive) }
            total += matches.count
            guard let weight else { continue }
            let scores =
                operation == .phrase
                ? phraseScores(matches, words, weight, segment.reader)
                : try Scorer(weight, segment).scores(of: matches.clauses)
            for (clause, score) in zip(matches.clauses, scores) {
                candidates.append(
                    Candidate(
                        score: score, segment: segment.number, ordinal: segment.base + Int(clause),
                        clause: clause,
                        unit: clause))
            }
        }
        let best = try CandidateOrder(snapshot, .score).sorted(candidates, first: hits)
        var answer = TermAnswer(total: total, hits: [])
        var caches = RecordCaches()
        for candidate in best.prefix(hits) {
            let segment = snapshot.segments[candidate.segment].reader
            let found = try StoredClause(candidate.clause, of: segment, snapshot, &caches)
            answer.hits.append((found.id, candidate.score))
        }
        return answer
    }

    private func matches(
        _ operation: TermOperation, _ words: [[UInt8]], _ segment: SegmentReader
    ) throws(SegmentError) -> Matches {
        let matcher = WordMatcher(segment)
        switch operation {
        case .term, .or:
            var matches = Matches()
            for word in words { matches = matches.union(try matcher.matches(word)) }
            return matches
        case .and: return try matcher.matchesAll(words)
        case .phrase:
            if segment.fields[.words]?.hasPositions == true { return try matcher.matchesPhrase(words) }
            let text = TextFolder().fold(String(decoding: words.flatMap { $0 }, as: UTF8.self))
            return try GramMatcher(segment)?.matches(text.scalars) ?? Matches()
        }
    }

    /// A phrase is one term: its idf the sum of those of its words, its frequency that of the phrase.
    private func phraseScores(
        _ matches: Matches, _ words: [[UInt8]], _ weight: Weight, _ segment: SegmentReader
    ) -> [Double] {
        var idf = 0.0
        for word in words { idf += weight.terms.first { $0.key == .word(word) }?.idf ?? 0 }
        guard let norms = weight.terms.first?.norms, let field = segment.fields[.words] else {
            return [Double](repeating: 0, count: matches.count)
        }
        return zip(matches.clauses, matches.counts).map { clause, count in
            idf * BM25.saturation(count, norm: norms[Int(field.lengthByte(of: clause))])
        }
    }
}
