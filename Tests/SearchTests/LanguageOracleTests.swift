import Analysis
import Segments
import Testing
import TestSupport

@testable import Search

/// The whole query language against an evaluator that tries every place of every clause.
///
/// `GONGBAO_CASES=100000 swift test --filter LanguageOracleTests` is the full run.
@Suite struct LanguageOracleTests {
    private static let shards = 4
    private static let treesPerIndex = 100

    @Test(
        "R5: random trees of every operator match what a naive evaluator says, NOT included",
        arguments: 0..<shards)
    func trees(shard: Int) throws {
        let wanted = TestEnvironment.caseCount(3_000) / Self.shards
        var count = 0
        var hitCount = 0
        var seed = UInt64(shard)
        while count < wanted {
            let run = try OracleRun(seed: seed)
            for _ in 0..<min(Self.treesPerIndex, wanted - count) {
                hitCount += try run.check() ? 1 : 0
                count += 1
            }
            seed += UInt64(Self.shards)
        }
        print("\(count) trees agree with the naive evaluator, \(hitCount) of them had hits")
        #expect(hitCount * 2 > count)
    }
}

/// Random trees over one index.
private final class OracleRun {
    private let index: TestIndex
    private let oracle: BruteForceSearch
    private let names: UnitNames
    private let analyzer = Analyzer()
    private var queries: RandomQuery
    private var random: SeededRandom

    init(seed: UInt64) throws {
        index = try RandomIndex(seed: seed, files: 6, hasDeletions: seed % 3 != 0, isDense: true).index(
            segments: Int(seed % 3) + 1)
        oracle = BruteForceSearch(index.documents)
        names = try UnitNames(index)
        queries = RandomQuery(seed: seed, index.documents, isDense: true)
        random = SeededRandom(seed: seed ^ 0xCAFE)
    }

    /// Compares one tree in all modes for one unit; whether it found something in exact mode.
    func check() throws -> Bool {
        let query = queries.tree(depth: 5)
        let unit = Unit.allCases.randomElement(using: &random) ?? .clause
        var hasHits = false
        for mode in [MatchMode.exact, .all, .any] {
            let expected = oracle.matches(query, mode: mode, unit: unit)
            let found = try names.matches(query, mode, unit, analyzer)
            #expect(
                found.map { Set($0.keys) } == expected.map { Set($0.keys) }, "\(mode) \(unit) \(query.tree())"
            )
            guard mode == .exact else { continue }
            #expect(found == expected, "\(unit) \(query.tree())")
            hasHits = expected?.isEmpty == false
        }
        return hasHits
    }
}
