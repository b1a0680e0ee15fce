import Testing

@testable import Segments

@Suite struct ChecksumTests {
    @Test("CRC-32C gives the values of RFC 3720 and of its usual check")
    func known() {
        #expect(Checksum.crc32c(Array("123456789".utf8)) == 0xE306_9283)
        #expect(Checksum.crc32c([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
        #expect(Checksum.crc32c([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
        #expect(Checksum.crc32c([]) == 0)
    }

    @Test("it is the same with and without the instruction, whole and in pieces")
    func pieces() {
        var random = SeededGenerator(seed: 32)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let whole = Checksum.crc32c(bytes)
            #expect(unsafe bytes.withUnsafeBytes { unsafe Checksum.slowCRC32C($0) } == whole)
            let cut = Int.random(in: 0...count, using: &random)
            #expect(
                Checksum.crc32c(Array(bytes[cut...]), after: Checksum.crc32c(Array(bytes[..<cut]))) == whole)
        }
    }
}
