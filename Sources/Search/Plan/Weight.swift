internal import Segments

/// The terms that score the hits of a query, looked up once in every segment so that scores do not depend on how the
/// collection is cut into segments.
struct Weight {
    let similarity: Similarity
    /// The terms, those that make a clause match in mode any first.
    private(set) var terms: [ScoringTerm] = []
    /// The documents of each segment that hold a text that the query excludes; empty where it excludes none.
    private(set) var shunned: [Set<Int>] = []
    private let snapshot: Snapshot
    private let tables: ScoreTables
    let interruption: Interruption

    /// The factor of clauses of shunned documents: who excludes a text wants documents without it first.
    private static let shunnedFactor = 0.1

    /// Looks the terms of `texts` up; each distinct term counts once.
    init(
        _ texts: [QueryText], _ similarity: Similarity, _ snapshot: Snapshot, _ tables: ScoreTables,
        _ interruption: Interruption = Interruption()
    ) throws(SegmentError) {
        self.interruption = interruption
        self.similarity = similarity
        self.snapshot = snapshot
        self.tables = tables
        for part in similarity.parts {
            guard snapshot.segments.contains(where: { $0.reader.fields[part.field] != nil }) else { continue }
            // Of a query of single characters they are all that there is to score.
            let hasPairs = texts.contains { $0.scalars.count > 1 }
            try add(QueryTerms(texts, part.field).terms, part, within: hasPairs ? part.shares : 0...1)
            if part.field == .words { try addAlternatives(of: texts, areMatching: true) }
        }
        try addAlternatives(of: texts, areMatching: false)
    }

    /// Takes the documents that hold an excluded text as less wanted, clause by clause of other texts.
    mutating func shun(_ excluded: [QueryText], _ mode: MatchMode) throws(SegmentError) {
        guard case .blend = similarity, !excluded.isEmpty else { return }
        shunned = try snapshot.segments.map { segment throws(SegmentError) in
            let matcher = Matcher(segment, mode: mode, unit: .document, budget: WorkBudget(interruption))
            var documents: Set<Int> = []
            for text in excluded {
                for document in try matcher.evaluate(text).clauses { documents.insert(Int(document)) }
            }
            return documents
        }
    }

    /// The factor of a clause's score: for what it is, and for whether its document holds an excluded text.
    func factor(of clause: UInt32, in segment: SnapshotSegment) -> Double {
        let reader = segment.reader
        let factor = similarity.factor(reader.role(of: clause))
        guard !shunned.isEmpty else { return factor }
        let document = reader.parent(ofDocument: reader.document(ofClause: clause))
        return shunned[segment.number].contains(document) ? factor * Self.shunnedFactor : factor
    }

    /// What a snippet gains by showing a word, by its text, or a whole text, by its folded scalars: what it can add to a score.
    func markWeights(of texts: [QueryText]) -> [String: Double] {
        var weights: [String: Double] = [:]
        for term in terms where term.field == .words { weights[term.text] = term.term.factor }
        for text in texts where text.words.count > 1 || text.isPhrase {
            let words = text.words.reduce(0) { $0 + (weights[String(decoding: $1, as: UTF8.self)] ?? 0) }
            if words > 0 { weights[FoldedString.text(text.scalars)] = words }
        }
        return weights
    }

    private mutating func add(
        _ wanted: [(key: QueryTerms.Key, boost: Double)], _ part: Similarity.Part,
        within shares: ClosedRange<Double>
    ) throws(SegmentError) {
        for (key, boost) in wanted where interruption.allows(256) {
            guard let sources = try sources(key, part.field, leastShare: shares.lowerBound) else { continue }
            try add(
                sources, part, within: shares, text: key.description, isMatching: part.field == .words,
                boost: boost)
        }
    }

    /// Where a term's postings are in each segment; `nil` where it is sure, without merging any, that too few clauses have it.
    private func sources(
        _ key: QueryTerms.Key, _ field: Field, leastShare: Double
    ) throws(SegmentError) -> [TermSource?]? {
        var sources: [TermSource?] = []
        var most = 0
        for segment in snapshot.segments {
            let source = try key.source(field, segment.reader)
            sources.append(source)
            most += source?.clauseCount ?? 0
            if source == nil, field == .characters {
                let clauseCount = segment.reader.clauseCount
                most += min(SegmentLayout.characterThreshold(clauseCount: clauseCount) - 1, clauseCount)
            }
        }
        guard Double(most) >= leastShare * Double(snapshot.statistics[field].clauseCount) else { return nil }
        for segment in snapshot.segments where sources[segment.number] == nil {
            sources[segment.number] = try key.mergedSource(field, segment.reader, interruption)
        }
        return sources
    }

    /// Adds a term for each alternative: its stretch of the query and its strings together.
    private mutating func addAlternatives(
        of texts: [QueryText], areMatching: Bool
    ) throws(SegmentError) {
        guard let part = similarity.stringPart else { return }
        for text in texts {
            for alternative in text.alternatives where !alternative.strings.isEmpty == areMatching {
                let sources = try snapshot.segments.map { segment throws(SegmentError) in
                    try self.source(alternative, segment.reader)
                }
                try add(
                    sources, part, within: part.shares, text: FoldedString.text(alternative.scalars),
                    rule: alternative.rule, isMatching: areMatching, boost: text.boost * alternative.weight)
            }
        }
    }

    private func source(
        _ alternative: Alternative, _ segment: SegmentReader
    ) throws(SegmentError) -> TermSource? {
        guard let matcher = GramMatcher(segment, interruption), let field = segment.fields[.pairs] else {
            return nil
        }
        var matches = try matcher.matches(anyOf: alternative)
        if alternative.scoresItself { matches = matches.union(try matcher.matches(alternative.scalars)) }
        return matches.count > 0 ? .listed(matches, field) : nil
    }

    private mutating func add(
        _ sources: [TermSource?], _ part: Similarity.Part, within shares: ClosedRange<Double>, text: String,
        rule: String? = nil, isMatching: Bool, boost: Double
    ) throws(SegmentError) {
        var term = TermWeight(word: [], table: tables.table(part.field, part.function))
        for (segment, source) in zip(snapshot.segments, sources) {
            term.documentFrequency += try source?.liveCount(in: segment) ?? 0
        }
        let clauseCount = snapshot.statistics[part.field].clauseCount
        let share = Double(term.documentFrequency) / Double(max(1, clauseCount))
        guard term.documentFrequency > 0, shares.contains(share) else { return }
        term.sources = sources
        let idf = BM25.idf(clauseCount: clauseCount, documentFrequency: term.documentFrequency)
        let weight = part.weight * boost
        term.factor = weight * idf
        terms.append(
            ScoringTerm(
                field: part.field, text: text, rule: rule, isMatching: isMatching, weight: weight, idf: idf,
                term: term))
    }
}
