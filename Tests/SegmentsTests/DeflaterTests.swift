import Testing

@testable import Segments

@Suite struct DeflaterTests {
    private static let sizes = [0, 1, 2, 7, 8, 9, 200, 5000, 16_384, 70_000, 200_000]

    /// Bytes of so many kinds: few kinds repeat, many do not; a run now and then.
    private func bytes(_ count: Int, kinds: Int) -> [UInt8] {
        var random = SeededGenerator(seed: UInt64(count + kinds))
        var bytes: [UInt8] = []
        while bytes.count < count {
            let byte = UInt8.random(in: 0...UInt8(kinds - 1), using: &random)
            bytes += repeatElement(byte, count: bytes.count % 97 == 0 ? 300 : 1)
        }
        return Array(bytes.prefix(count))
    }

    @Test("blocks of any size and kind come back", arguments: sizes, [1, 2, 30, 256])
    func roundTrip(count: Int, kinds: Int) {
        let bytes = bytes(count, kinds: kinds)
        let dictionaries = [[], Array(bytes.prefix(300)), self.bytes(32_768, kinds: kinds)]
        for dictionary in dictionaries {
            let deflater = Deflater(dictionary: dictionary)
            let known = dictionary.isEmpty ? nil : part(dictionary)
            for block in [bytes[...], bytes.suffix(count / 2), bytes[...]] {
                let packed = deflater.compress(block)
                #expect(
                    Inflater.decompress(part(packed), count: block.count, dictionary: known) == Array(block))
            }
        }
    }

    @Test("codes stay within the limit however uneven the frequencies are")
    func limit() {
        var frequencies: [UInt32] = [1, 1]
        while frequencies.count < 40 { frequencies.append(frequencies.suffix(2).reduce(0, +)) }
        for limit in [7, 9, 15] {
            var code = HuffmanCode(symbolCount: 40)
            code.build(frequencies, limit: limit)
            #expect(code.lengths.allSatisfy { (1...limit).contains(Int($0)) })
            #expect(code.lengths.reduce(0) { $0 + 1 << (limit - Int($1)) } <= 1 << limit)
        }
    }
}
