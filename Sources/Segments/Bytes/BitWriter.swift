/// Appends bit fields to bytes, lowest bit first.
///
/// Uses raw pointers: a term of an index is some bit fields, and an array would look at its owner and its bounds for each. Invariant:
/// `place` lies in `memory`, eight bytes or more before its end after every call but those that say otherwise. A copy shares
/// the memory of a writer that was written to, and only one of them may go on; one that is new has none.
@safe
struct BitWriter {
    private var memory = Memory.none
    /// Where the next whole word goes.
    private var place: UnsafeMutableRawPointer
    private var pending: UInt64 = 0
    private var pendingCount = 0

    init() {
        unsafe place = memory.start
    }

    /// The number of bits written.
    var count: Int { unsafe (place - memory.start) * 8 + pendingCount }

    /// Makes room for so many bits, which may then be written with `writeReserved`.
    @inline(__always)
    mutating func reserve(bits count: Int) {
        let needed = count &>> 3 &+ 16
        if unsafe memory.end - place < needed { grow(needed) }
    }

    /// Appends the low `count` bits of `value`; `count` is at most 32.
    @inline(__always)
    mutating func write(_ value: UInt32, bits count: Int) {
        reserve(bits: 32)
        writeReserved(value, bits: count)
    }

    /// Appends the low `count` bits of `value`, at most 32, for which there is room.
    @inline(__always)
    mutating func writeReserved(_ value: UInt32, bits count: Int) {
        let bits = UInt64(value) & ((1 &<< UInt64(truncatingIfNeeded: count)) &- 1)
        pending |= bits &<< UInt64(truncatingIfNeeded: pendingCount)
        pendingCount &+= count
        if pendingCount >= 32 {
            let word = UInt32(truncatingIfNeeded: pending).littleEndian
            unsafe place.storeBytes(of: word, as: UInt32.self)
            unsafe place += 4
            pending &>>= 32
            pendingCount &-= 32
        }
    }

    /// Appends `value >= 1` in Elias's gamma code: the bit count less one in unary, then the bits below the top one.
    mutating func write(gamma value: UInt32) {
        let width = 31 - value.leadingZeroBitCount
        reserve(bits: 64)
        writeReserved(0, bits: width)
        writeReserved(1, bits: 1)
        writeReserved(value & ((1 << UInt32(width)) - 1), bits: width)
    }

    /// Appends `value` of `0 ..< range` in truncated binary: the shorter codes for the smaller values.
    mutating func write(_ value: Int, below range: Int) {
        reserve(bits: 64)
        writeReserved(value, below: range)
    }

    /// Appends `value` of `0 ..< range` in truncated binary, where there is room for 33 bits.
    @inline(__always)
    mutating func writeReserved(_ value: Int, below range: Int) {
        guard range > 1 else { return }
        let width = Int.bitWidth &- 1 &- range.leadingZeroBitCount
        let short = (1 &<< (width &+ 1)) &- range
        if value < short {
            writeReserved(UInt32(truncatingIfNeeded: value), bits: width)
        } else {
            // The longer code: its low `width` bits come first so that the reader can look at them alone.
            let code = value &+ short
            writeReserved(UInt32(truncatingIfNeeded: code &>> 1), bits: width)
            writeReserved(UInt32(truncatingIfNeeded: code & 1), bits: 1)
        }
    }

    /// Fills the last byte with zero bits and hands all bytes over.
    mutating func finish() -> [UInt8] {
        var output = ByteWriter()
        move(to: &output)
        return output.take()
    }

    /// Fills the last byte with zero bits and moves all bytes to the end of `output`.
    mutating func move(to output: inout ByteWriter) {
        fillByte()
        unsafe output.append(
            bytes: UnsafeRawBufferPointer(start: memory.start, count: place - memory.start))
        unsafe place = memory.start
    }

    private mutating func fillByte() {
        while pendingCount > 0 {
            unsafe place.storeBytes(of: UInt8(truncatingIfNeeded: pending), as: UInt8.self)
            unsafe place += 1
            pending >>= 8
            pendingCount -= 8
        }
        pending = 0
        pendingCount = 0
    }

    private mutating func grow(_ needed: Int) {
        let used = unsafe place - memory.start
        let larger = Memory(byteCount: max(1 << 8, used * 2, used + needed))
        unsafe larger.start.copyMemory(from: memory.start, byteCount: used)
        memory = larger
        unsafe place = larger.start + used
    }

    /// Bytes that are freed with their last user.
    @safe
    private final class Memory: @unchecked Sendable {  // the only one that is shared has no bytes
        static let none = Memory(byteCount: 0)

        let start: UnsafeMutableRawPointer
        let end: UnsafeMutableRawPointer

        init(byteCount: Int) {
            unsafe start = .allocate(byteCount: byteCount, alignment: 8)
            unsafe end = start + byteCount
        }

        deinit {
            unsafe start.deallocate()
        }
    }
}
