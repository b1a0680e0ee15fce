/// Reads what `BitWriter` wrote; past the end every bit is zero.
struct BitReader {
    private let bytes: SegmentBytes
    private var position: Int  // in bits

    init(_ bytes: SegmentBytes, atByte offset: Int = 0) {
        self.bytes = bytes
        position = offset * 8
    }

    /// The next `count` bits, at most 32.
    @inline(__always)
    mutating func read(bits count: Int) -> UInt32 {
        guard count > 0 else { return 0 }
        defer { position += count }
        let index = position >> 3
        let window: UInt64
        if index + 8 <= bytes.count {
            window = bytes.load(UInt64.self, at: index)
        } else {
            window = lastBytes(from: index)
        }
        let shifted = window >> UInt64(position & 7)
        return UInt32(truncatingIfNeeded: shifted & ((1 << UInt64(count)) - 1))
    }

    /// A value written in Elias's gamma code; at least 1.
    mutating func readGamma() -> UInt32 {
        var width = 0
        while width < 31, read(bits: 1) == 0 { width += 1 }
        return (1 << UInt32(width)) | read(bits: width)
    }

    /// A value of `0 ..< range` written in truncated binary; the result is in that range whatever the bytes say.
    @inline(__always)
    mutating func read(below range: Int) -> Int {
        guard range > 1 else { return 0 }
        let width = Int.bitWidth - 1 - range.leadingZeroBitCount
        let short = (1 << (width + 1)) - range
        let value = Int(read(bits: width))
        guard value >= short else { return value }
        return min((value << 1 | Int(read(bits: 1))) - short, range - 1)
    }

    private func lastBytes(from index: Int) -> UInt64 {
        var window: UInt64 = 0
        for offset in 0..<8 {
            window |= UInt64(bytes[index + offset]) << UInt64(offset * 8)
        }
        return window
    }
}
