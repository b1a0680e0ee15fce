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
            var builder = ImpactBuilder()
            for posting in postings { builder.add(frequency: posting.0, length: posting.1) }
            let impact = builder.take(average: 30)
            let bound = read(impact).bound(score)
            #expect(postings.allSatisfy { score($0.0, $0.1) <= bound })
        }
    }

    @Test("three points that beat each other nowhere are kept as they are")
    func tight() {
        var builder = ImpactBuilder()
        for (frequency, length) in [(3, 20), (1, 4), (1, 9), (14, 60), (2, 25)] {
            builder.add(frequency: UInt32(frequency), length: UInt8(length))
        }
        let impact = read(builder.take(average: 30))
        let points = (0..<3).map { [impact.points[$0].frequency, impact.points[$0].length] }
        #expect(points == [[14, 60], [3, 20], [1, 4]])
        builder.add(frequency: 5, length: 9)
        #expect(builder.take(average: 30) == Impact([.init(frequency: 5, length: 9)]))
    }

    private func read(_ impact: Impact) -> Impact {
        var writer = ByteWriter()
        writer.append(impact)
        let bytes = part(writer.bytes)
        return Impact(low: bytes.load(UInt32.self, at: 0), high: bytes[4])
    }
}
