internal import Segments

/// The terms that score the hits of a query, looked up once in every segment so that scores do not depend on how the
/// collection is cut into segments.
struct Weight {
    let similarity: Similarity
    /// The terms, those that make a clause match in mode any first.
    private(set) var terms: [ScoringTerm] = []
    private let snapshot: Snapshot
    private let tables: ScoreTables

    /// Looks the terms of `texts` up; each distinct term counts once.
    init(
        _ texts: [QueryText], _ similarity: Similarity, _ snapshot: Snapshot, _ tables: ScoreTables
    ) throws(SegmentError) {
        self.similarity = similarity
        self.snapshot = snapshot
        self.tables = tables
        for part in similarity.parts {
            if part.field == .words {
                try add(texts, part)
                try addAlternatives(of: texts, areMatching: true)
            } else {
                try add(texts, part)
            }
        }
        try addAlternatives(of: texts, areMatching: false)
    }

    private mutating func add(_ texts: [QueryText], _ part: Similarity.Part) throws(SegmentError) {
        guard snapshot.segments.contains(where: { $0.reader.fields[part.field] != nil }) else { return }
        for (key, boost) in QueryTerms(texts, part.field).terms {
            let sources = try snapshot.segments.map { segment throws(SegmentError) in
                try key.source(part.field, segment.reader)
            }
            try add(
                sources, part, text: key.description, rule: nil, isMatching: part.field == .words,
                boost: boost)
        }
    }

    /// Adds a term for each alternative: its stretch of the query and its strings together.
    private mutating func addAlternatives(
        of texts: [QueryText], areMatching: Bool
    ) throws(SegmentError) {
        guard let part = similarity.stringPart else { return }
        for text in texts {
            for alternative in text.alternatives where !alternative.strings.isEmpty == areMatching {
                let sources = try snapshot.segments.map { segment throws(SegmentError) in
                    try Self.source(alternative, segment.reader)
                }
                try add(
                    sources, part, text: String(scalars: alternative.scalars), rule: alternative.rule,
                    isMatching: areMatching, boost: text.boost * alternative.weight)
            }
        }
    }

    private static func source(
        _ alternative: Alternative, _ segment: SegmentReader
    ) throws(SegmentError) -> TermSource? {
        guard let matcher = GramMatcher(segment), let field = segment.fields[.pairs] else { return nil }
        var matches = try matcher.matches(anyOf: alternative)
        if alternative.scoresItself { matches = matches.union(try matcher.matches(alternative.scalars)) }
        return matches.count > 0 ? .listed(matches, field) : nil
    }

    private mutating func add(
        _ sources: [TermSource?], _ part: Similarity.Part, text: String, rule: String?, isMatching: Bool,
        boost: Double
    ) throws(SegmentError) {
        var term = TermWeight(word: [], table: tables.table(part.field, part.function))
        for (segment, source) in zip(snapshot.segments, sources) {
            term.documentFrequency += try source?.liveCount(in: segment) ?? 0
        }
        guard term.documentFrequency > 0 else { return }
        term.sources = sources
        let idf = BM25.idf(
            clauseCount: snapshot.statistics[part.field].clauseCount,
            documentFrequency: term.documentFrequency
        )
        guard idf >= part.leastIDF else { return }
        let weight = part.weight * boost
        term.factor = weight * idf
        terms.append(
            ScoringTerm(
                field: part.field, text: text, rule: rule, isMatching: isMatching, weight: weight, idf: idf,
                term: term))
    }
}
