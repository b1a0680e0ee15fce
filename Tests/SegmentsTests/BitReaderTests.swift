import Testing

@testable import Segments

@Suite struct BitReaderTests {
    @Test("bit fields of any width come back", arguments: borderCounts)
    func fields(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let fields = (0..<count).map { _ in
            let width = Int.random(in: 0...32, using: &random)
            return (UInt32(truncatingIfNeeded: random.next() & ((1 << UInt64(width)) - 1)), width)
        }
        var writer = BitWriter()
        for (value, width) in fields { writer.write(value, bits: width) }
        var reader = BitReader(part(writer.finish()))
        #expect(fields.allSatisfy { reader.read(bits: $0.1) == $0.0 })
    }

    @Test("gamma codes come back", arguments: borderCounts)
    func gamma(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let values = (0..<count).map { _ in
            max(1, UInt32(truncatingIfNeeded: random.next()) >> UInt32.random(in: 0...31, using: &random))
        }
        var writer = BitWriter()
        for value in values { writer.write(gamma: value) }
        var reader = BitReader(part(writer.finish()))
        #expect(values.allSatisfy { reader.readGamma() == $0 })
    }

    @Test("gamma codes of powers of two and their neighbours come back", arguments: 0...31)
    func gammaBorders(power: Int) {
        let value: UInt32 = 1 << UInt32(power)
        let values = [value, value | 1, value == 1 ? 1 : value - 1, UInt32.max]
        var writer = BitWriter()
        for value in values { writer.write(gamma: value) }
        var reader = BitReader(part(writer.finish()))
        #expect(values.map { _ in reader.readGamma() } == values)
    }

    @Test(
        "truncated binary codes come back",
        arguments: [1, 2, 3, 4, 5, 7, 8, 9, 100, 255, 256, 257, 65_535, 1 << 31, (1 << 32) - 1, 1 << 32])
    func truncatedBinary(range: Int) {
        var random = SeededGenerator(seed: UInt64(range))
        let values =
            [0, range - 1, range / 2] + (0..<200).map { _ in Int.random(in: 0..<range, using: &random) }
        var writer = BitWriter()
        for value in values { writer.write(value, below: range) }
        var reader = BitReader(part(writer.finish()))
        #expect(values.map { _ in reader.read(below: range) } == values)
    }

    @Test("a value below a range stays below it whatever the bits say", arguments: [1, 2, 3, 1000, 1 << 32])
    func noise(range: Int) {
        var random = SeededGenerator(seed: 1)
        var reader = BitReader(part((0..<100).map { _ in UInt8.random(in: 0...255, using: &random) }))
        for _ in 0..<500 { #expect((0..<range).contains(reader.read(below: range))) }
    }

    @Test("past the end every bit is zero and no gamma code is found")
    func end() {
        var reader = BitReader(part([0xFF]))
        #expect(reader.read(bits: 12) == 0xFF)
        #expect(reader.read(bits: 32) == 0)
        #expect(reader.readGamma() == 0)
    }
}
