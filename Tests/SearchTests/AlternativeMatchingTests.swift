import Search
import TestSupport
import Testing

@Suite struct AlternativeMatchingTests {
    private static let pieces = ["养", "老", "养老", "服务", "户", "籍", "户口", "机构", "务", "的", "a"]

    private struct Case {
        var random: SeededRandom
        var documents: [TestDocument] = []
        var named: [VariantOracle.Rule] = []
        var shipped: [VariantOracle.Rule] = []

        init(seed: UInt64) {
            random = SeededRandom(seed: seed)
            for file in 0..<8 {
                for number in 0..<Int.random(in: 1...3, using: &random) {
                    let clauses = (0..<Int.random(in: 1...3, using: &random)).map { _ in string(0...6) }
                    documents.append(TestDocument("f\(file)d\(number)", file: "f\(file).txt", clauses))
                }
            }
            named = (0..<Int.random(in: 0...3, using: &random)).map { _ in rule() }
            shipped = (0..<Int.random(in: 0...3, using: &random)).map { _ in rule() }
        }

        mutating func string(_ count: ClosedRange<Int>) -> String {
            (0..<Int.random(in: count, using: &random)).reduce("") { text, _ in
                text + (AlternativeMatchingTests.pieces.randomElement(using: &random) ?? "")
            }
        }

        private mutating func rule() -> VariantOracle.Rule {
            let lefts = (0..<Int.random(in: 1...2, using: &random)).map { _ in string(1...2) }
            if lefts.count == 2, lefts[0] != lefts[1], random.oneIn(2) { return .init(lefts: lefts) }
            return .init(lefts: [lefts[0]], rights: (0...1).map { _ in string(1...2) })
        }
    }

    private static func table(_ rules: [VariantOracle.Rule]) -> SynonymTable? {
        let text = rules.map { $0.line + "\n" }.joined()
        return rules.isEmpty ? nil : SynonymTable.parse(Array(text.utf8), file: "t").table
    }

    private static func names(_ response: SearchResponse, _ unit: Unit) -> Set<String> {
        Set(response.hits.map { unit == .issue ? $0.file : $0.id })
    }

    @Test("every mode and unit finds what a search through all clauses does", arguments: UInt64(0)..<20)
    func oracle(seed: UInt64) throws {
        var sample = Case(seed: seed)
        let index = try TestIndex(sample.documents, segments: Int(seed % 3) + 1)
        let oracle = VariantOracle(sample.documents)
        var variants = QueryVariants()
        variants.synonyms = Self.table(sample.named)
        variants.shippedSynonyms = Self.table(sample.shipped)
        let both = sample.named + sample.shipped
        for _ in 0..<12 {
            let query = sample.string(1...4)
            guard oracle.spellingCount(query, sample.named) <= 64 else { continue }
            for unit in Unit.allCases {
                func found(_ mode: MatchMode) throws -> SearchResponse {
                    try index.search(query) {
                        $0.match = mode
                        $0.unit = unit
                        $0.variants = variants
                    }
                }
                for mode in [MatchMode.all, .any] {
                    let expected = oracle.units(query, both, mode, unit)
                    #expect(try Self.names(found(mode), unit) == expected, "\(mode) \(unit) \(query) \(both)")
                }
                #expect(try Self.names(found(.exact), unit) == oracle.units(query, [], .exact, unit))
                let automatic = try found(.auto)
                let expected = oracle.units(query, sample.named, .exact, unit)
                #expect((automatic.match == .exact) == !expected.isEmpty)
                guard automatic.match == .exact else { continue }
                #expect(Self.names(automatic, unit) == expected, "\(unit) \(query) \(sample.named)")
            }
        }
    }

    @Test("occurrences of all spellings are counted once each", arguments: UInt64(100)..<110)
    func occurrences(seed: UInt64) throws {
        var sample = Case(seed: seed)
        let index = try TestIndex(sample.documents)
        let oracle = VariantOracle(sample.documents)
        for _ in 0..<12 {
            let query = sample.string(1...3)
            let expected = oracle.starts(query, sample.named)
            guard expected > 0, oracle.spellingCount(query, sample.named) <= 64 else { continue }
            let count = try index.count(query) { $0.variants.synonyms = Self.table(sample.named) }
            #expect(count.hits == expected, "\(query) \(sample.named)")
        }
    }
}
