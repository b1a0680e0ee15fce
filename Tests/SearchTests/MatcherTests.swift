import Analysis
import Segments
import Testing
import TestSupport

@testable import Search

/// The engine against a search that looks at every clause.
@Suite struct MatcherTests {
    private static let cases = (0..<24).map { (seed: UInt64($0), segments: $0 % 4 + 1) }

    @Test("random query trees match the same units as often as a look at every clause says", arguments: cases)
    func oracle(seed: UInt64, segments: Int) throws {
        let index = try RandomIndex(seed: seed, files: 8, hasDeletions: seed % 3 != 0).index(segments: segments)
        let oracle = BruteForceSearch(index.documents)
        var queries = RandomQuery(seed: seed, index.documents)
        for _ in 0..<60 {
            let query = queries.tree(depth: 3)
            for mode in [MatchMode.exact, .all, .any] {
                for unit in Unit.allCases {
                    let expected = oracle.matches(query, mode: mode, unit: unit)
                    let found = try matches(query, mode, unit, index)
                    #expect(found?.units == expected.map { Set($0.keys) }, "\(mode) \(unit) \(query.tree())")
                    guard mode == .exact else { continue }
                    #expect(found?.counts == expected, "\(unit) \(query.tree())")
                }
            }
        }
    }

    private func matches(
        _ query: Query, _ mode: MatchMode, _ unit: Unit, _ index: TestIndex
    ) throws -> (units: Set<String>, counts: [String: Int])? {
        guard let analyzed = AnalyzedQuery(query, Analyzer()) else { return nil }
        var counts: [String: Int] = [:]
        for segment in index.snapshot.segments {
            let matches = try Matcher(segment, mode: mode, unit: unit).matches(analyzed)
            for (number, count) in zip(matches.clauses, matches.counts) {
                counts[try name(number, unit, segment, index), default: 0] += Int(count)
            }
        }
        return (Set(counts.keys), counts)
    }

    private func name(_ number: UInt32, _ unit: Unit, _ segment: SnapshotSegment, _ index: TestIndex) throws -> String {
        switch unit {
        case .clause: return try StoredClause(number, of: segment.reader, index.snapshot).id
        case .document: return try segment.reader.document(Int(number)).id
        case .issue: return index.snapshot.source(segment.reader.source(ofDocument: Int(number)))?.path ?? ""
        }
    }
}
