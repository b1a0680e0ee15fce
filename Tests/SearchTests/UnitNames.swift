import Analysis
import Segments
import TestSupport

@testable import Search

/// The names of the units of an index by their numbers.
struct UnitNames {
    private let index: TestIndex
    private var clauses: [[String]] = []
    private var documents: [[String]] = []
    private var files: [[String]] = []

    init(_ index: TestIndex) throws {
        self.index = index
        for segment in index.snapshot.segments {
            let reader = segment.reader
            var caches = RecordCaches()
            clauses.append(
                try (0..<UInt32(reader.clauseCount)).map {
                    try StoredClause($0, of: reader, index.snapshot, &caches).id
                })
            documents.append(try (0..<reader.documentCount).map { try reader.document($0).id })
            files.append(
                (0..<reader.documentCount).map {
                    index.snapshot.source(reader.source(ofDocument: $0))?.path ?? ""
                })
        }
    }

    subscript(segment: Int, unit: Unit, number: Int) -> String {
        switch unit {
        case .clause: clauses[segment][number]
        case .document: documents[segment][number]
        case .issue: files[segment][number]
        }
    }

    /// What the engine finds, with the counts; `nil` where nothing is left of the query.
    func matches(
        _ query: Query, _ mode: MatchMode, _ unit: Unit, _ analyzer: Analyzer
    ) throws -> [String: Int]? {
        guard let analyzed = AnalyzedQuery(query, analyzer) else { return nil }
        var counts: [String: Int] = [:]
        for segment in index.snapshot.segments {
            let matches = try Matcher(segment, mode: mode, unit: unit).matches(analyzed)
            for (number, count) in zip(matches.clauses, matches.counts) {
                counts[self[segment.number, unit, Int(number)], default: 0] += Int(count)
            }
        }
        return counts
    }
}
