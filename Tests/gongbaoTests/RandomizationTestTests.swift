import Testing

@testable import gongbao

@Suite struct RandomizationTestTests {
    /// The share of all sign patterns whose sum is at least as far from 0 as the observed one.
    private static func exact(_ differences: [Double]) -> Double {
        let observed = abs(differences.reduce(0, +)) - 1e-9
        var reached = 0
        for pattern in 0..<(1 << differences.count) {
            let sum = differences.enumerated().reduce(0) { sum, item in
                sum + (pattern >> item.offset & 1 == 1 ? item.element : -item.element)
            }
            if abs(sum) >= observed { reached += 1 }
        }
        return Double(reached) / Double(1 << differences.count)
    }

    @Test(
        "the probability is that of all sign patterns",
        arguments: [
            [0.5, 0.25, -0.125, 0.375, 0.0625, 0.3, 0.2, -0.4], [1, 1, 1, 1, 1, 1], [0.1, -0.1, 0.3, -0.2],
            [0.31, 0.07, 0.22, 0.5, 0.13, 0.4, 0.09, 0.6, 0.02, 0.11],
        ])
    func enumeration(differences: [Double]) {
        let sampled = RandomizationTest().probability(of: differences)
        #expect(abs(sampled - Self.exact(differences)) < 0.015)
    }

    @Test("the same seed gives the same probability, and queries that do not differ change nothing")
    func reproducible() {
        let differences = [0.5, -0.2, 0.3, 0.1, 0.4]
        let probability = RandomizationTest().probability(of: differences)
        #expect(probability == RandomizationTest().probability(of: [0] + differences + [0, 0]))
        #expect(probability == RandomizationTest().probability(of: differences.map { -$0 }))
    }

    @Test("settings that nowhere differ have the probability 1")
    func equal() {
        #expect(RandomizationTest().probability(of: []) == 1)
        #expect(RandomizationTest().probability(of: [0, 0]) == 1)
    }
}
