internal import Segments

/// Finds the best clauses of a query without scoring every clause that matches.
///
/// The result is that of scoring all of them with `Scorer`, ties included.
final class Ranker {
    private let snapshot: Snapshot
    private var evaluator = WindowEvaluator()
    private var entries: [TopCandidates.Entry] = []
    /// Whether all clauses are running text, of which the factors are equal.
    private lazy var hasOnlyBodies = snapshot.segments.allSatisfy { $0.reader.hasOnlyBodies }

    /// How many clauses, and terms, are worth the while; for more all clauses are scored.
    static let largestCount = 1024
    private static let largestTermCount = 1024

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    /// Whether it can rank so many clauses by a weight.
    static func canRank(_ count: Int, by weight: Weight) -> Bool {
        (1...largestCount).contains(count) && (1...largestTermCount).contains(weight.terms.count)
            && weight.shunned.isEmpty
    }

    /// The best clauses, best first, of the matches of each segment.
    func best(_ count: Int, of matches: [Matches], by weight: Weight) throws(SegmentError) -> [Candidate] {
        try best(count, weight) { evaluator, segment, rules throws(SegmentError) in
            try evaluator.findBest(among: matches[segment.number].clauses, rules)
        }
    }

    /// The best clauses, best first, among those that have one of the matching terms of a weight.
    func bestOfUnion(_ count: Int, by weight: Weight) throws(SegmentError) -> [Candidate] {
        try best(count, weight) { evaluator, segment, rules throws(SegmentError) in
            let count = weight.terms.count { $0.isMatching && $0.term.sources[segment.number] != nil }
            if count == 0 { return }
            var rules = rules
            if count < evaluator.listCount { rules.matchingCount = count }
            // Measured: with some forty lists, a tenth faster than all of the threshold.
            rules.asideSixteenths = 12
            try evaluator.findBestOfUnion(rules)
        }
    }

    /// The number of live clauses that have one of the matching terms of a weight.
    func countUnion(_ weight: Weight) throws(SegmentError) -> Int {
        defer { evaluator.close() }
        evaluator.interruption = weight.interruption
        let terms = weight.terms.filter(\.isMatching).map(\.term)
        if terms.count == 1 { return terms[0].documentFrequency }
        var count = 0
        for segment in snapshot.segments where try evaluator.open(terms, in: segment) > 0 {
            count += try evaluator.countUnion()
        }
        return count
    }

    private func best(
        _ count: Int, _ weight: Weight,
        _ find: (inout WindowEvaluator, SnapshotSegment, RankingRules) throws(SegmentError) -> Void
    ) throws(SegmentError) -> [Candidate] {
        defer { evaluator.close() }
        evaluator.interruption = weight.interruption
        var terms = weight.terms.map(\.term)
        TermWeight.scale(&terms, isOneTerm: false, fitsSums: true)
        // The factors are wrong by as much as one more term.
        evaluator.best.reset(limit: count, termCount: terms.count + 1)
        var found: [Candidate] = []
        for segment in snapshot.segments {
            _ = try evaluator.open(terms, in: segment)
            var rules = RankingRules()
            if !hasOnlyBodies { rules.factors = RoleFactors(weight.similarity, segment.reader) }
            try find(&evaluator, segment, rules)
            try take(segment, weight, into: &found)
        }
        found.sort { $0.score != $1.score ? $0.score > $1.score : $0.ordinal < $1.ordinal }
        return Array(found.prefix(count))
    }

    /// Scores what may be among the best exactly.
    private func take(
        _ segment: SnapshotSegment, _ weight: Weight, into found: inout [Candidate]
    ) throws(SegmentError) {
        evaluator.best.takeEntries(into: &entries)
        entries.sort { $0.clause < $1.clause }
        for entry in entries where weight.interruption.allows(4 * weight.terms.count) {
            let factor = weight.factor(of: entry.clause, in: segment)
            found.append(
                Candidate(
                    score: try evaluator.score(of: entry.clause) * factor, segment: segment.number,
                    ordinal: segment.base + Int(entry.clause), clause: entry.clause, unit: entry.clause))
        }
    }
}
