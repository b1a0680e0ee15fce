import Analysis
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
        let names = try UnitNames(index)
        let analyzer = Analyzer()
        var queries = RandomQuery(seed: seed, index.documents)
        for _ in 0..<30 {
            let query = queries.tree(depth: 3)
            for mode in [MatchMode.exact, .all, .any] {
                for unit in Unit.allCases {
                    let expected = oracle.matches(query, mode: mode, unit: unit)
                    let found = try names.matches(query, mode, unit, analyzer)
                    #expect(
                        found.map { Set($0.keys) } == expected.map { Set($0.keys) },
                        "\(mode) \(unit) \(query.tree())")
                    guard mode == .exact else { continue }
                    #expect(found == expected, "\(unit) \(query.tree())")
                }
            }
        }
    }
}
