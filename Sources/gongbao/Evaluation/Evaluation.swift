/// A run measured by judgements.
struct Evaluation {
    /// What the run is called.
    let name: String
    /// The measures of each judged query, in the order of the judgements.
    let queries: [(id: Judgements.Name, measures: Measures)]
    /// The number of judged queries without any result.
    let emptyCount: Int

    /// Measures a run.
    ///
    /// Every judged query counts, those without results or without a relevant document as 0; queries that
    /// nobody judged do not count.
    init(_ name: String, _ run: RankedRun, _ judgements: Judgements) {
        self.name = name
        queries = judgements.queries.map { ($0.id, Measures(run[$0.id], grades: $0.grades)) }
        emptyCount = judgements.queries.count { run[$0.id].isEmpty }
    }

    /// The average over all queries.
    var average: Measures { Measures(average: queries.map(\.measures)) }

    /// The chance that two settings of equal worth differ as much as these do, by one measure.
    func probability(
        of measure: KeyPath<Measures, Double>, against other: Evaluation, _ test: RandomizationTest
    ) -> Double {
        test.probability(
            of: zip(queries, other.queries).map {
                $0.measures[keyPath: measure] - $1.measures[keyPath: measure]
            })
    }
}
