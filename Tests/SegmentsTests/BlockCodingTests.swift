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
