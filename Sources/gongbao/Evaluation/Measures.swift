internal import Glibc

/// How good the ranking of one query is, or of many on average.
struct Measures: Equatable {
    /// Normalised discounted cumulative gain of the first ten: gain is the grade, discount the binary logarithm of rank + 1.
    var ndcg = 0.0
    /// One divided by the rank of the first relevant document, 0 where the first ten have none.
    var reciprocalRank = 0.0
    /// The share of relevant documents among the first hundred.
    var recall = 0.0

    /// The names of all measures, with the place of each.
    static var all: [(name: String, value: KeyPath<Measures, Double>)] {
        [("nDCG@10", \.ndcg), ("MRR@10", \.reciprocalRank), ("recall@100", \.recall)]
    }

    /// How many documents recall looks at.
    static let depth = 100

    private static let cutoff = 10

    /// Makes measures that are all 0.
    init() {}

    /// The measures of one ranking; all 0 where no document is relevant, as `trec_eval` has it.
    init(_ ranking: [Judgements.Name], grades: [Judgements.Name: Int]) {
        let relevant = grades.values.filter { $0 > 0 }.sorted(by: >)
        guard !relevant.isEmpty else { return }
        let top = ranking.prefix(Self.cutoff).map { max(0, grades[$0] ?? 0) }
        ndcg = Self.gain(top) / Self.gain(Array(relevant.prefix(Self.cutoff)))
        reciprocalRank = top.firstIndex { $0 > 0 }.map { 1 / Double($0 + 1) } ?? 0
        let found = ranking.prefix(Self.depth).count { (grades[$0] ?? 0) > 0 }
        recall = Double(found) / Double(relevant.count)
    }

    /// The average of the measures of many queries.
    init(average measures: [Measures]) {
        for one in measures {
            ndcg += one.ndcg
            reciprocalRank += one.reciprocalRank
            recall += one.recall
        }
        let count = Double(max(1, measures.count))
        ndcg /= count
        reciprocalRank /= count
        recall /= count
    }

    private static func gain(_ grades: [Int]) -> Double {
        grades.enumerated().reduce(0) { $0 + Double($1.element) / log2(Double($1.offset + 2)) }
    }
}
