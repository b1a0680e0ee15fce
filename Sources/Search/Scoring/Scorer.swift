internal import Segments

/// Scores clauses of one segment by the terms of a weight.
struct Scorer {
    private let weight: Weight
    private let segment: SnapshotSegment

    init(_ weight: Weight, _ segment: SnapshotSegment) {
        self.weight = weight
        self.segment = segment
    }

    /// The scores of increasing clauses.
    ///
    /// They are added up term by term, in the order of the weight, so that sums are always the same.
    func scores(of clauses: [UInt32]) throws(SegmentError) -> [Double] {
        var scores = [Double](repeating: 0, count: clauses.count)
        for term in weight.terms {
            guard let source = term.term.sources[segment.number] else { continue }
            var postings = try TermPostings(source)
            let factor = term.term.factor
            for (index, clause) in clauses.enumerated() where weight.interruption.allows(4) {
                let frequency = try postings.frequency(in: clause)
                guard frequency > 0 else { continue }
                let norm = term.term.table.norms[Int(postings.lengthByte(of: clause))]
                scores[index] += factor * BM25.saturation(frequency, norm: norm)
            }
        }
        for (index, clause) in clauses.enumerated() {
            scores[index] *= weight.factor(of: clause, in: segment)
        }
        return scores
    }

    /// What each term adds to the score of one clause.
    func explain(_ clause: UInt32) throws(SegmentError) -> [ScorePart] {
        var parts: [ScorePart] = []
        for term in weight.terms {
            guard let source = term.term.sources[segment.number] else { continue }
            var postings = try TermPostings(source)
            let frequency = try postings.frequency(in: clause)
            guard frequency > 0 else { continue }
            let length = postings.lengthByte(of: clause)
            let score =
                term.term.factor * BM25.saturation(frequency, norm: term.term.table.norms[Int(length)])
                * weight.factor(of: clause, in: segment)
            parts.append(
                ScorePart(
                    term: term.text, rule: term.rule, field: term.field, frequency: Int(frequency),
                    documentFrequency: term.documentFrequency, idf: term.idf, weight: term.weight,
                    length: LengthByte.decode(length), score: score))
        }
        return parts
    }
}
