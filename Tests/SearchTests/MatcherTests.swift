import Analysis
import Segments
import Testing
import TestSupport

@testable import Search

/// The engine against a search that looks at every clause.
@Suite struct MatcherTests {
    private static let cases = (0..<20).map { (seed: UInt64($0), segments: $0 % 4 + 1) }

    @Test("random query trees match the same units as often as a look at every clause says", arguments: cases)
    func oracle(seed: UInt64, segments: Int) throws {
        let index = try RandomIndex(seed: seed, files: 8, hasDeletions: seed % 3 != 0).index(
            segments: segments)
        let oracle = BruteForceSearch(index.documents)
        let names = try Names(index)
        var queries = RandomQuery(seed: seed, index.documents)
        for _ in 0..<30 {
            let query = queries.tree(depth: 3)
            for mode in [MatchMode.exact, .all, .any] {
                for unit in Unit.allCases {
                    let expected = oracle.matches(query, mode: mode, unit: unit)
                    let found = try matches(query, mode, unit, index, names)
                    #expect(found?.units == expected.map { Set($0.keys) }, "\(mode) \(unit) \(query.tree())")
                    guard mode == .exact else { continue }
                    #expect(found?.counts == expected, "\(unit) \(query.tree())")
                }
            }
        }
    }

    private func matches(
        _ query: Query, _ mode: MatchMode, _ unit: Unit, _ index: TestIndex, _ names: Names
    ) throws -> (units: Set<String>, counts: [String: Int])? {
        guard let analyzed = AnalyzedQuery(query, Analyzer()) else { return nil }
        var counts: [String: Int] = [:]
        for segment in index.snapshot.segments {
            let matches = try Matcher(segment, mode: mode, unit: unit).matches(analyzed)
            for (number, count) in zip(matches.clauses, matches.counts) {
                counts[names[segment.number, unit, Int(number)], default: 0] += Int(count)
            }
        }
        return (Set(counts.keys), counts)
    }
}

/// The names of the units of an index by their numbers.
private struct Names {
    private var clauses: [[String]] = []
    private var documents: [[String]] = []
    private var files: [[String]] = []

    init(_ index: TestIndex) throws {
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
}
