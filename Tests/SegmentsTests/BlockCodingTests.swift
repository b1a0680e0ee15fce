import Testing

@testable import Segments

@Suite struct BlockCodingTests {
    private func roundTrip(_ values: [UInt32]) throws -> (decoded: [UInt32], isWhole: Bool) {
        var writer = ByteWriter()
        writer.append(0xAA)
        BlockCoding.encode(values, into: &writer)
        let end = writer.count
        writer.append(contentsOf: [0xBB, 0xBB])
        var decoded = [UInt32](repeating: 7, count: BlockCoding.size)
        let after = try BlockCoding.decode(part(writer.bytes), at: 1, into: &decoded)
        return (decoded, after == end)
    }

    @Test("a block of values of any width comes back", arguments: 0...32)
    func widths(width: Int) throws {
        var random = SeededGenerator(seed: UInt64(width))
        let top = width == 0 ? 0 : UInt32.max >> UInt32(32 - width)
        let values = (0..<128).map { _ in UInt32.random(in: 0...top, using: &random) }
        let result = try roundTrip(values)
        #expect(result.decoded == values)
        #expect(result.isWhole)
    }

    @Test("exceptions are patched", arguments: [1, 2, 5, 20, 64, 127, 128])
    func patches(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        var values = (0..<128).map { _ in UInt32.random(in: 0...7, using: &random) }
        for index in 0..<count { values[(index * 37) % 128] = .random(in: 0...UInt32.max, using: &random) }
        let result = try roundTrip(values)
        #expect(result.decoded == values)
        #expect(result.isWhole)
    }

    @Test("one exception at any place is patched and cheap", arguments: [0, 1, 3, 4, 63, 126, 127])
    func lonePatch(index: Int) throws {
        var values = [UInt32](repeating: 1, count: 128)
        values[index] = .max
        var writer = ByteWriter()
        BlockCoding.encode(values, into: &writer)
        #expect(writer.count < 32)
        #expect(try roundTrip(values).decoded == values)
    }

    @Test("any number of patches of any width beside values of any width come back", arguments: 0...31)
    func widthsAndPatches(width: Int) throws {
        var random = SeededGenerator(seed: UInt64(width))
        let low = (1 as UInt32) << UInt32(width) - 1
        for highWidth in [1, 2, 7, 8, 9, 31 - width, 32 - width]
        where highWidth > 0 && width + highWidth <= 32 {
            let high = UInt32.max >> UInt32(32 - width - highWidth)
            for count in [0, 1, 2, 3, 8, 31, 32, 33, 64, 100, 126, 127, 128] {
                var values = (0..<128).map { _ in UInt32.random(in: 0...low, using: &random) }
                values[5] = low
                for index in (0..<128).shuffled(using: &random).prefix(count) {
                    values[index] = .random(in: (low == .max ? low : low + 1)...high, using: &random)
                }
                let result = try roundTrip(values)
                #expect(result.decoded == values)
                #expect(result.isWhole)
            }
        }
    }

    @Test("every number of patches comes back and costs no more than none", arguments: 0...128)
    func patchCounts(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        for highWidth in [1, 5, 29] {
            var values = (0..<128).map { _ in UInt32.random(in: 0...7, using: &random) }
            for index in (0..<128).shuffled(using: &random).prefix(count) {
                values[index] |= (1 << UInt32(highWidth) - 1) << 3
            }
            let result = try roundTrip(values)
            #expect(result.decoded == values)
            #expect(result.isWhole)
            var writer = ByteWriter()
            BlockCoding.encode(values, into: &writer)
            let widest = 32 - (values.max() ?? 0).leadingZeroBitCount
            #expect(writer.count <= 2 + widest * 16)
        }
    }

    /// Puts a block together as the format says, from its parts.
    private func block(_ low: [UInt32], width: Int, patches: [(index: UInt8, high: UInt32)], highWidth: Int)
        -> [UInt8]
    {
        var lanes = [BitWriter](repeating: BitWriter(), count: 4)
        for (index, value) in low.enumerated() { lanes[index % 4].write(value, bits: width) }
        let words = lanes.map { lane in
            var lane = lane
            return lane.finish()
        }
        var bytes = [UInt8(width), UInt8(patches.count)]
        for row in 0..<width {
            for lane in 0..<4 { bytes += words[lane][(row * 4)..<(row * 4 + 4)] }
        }
        guard !patches.isEmpty else { return bytes }
        var highs = BitWriter()
        for patch in patches { highs.write(patch.high, bits: highWidth) }
        return bytes + [UInt8(highWidth)] + patches.map(\.index) + highs.finish()
    }

    @Test(
        "a block that was put together by hand is read, also with 128 patches of 32 bits", arguments: 0...32)
    func byHand(width: Int) throws {
        var random = SeededGenerator(seed: UInt64(width))
        let top = width == 0 ? 0 : UInt32.max >> UInt32(32 - width)
        let low = (0..<128).map { _ in UInt32.random(in: 0...top, using: &random) }
        for (count, highWidth) in [(0, 0), (1, 1), (128, 32 - width), (128, 32), (77, 32), (128, 0)] {
            if width == 32, count > 0 { continue }
            let patches = (0..<128 as Range<UInt8>).prefix(count).map { index in
                (index: index, high: UInt32.random(in: 0...(UInt32.max >> UInt32(width)), using: &random))
            }
            let bytes = block(low, width: width, patches: patches, highWidth: highWidth)
            var decoded = [UInt32](repeating: 7, count: 128)
            #expect(try BlockCoding.decode(part(bytes), at: 0, into: &decoded) == bytes.count)
            let mask = UInt32(truncatingIfNeeded: (1 as UInt64) << UInt64(highWidth) - 1)
            var expected = low
            for patch in patches { expected[Int(patch.index)] |= (patch.high & mask) << UInt32(width) }
            #expect(decoded == expected)
        }
    }

    @Test("a block is decoded from any offset to any address, and nothing else is written", arguments: 0...32)
    func untouched(width: Int) throws {
        var random = SeededGenerator(seed: UInt64(width))
        let top = width == 0 ? 0 : UInt32.max >> UInt32(32 - width)
        var values = (0..<128).map { _ in UInt32.random(in: 0...top, using: &random) }
        values[100] = .max
        for shift in 0..<9 {
            var writer = ByteWriter()
            for _ in 0..<shift { writer.append(0xEE) }
            BlockCoding.encode(values, into: &writer)
            var memory = [UInt8](repeating: 0xCD, count: 640)
            let bytes = part(writer.bytes)
            let end = unsafe memory.withUnsafeMutableBytes { memory in
                unsafe memory.baseAddress.flatMap {
                    unsafe BlockCoding.decode(bytes, at: shift, to: $0 + 64 + shift)
                }
            }
            #expect(end == writer.count)
            let start = 64 + shift
            #expect((memory[..<start] + memory[(start + 512)...]).allSatisfy { $0 == 0xCD })
            let decoded = part(memory)
            #expect((0..<128).map { decoded.load(UInt32.self, at: start + $0 * 4) } == values)
        }
    }

    @Test("random bytes with a likely beginning write nothing outside", arguments: 0..<4 as Range<UInt64>)
    func likelyNoise(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var accepted = 0
        for _ in 0..<600 {
            let size = Int.random(in: 0...1200, using: &random)
            var bytes = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
            let width = Int.random(in: 0...33, using: &random)
            if size > 2 {
                bytes[0] = UInt8(width)
                bytes[1] =
                    [0, 1, 128, 129, .random(in: 0...255, using: &random)].randomElement(
                        using: &random) ?? 0
            }
            let highWidth = 2 + width * 16
            if highWidth < size { bytes[highWidth] = .random(in: 0...34, using: &random) }
            var memory = [UInt8](repeating: 0xCD, count: 640)
            let source = part(bytes)
            let end = unsafe memory.withUnsafeMutableBytes { memory in
                unsafe memory.baseAddress.flatMap { unsafe BlockCoding.decode(source, at: 0, to: $0 + 64) }
            }
            if let end {
                accepted += 1
                #expect(end <= size)
            }
            #expect((memory[..<64] + memory[576...]).allSatisfy { $0 == 0xCD })
        }
        #expect(accepted > 30)
    }

    @Test("a block cut short is refused at every length")
    func truncated() throws {
        var writer = ByteWriter()
        BlockCoding.encode((0..<128).map { $0 == 5 ? 1 << 30 : UInt32($0) }, into: &writer)
        for count in 0..<writer.count {
            var values = [UInt32](repeating: 0, count: 128)
            if count == 0 { continue }
            #expect(throws: SegmentError.self) {
                try BlockCoding.decode(part(Array(writer.bytes.prefix(count))), at: 0, into: &values)
            }
        }
    }

    @Test("random bytes are decoded or refused")
    func noise() throws {
        var random = SeededGenerator(seed: 4)
        var refused = 0
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...600, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            var values = [UInt32](repeating: 0, count: 128)
            do {
                _ = try BlockCoding.decode(
                    part(bytes), at: .random(in: -2...4, using: &random), into: &values)
            } catch {
                refused += 1
            }
        }
        #expect(refused > 1000)
    }
}
