import Testing

@testable import Segments

@Suite struct InterpolativeCodeTests {
    private func roundTrip(_ values: [UInt32], low: Int, high: Int) -> (decoded: [UInt32], bytes: Int) {
        var writer = BitWriter()
        InterpolativeCode.encode(values[...], low: low, high: high, into: &writer)
        writer.write(0x155, bits: 10)
        let bytes = writer.finish()
        var reader = BitReader(part(bytes))
        var decoded = [UInt32](repeating: 0, count: values.count)
        let isWhole = decode(values.count, low...max(low, high), into: &decoded, from: &reader)
        return (isWhole && reader.read(bits: 10) == 0x155 ? decoded : [], bytes.count)
    }

    @Test("increasing values come back", arguments: borderCounts)
    func values(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        for span in [count, count + 1, count * 2 + 1, count * 1000 + 5] where span > 0 {
            var chosen = Set<UInt32>()
            while chosen.count < count {
                chosen.insert(UInt32.random(in: 3..<UInt32(span + 3), using: &random))
            }
            let values = chosen.sorted()
            #expect(roundTrip(values, low: 3, high: span + 2).decoded == values)
        }
    }

    @Test("a full run costs nothing")
    func run() {
        let values = (100..<5100).map { UInt32($0) }
        #expect(roundTrip(values, low: 100, high: 5099).bytes == 2)
    }

    @Test("the widest bounds work")
    func widest() {
        let values: [UInt32] = [0, 1, 1 << 31, .max - 1, .max]
        #expect(roundTrip(values, low: 0, high: Int(UInt32.max)).decoded == values)
    }

    @Test("decoded values increase within their bounds whatever the bits say")
    func noise() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<300 {
            let bytes = (0..<40).map { _ in UInt8.random(in: 0...255, using: &random) }
            var reader = BitReader(part(bytes))
            let count = Int.random(in: 1...128, using: &random)
            let high = count + Int.random(in: 9..<3000, using: &random)
            var values = [UInt32](repeating: 0, count: 128)
            #expect(
                decode(count, 10...high, into: &values, from: &reader))
            #expect(zip(values, values.dropFirst()).prefix(count - 1).allSatisfy { $0 < $1 })
            #expect(values[0] >= 10 && values[count - 1] <= high)
        }
    }

    @Test("more values than the bounds hold are refused")
    func impossible() {
        var reader = BitReader(part([]))
        var values = [UInt32](repeating: 0, count: 128)
        #expect(!decode(5, 10...13, into: &values, from: &reader))
        #expect(!decode(5, 0...(1 << 32), into: &values, from: &reader))
    }

    private func decode(
        _ count: Int, _ bounds: ClosedRange<Int>, into values: inout [UInt32], from reader: inout BitReader
    ) -> Bool {
        if count == 0 { return true }
        return unsafe values.withRawBytes { target in
            unsafe InterpolativeCode.decode(
                count: count, low: bounds.lowerBound, high: bounds.upperBound, to: target, from: &reader)
        }
    }
}
