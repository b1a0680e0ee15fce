import Testing

@testable import Segments

@Suite struct ByteReaderTests {
    @Test("varints of every length come back", arguments: 0...62)
    func varints(power: Int) throws {
        let value = 1 << power
        var writer = ByteWriter()
        for value in [value, value - 1, value + (value - 1)] { writer.append(varint: value) }
        var reader = ByteReader(part(writer.bytes))
        #expect(try reader.readVarint() == value)
        #expect(try reader.readVarint() == value - 1)
        #expect(try reader.readVarint() == value + (value - 1))
        #expect(reader.remaining == 0)
    }

    @Test("numbers and strings come back in order")
    func mixed() throws {
        var writer = ByteWriter()
        writer.append(fixed: UInt64(0x0102_0304_0506_0708))
        writer.append(fixed: Int16(-2))
        writer.append(7)
        writer.append(string: "公报")
        #expect(Array(writer.bytes.prefix(8)) == [8, 7, 6, 5, 4, 3, 2, 1])
        var reader = ByteReader(part(writer.bytes))
        #expect(try reader.read(UInt64.self) == 0x0102_0304_0506_0708)
        #expect(try reader.read(Int16.self) == -2)
        #expect(try reader.read(UInt8.self) == 7)
        #expect(try reader.readString() == "公报")
    }

    @Test(
        "malformed bytes are refused",
        arguments: [
            [], [0x80], [UInt8](repeating: 0xFF, count: 9), [UInt8](repeating: 0x80, count: 20),
        ] as [[UInt8]])
    func malformed(bytes: [UInt8]) {
        var reader = ByteReader(part(bytes))
        #expect(throws: SegmentError.self) { try reader.readVarint() }
        var vector = VarintSlice(bytes)
        #expect(vector.next() == nil)
    }

    @Test("a string longer than its part is refused")
    func longString() {
        var writer = ByteWriter()
        writer.append(varint: .max)
        writer.append(1)
        var reader = ByteReader(part(writer.bytes))
        #expect(throws: SegmentError.self) { try reader.readString() }
        var vector = VarintSlice(writer.bytes)
        #expect(vector.nextString() == nil)
    }
}
