internal import Segments

/// Scores documents or issues by BM25 over all their clauses taken together.
///
/// A term's frequency in a unit is the sum of its frequencies in the clauses (lines of the contents and the header aside), its document
/// frequency the number of units that have it, and the length of a unit that of its clauses together. So the terms of a query may stand
/// in different clauses.
struct UnitScorer {
    private let terms: [Term]

    private struct Term {
        var scoring: ScoringTerm
        /// The units of each segment that have it, with its frequencies in them.
        var units: [Matches]
        var lengths: UnitLengths
        var norms: [Double]
        var idf: Double
        var documentFrequency: Int
    }

    /// Adds the postings of all terms up by units.
    ///
    /// O(postings + clauses).
    init(_ weight: Weight, _ unit: Unit, _ snapshot: Snapshot) throws(SegmentError) {
        var terms: [Term] = []
        var lengths: [Field: UnitLengths] = [:]
        for scoring in weight.terms where weight.interruption.allows(256) {
            let known = lengths[scoring.field] ?? UnitLengths(scoring.field, unit, snapshot)
            lengths[scoring.field] = known
            let units = try snapshot.segments.map { segment throws(SegmentError) in
                let units = try Self.units(scoring, unit, segment)
                _ = weight.interruption.allows(4 * units.count)
                return units
            }
            let frequency = units.reduce(0) { $0 + $1.count }
            guard frequency > 0 else { continue }
            let function = weight.similarity.function(of: scoring.field)
            terms.append(
                Term(
                    scoring: scoring, units: units, lengths: known, norms: function.norms(known.statistics),
                    idf: BM25.idf(clauseCount: known.statistics.clauseCount, documentFrequency: frequency),
                    documentFrequency: frequency))
        }
        self.terms = terms
    }

    private static func units(
        _ term: ScoringTerm, _ unit: Unit, _ segment: SnapshotSegment
    ) throws(SegmentError) -> Matches {
        guard let source = term.term.sources[segment.number] else { return Matches() }
        let clauses = try source.matches().filter {
            segment.isLive($0) && !segment.reader.role(of: $0).isFrontMatter
        }
        return UnitMap(segment.reader, unit).map(clauses)
    }

    /// The scores of increasing units of a segment, added up term by term.
    func scores(of units: [UInt32], inSegment number: Int) -> [Double] {
        var scores = [Double](repeating: 0, count: units.count)
        for term in terms {
            let list = term.units[number]
            var place = 0
            for (index, unit) in units.enumerated() {
                place = list.clauses.gallop(to: unit, from: place)
                guard place < list.count else { break }
                if list.clauses[place] == unit {
                    scores[index] += Self.score(term, list.counts[place], unit, number)
                }
            }
        }
        return scores
    }

    /// What each term adds to the score of one unit.
    func explain(_ unit: UInt32, inSegment number: Int) -> [ScorePart] {
        terms.compactMap { term in
            let list = term.units[number]
            let place = list.clauses.gallop(to: unit, from: 0)
            guard place < list.count, list.clauses[place] == unit else { return nil }
            return ScorePart(
                term: term.scoring.text, rule: term.scoring.rule, field: term.scoring.field,
                frequency: Int(list.counts[place]), documentFrequency: term.documentFrequency, idf: term.idf,
                weight: term.scoring.weight,
                length: LengthByte.decode(term.lengths.bytes[number][Int(unit)]),
                score: Self.score(term, list.counts[place], unit, number))
        }
    }

    private static func score(_ term: Term, _ frequency: UInt32, _ unit: UInt32, _ number: Int) -> Double {
        let norm = term.norms[Int(term.lengths.bytes[number][Int(unit)])]
        return term.scoring.weight * term.idf * BM25.saturation(frequency, norm: norm)
    }
}
