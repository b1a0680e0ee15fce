/// Appends bit fields to bytes, lowest bit first.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var pendingCount = 0

    /// Appends the low `count` bits of `value`; `count` is at most 32.
    @inline(__always)
    mutating func write(_ value: UInt32, bits count: Int) {
        guard count > 0 else { return }
        pending |= UInt64(value) << UInt64(pendingCount)
        pendingCount += count
        while pendingCount >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            pendingCount -= 8
        }
    }

    /// Appends `value >= 1` in Elias's gamma code: the bit count less one in unary, then the bits below the top one.
    mutating func write(gamma value: UInt32) {
        let width = 31 - value.leadingZeroBitCount
        write(0, bits: width)
        write(1, bits: 1)
        write(value & ((1 << UInt32(width)) - 1), bits: width)
    }

    /// Appends `value` of `0 ..< range` in truncated binary: the shorter codes for the smaller values.
    @inline(__always)
    mutating func write(_ value: Int, below range: Int) {
        guard range > 1 else { return }
        let width = Int.bitWidth - 1 - range.leadingZeroBitCount
        let short = (1 << (width + 1)) - range
        if value < short {
            write(UInt32(truncatingIfNeeded: value), bits: width)
        } else {
            // The longer code: its low `width` bits come first so that the reader can look at them alone.
            let code = value + short
            write(UInt32(truncatingIfNeeded: code >> 1), bits: width)
            write(UInt32(truncatingIfNeeded: code & 1), bits: 1)
        }
    }

    /// Fills the last byte with zero bits and hands all bytes over.
    mutating func finish() -> [UInt8] {
        if pendingCount > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
        defer { self = BitWriter() }
        return bytes
    }
}
