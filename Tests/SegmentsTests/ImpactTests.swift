import Testing

@testable import Segments

@Suite struct ImpactTests {
    @Test(
        "the bound is above the score of every posting",
        arguments: [(1.2, 0.75), (0.9, 0.4), (2.0, 0.0), (0.0, 1.0), (10.0, 1.0)])
    func bound(k1: Double, b: Double) {
        func score(_ frequency: UInt32, _ length: UInt8) -> Double {
            let norm = k1 * (1 - b + b * Double(LengthByte.decode(length)) / 30)
            return Double(frequency) / (Double(frequency) + norm)
        }
        var random = SeededGenerator(seed: 9)
        for _ in 0..<200 {
            let most = [1, 2, 3, 4, 10, 254, 255, 256, 100_000].randomElement(using: &random) ?? 1
            let postings = (0..<128).map { _ in
                (
                    UInt32.random(in: 1...UInt32(most), using: &random),
                    UInt8.random(in: 0...255, using: &random)
                )
            }
            var impact = Impact()
            for posting in postings { impact.add(frequency: posting.0, length: posting.1) }
            let bound = Impact(packed: impact.packed).bound(score)
            #expect(postings.allSatisfy { score($0.0, $0.1) <= bound })
        }
    }

    @Test("the bound of equal postings is their score")
    func tight() {
        var impact = Impact()
        for _ in 0..<128 { impact.add(frequency: 3, length: 20) }
        #expect(impact.bound { Double($0) / (Double($0) + Double($1)) } == 3.0 / 23)
    }
}
