internal import CZlib

/// Checksums of byte strings.
public enum Checksum {
    /// The CRC-32 of the bytes (polynomial of IEEE 802.3, as in zlib and PNG).
    public static func crc32(_ bytes: UnsafeRawBufferPointer, after before: UInt32 = 0) -> UInt32 {
        var sum = uLong(before)
        var offset = 0
        while offset < bytes.count {
            let length = min(1 << 30, bytes.count - offset)
            let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + length)])
            unsafe sum = CZlib.crc32(sum, part.assumingMemoryBound(to: UInt8.self).baseAddress, uInt(length))
            offset += length
        }
        return UInt32(truncatingIfNeeded: sum)
    }

    /// The CRC-32 of an array, or of all bytes so far where `before` is that of those before it.
    public static func crc32(_ bytes: [UInt8], after before: UInt32 = 0) -> UInt32 {
        unsafe bytes.withUnsafeBytes { unsafe crc32($0, after: before) }
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
