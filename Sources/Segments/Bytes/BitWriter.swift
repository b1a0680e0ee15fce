/// Appends bit fields to bytes, lowest bit first.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var pendingCount = 0

    /// The number of bits written.
    var count: Int { bytes.count * 8 + pendingCount }

    /// Appends the low `count` bits of `value`; `count` is at most 32.
    @inline(__always)
    mutating func write(_ value: UInt32, bits count: Int) {
        let bits = UInt64(value) & ((1 &<< UInt64(count)) &- 1)
        pending |= bits &<< UInt64(pendingCount)
        pendingCount &+= count
        if pendingCount >= 32 {
            let word = UInt32(truncatingIfNeeded: pending)
            for byte in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: word &>> UInt32(byte &* 8))) }
            pending &>>= 32
            pendingCount &-= 32
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
        fillByte()
        defer { self = BitWriter() }
        return bytes
    }

    /// Fills the last byte with zero bits and moves all bytes to the end of `output`.
    mutating func move(to output: inout ByteWriter) {
        fillByte()
        output.append(contentsOf: bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func fillByte() {
        while pendingCount > 0 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            pendingCount -= 8
        }
        pendingCount = 0
    }
}
