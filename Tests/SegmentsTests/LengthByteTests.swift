import Testing

@testable import Segments

@Suite struct LengthByteTests {
    /// Lucene's `SmallFloat.longToInt4` and `intToByte4`, written down from its documentation.
    private func lucene(_ length: Int) -> Int {
        guard length >= 24 else { return length }
        let rest = length - 24
        let bits = Int.bitWidth - rest.leadingZeroBitCount
        guard bits >= 4 else { return 24 + rest }
        return 24 + ((rest >> (bits - 4)) & 0x07 | (bits - 4 + 1) << 3)
    }

    @Test("every length has Lucene's byte")
    func sameAsLucene() {
        for length in 0..<20_000 { #expect(Int(LengthByte.encode(length)) == lucene(length)) }
        for power in 14..<31 {
            for length in [1 << power - 1, 1 << power, 1 << power + 1, 1 << power + 1 << (power - 4)] {
                #expect(Int(LengthByte.encode(length)) == lucene(length))
            }
        }
    }

    @Test("lengths below 40 are exact")
    func exact() {
        #expect((0..<40).allSatisfy { LengthByte.decode(LengthByte.encode($0)) == $0 })
    }

    @Test("a longer length is rounded down, by less than an eighth")
    func rounding() {
        for length in 40..<50_000 {
            let decoded = LengthByte.decode(LengthByte.encode(length))
            #expect(decoded <= length && (length - decoded) * 8 < length)
        }
    }

    @Test("bytes and lengths grow together, and every byte comes back")
    func monotone() {
        let lengths = (0...255).map { LengthByte.decode(UInt8($0)) }
        #expect(zip(lengths, lengths.dropFirst()).allSatisfy { $0 < $1 })
        #expect((0...255).allSatisfy { LengthByte.encode(lengths[$0]) == UInt8($0) })
    }

    @Test("lengths outside the range are clamped")
    func clamped() {
        #expect(LengthByte.encode(-5) == 0)
        #expect(LengthByte.encode(.max) == 255)
    }
}
