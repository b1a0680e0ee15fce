internal import CZlib

/// Checksums of byte strings.
public enum Checksum {
    /// The CRC-32C of the bytes (polynomial of Castagnoli, as in iSCSI and ext4; RFC 3720), or of all bytes so far where `before` is that of
    /// those before them.
    public static func crc32c(_ bytes: UnsafeRawBufferPointer, after before: UInt32 = 0) -> UInt32 {
        guard hasInstruction else { return unsafe slowCRC32C(bytes, after: before) }
        return unsafe ~gb_crc32c(~before, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, bytes.count)
    }

    /// The CRC-32C of an array, or of all bytes so far.
    public static func crc32c(_ bytes: [UInt8], after before: UInt32 = 0) -> UInt32 {
        unsafe bytes.withUnsafeBytes { unsafe crc32c($0, after: before) }
    }

    private static let hasInstruction = gb_hasCRC32C() != 0

    /// The same without the instruction, a byte at a time.
    static func slowCRC32C(_ bytes: UnsafeRawBufferPointer, after before: UInt32 = 0) -> UInt32 {
        var sum = ~before
        for index in 0..<bytes.count {
            sum = sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ (unsafe bytes[index]))]
        }
        return ~sum
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
    }

    /// A 64-bit hash for recognising equal content (FNV-1a of Fowler, Noll and Vo); not against an adversary.
    public static func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return hash
    }
}
