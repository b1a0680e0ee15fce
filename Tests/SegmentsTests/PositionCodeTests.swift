import Testing

@testable import Segments

@Suite struct PositionCodeTests {
    /// Writes positions between other bits, reads them back and looks whether the reader stands behind them.
    private func expectRoundTrip(_ positions: [UInt32], width: Int) {
        var writer = BitWriter()
        writer.write(5, bits: 3)
        writer.reserve(bits: positions.count * 32)
        unsafe positions.withUnsafeBufferPointer { positions in
            guard let start = positions.baseAddress else { return }
            unsafe PositionCode.write(start, positions.count, width: width, into: &writer)
        }
        #expect(writer.count == 3 + PositionCode.bitCount(positions.count, width: width))
        writer.write(0x155, bits: 9)
        let bytes = writer.finish()
        #expect(read(positions.count, width: width, bytes, atBit: 3) == positions)
        let end = 3 + PositionCode.bitCount(positions.count, width: width)
        var reader = BitReader(part(bytes), atBit: end)
        #expect(reader.read(bits: 9) == 0x155)
    }

    /// Positions read from bytes and the zeros behind them; `nil` where they do not increase.
    private func read(_ count: Int, width: Int, _ bytes: [UInt8], atBit bit: Int) -> [UInt32]? {
        let padded = bytes + [UInt8](repeating: 0, count: 600)
        // One more, which must stay as it is.
        var positions = [UInt32](repeating: 77, count: count + 1)
        let isIncreasing = unsafe padded.withUnsafeBytes { source in
            unsafe positions.withUnsafeMutableBufferPointer { target -> Bool in
                guard let base = source.baseAddress, let start = target.baseAddress else { return false }
                return unsafe PositionCode.read(count, width: width, base, atBit: bit, to: start)
            }
        }
        #expect(positions.removeLast() == 77)
        #expect(positions.allSatisfy { Int($0) < 1 << width })
        return isIncreasing ? positions : nil
    }

    @Test("increasing positions of every width and count come back", arguments: 1...31)
    func widths(width: Int) {
        var random = SeededGenerator(seed: UInt64(width))
        let top = UInt32((1 << width) - 1)
        for count in Array(1...9) + [31, 64, 127] where count <= 1 << width {
            for _ in 0..<20 {
                // Up to the top, around the middle, or close together.
                let span: UInt32 = Bool.random(using: &random) ? top : min(top, UInt32(2 * count))
                let low: UInt32 = [0, top - span, (top - span) / 2].randomElement(using: &random) ?? 0
                var chosen = Set<UInt32>()
                while chosen.count < count { chosen.insert(.random(in: low...(low + span), using: &random)) }
                expectRoundTrip(chosen.sorted(), width: width)
            }
        }
    }

    @Test("pairs on and beside the border between the halves come back", arguments: 1...31)
    func borders(width: Int) {
        let half = 1 << (width - 1)
        let top = (1 << width) - 1
        let inside = [0, 1, half - 2, half - 1, half, half + 1, top - 1, top].filter { $0 >= 0 && $0 <= top }
        let places = Set(inside).sorted().map { UInt32($0) }
        for first in places {
            expectRoundTrip([first], width: width)
            for second in places where second > first {
                expectRoundTrip([first, second], width: width)
                for third in places where third > second {
                    expectRoundTrip([first, second, third], width: width)
                }
            }
        }
        expectRoundTrip(places, width: width)
    }

    @Test("the only position of a clause of one takes no bits")
    func widthZero() {
        expectRoundTrip([0], width: 0)
        #expect(PositionCode.bitCount(1, width: 0) == 0)
    }

    @Test("every position of a small clause comes back, all of them at once too", arguments: 0...12)
    func all(width: Int) {
        expectRoundTrip((0..<(1 << UInt32(width))).map { $0 }, width: width)
    }

    @Test("the width of a length byte is that of the last position of the longest clause that has it")
    func lengthBytes() {
        for byte in 0...255 as ClosedRange<UInt8> {
            let width = Int(PositionCode.widths[Int(byte)])
            let next = byte == 255 ? Int(Int32.max) + 1 : LengthByte.decode(byte + 1)
            let last = max(0, next - 2)
            #expect(last < 1 << width && (width == 0 || last >= 1 << (width - 1)))
            #expect(next == 0 || LengthByte.encode(next - 1) == byte)
            if width > 1 { expectRoundTrip([0, UInt32(last)], width: width) }
        }
        #expect(PositionCode.widths[0] == 0 && PositionCode.widths[1] == 0 && PositionCode.widths[2] == 1)
        #expect(PositionCode.widths[255] == 31)
    }

    @Test("random bits give increasing positions of the width, or are refused", arguments: 0...31)
    func noise(width: Int) {
        var random = SeededGenerator(seed: UInt64(width))
        var refused = 0
        for count in 0..<60 {
            let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            if let positions = read(count, width: width, bytes, atBit: .random(in: 0...90, using: &random)) {
                #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 })
            } else {
                refused += 1
            }
        }
        #expect(refused > 10)
    }

    @Test(
        "places come back, in one word where they fit and in four where they do not",
        arguments: [
            ([0, 0, 0], 4), ([1023, 2047, 2046], 4), ([5], 4), ([1023], 4), ([7, 2047], 4),
            ([1024, 0, 0], 16), ([1024], 16), ([0, 2048, 0], 16), ([0, 2048], 16), ([0, 0, 2047], 16),
            ([1023, 2047, 2047], 16), ([1 << 20, 1 << 30, 0xFFFF_FFFF], 16),
        ] as [([Int], Int)])
    func places(places: [Int], size: Int) {
        var writer = ByteWriter()
        writer.append(contentsOf: [1, 2, 3])
        var all = InlineArray<3, Int>(repeating: 0)
        for (index, place) in places.enumerated() { all[index] = place }
        PositionPlaces.write(all, into: &writer)
        #expect(writer.count == 3 + size)
        writer.append(contentsOf: [9, 9, 9, 9])
        let bytes = part(writer.bytes)
        for (group, place) in ([0] + places).enumerated() {
            #expect(PositionPlaces.bit(ofGroup: group, bytes, at: 3) == (3 + size) * 8 + place)
        }
    }
}
