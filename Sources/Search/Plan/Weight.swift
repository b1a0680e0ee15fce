internal import Analysis
internal import Segments

/// The terms that score the hits of a query, looked up once in every segment so that scores do not depend on how the
/// collection is cut into segments.
struct Weight {
    let similarity: Similarity
    let terms: [ScoringTerm]

    /// Looks the terms of `texts` up; each distinct term counts once.
    init(_ texts: [QueryText], _ similarity: Similarity, _ snapshot: Snapshot) throws(SegmentError) {
        self.similarity = similarity
        var terms: [ScoringTerm] = []
        for part in similarity.parts {
            guard snapshot.segments.contains(where: { $0.reader.fields[part.field] != nil }) else { continue }
            let statistics = snapshot.statistics[part.field]
            let norms = part.function.norms(statistics)
            for key in Self.keys(texts, part.field) {
                let postings = try snapshot.segments.map { segment throws(SegmentError) in
                    try TermPostings(key, part.field, segment.reader)
                }
                let frequency = try Self.documentFrequency(postings, snapshot)
                guard frequency > 0 else { continue }
                terms.append(
                    ScoringTerm(
                        field: part.field, text: Self.text(key), key: key, postings: postings,
                        documentFrequency: frequency,
                        idf: BM25.idf(clauseCount: statistics.clauseCount, documentFrequency: frequency),
                        weight: part.weight, norms: norms))
            }
        }
        self.terms = terms
    }

    /// The distinct terms of a field in the texts, in order.
    private static func keys(_ texts: [QueryText], _ field: Field) -> [ScoringTerm.Key] {
        var keys: [ScoringTerm.Key] = []
        var seen: Set<[UInt32]> = []
        for text in texts {
            switch field {
            case .words:
                for word in text.words where seen.insert(word.map { UInt32($0) }).inserted {
                    keys.append(.word(word))
                }
            case .wordPairs: break
            case .pairs, .headings:
                for start in text.scalars.indices.dropLast() {
                    let gram = Array(text.scalars[start...(start + 1)])
                    if gram.allSatisfy(Grams.isContent), seen.insert(gram).inserted {
                        keys.append(.grams(gram))
                    }
                }
            case .characters:
                for scalar in text.scalars where Grams.isContent(scalar) && seen.insert([scalar]).inserted {
                    keys.append(.grams([scalar]))
                }
            }
        }
        return keys
    }

    private static func text(_ key: ScoringTerm.Key) -> String {
        switch key {
        case .word(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .grams(let scalars):
            var text = ""
            for scalar in scalars { text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
            return text
        }
    }

    /// The number of live clauses with a term.
    private static func documentFrequency(
        _ postings: [TermPostings?], _ snapshot: Snapshot
    ) throws(SegmentError) -> Int {
        var total = 0
        for (segment, postings) in zip(snapshot.segments, postings) {
            guard let postings else { continue }
            total += segment.hasDeletions ? try postings.count(where: segment.isLive) : postings.clauseCount
        }
        return total
    }
}
