internal import Segments

/// The score tables of the fields of a snapshot, each made once.
final class ScoreTables {
    private let statistics: CollectionStatistics
    private var tables: [(field: Field, function: BM25, table: ScoreTable)] = []

    init(_ snapshot: Snapshot) {
        statistics = snapshot.statistics
    }

    /// The table of a field.
    func table(_ field: Field, _ function: BM25) -> ScoreTable {
        if let known = tables.first(where: { $0.field == field && $0.function == function }) {
            return known.table
        }
        let table = ScoreTable(norms: function.norms(statistics[field]))
        tables.append((field, function, table))
        return table
    }
}
