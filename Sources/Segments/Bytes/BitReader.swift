/// Reads what `BitWriter` wrote; past the end every bit is zero.
struct BitReader {
    private let bytes: SegmentBytes
    /// The offset of the next bit.
    private(set) var position: Int

    init(_ bytes: SegmentBytes, atByte offset: Int = 0) {
        self.bytes = bytes
        position = offset * 8
    }

    init(_ bytes: SegmentBytes, atBit position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The next `count` bits, at most 32.
    @inline(__always)
    mutating func read(bits count: Int) -> UInt32 {
        guard count > 0 else { return 0 }
        defer { position += count }
        return UInt32(truncatingIfNeeded: window & ((1 << UInt64(count)) - 1))
    }

    /// A value written in Elias's gamma code: at least 1; 0 where the bits are no such code.
    mutating func readGamma() -> UInt32 {
        let width = window.trailingZeroBitCount
        guard width < 32 else { return 0 }
        position += width + 1
        return (1 << UInt32(width)) | read(bits: width)
    }

    /// The next bits, at least 57 of them, lowest first.
    @inline(__always)
    private var window: UInt64 {
        let index = position >> 3
        let bits = index + 8 <= bytes.count ? bytes.load(UInt64.self, at: index) : lastBytes(from: index)
        return bits >> UInt64(position & 7)
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
