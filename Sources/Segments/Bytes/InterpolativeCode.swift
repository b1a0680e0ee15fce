/// Binary interpolative coding of increasing integers (Moffat and Stuiver, "Binary interpolative coding for effective
/// index compression", 2000).
///
/// The middle value is written in truncated binary within the bounds that its neighbours leave it, then both halves.
/// Clustered lists cost much less than a fixed number of bits a gap, and a full run costs nothing.
///
/// This file uses raw pointers. Invariant: no more than `count` values are written.
enum InterpolativeCode {
    /// Writes strictly increasing `values`, all within `low ... high`.
    static func encode(_ values: ArraySlice<UInt32>, low: Int, high: Int, into writer: inout BitWriter) {
        unsafe values.withUnsafeBufferPointer { values in
            guard let start = values.baseAddress else { return }
            unsafe encode(start, values.count, low: low, high: high, into: &writer)
        }
    }

    /// Writes `count` strictly increasing values, all within `low ... high`.
    static func encode(
        _ values: UnsafePointer<UInt32>, _ count: Int, low: Int, high: Int, into writer: inout BitWriter
    ) {
        guard count > 0 else { return }
        writer.reserve(bits: count * 33)
        unsafe encodeHalf(values, count, low: low, high: high, into: &writer)
    }

    /// Writes one value at least, where there is room for 33 bits each.
    private static func encodeHalf(
        _ values: UnsafePointer<UInt32>, _ count: Int, low: Int, high: Int, into writer: inout BitWriter
    ) {
        guard high &- low &+ 1 != count else { return }
        let half = count &>> 1
        let value = Int(unsafe values[half])
        let first = low &+ half
        let rest = count &- 1 &- half
        writer.writeReserved(value &- first, below: high &- rest &- first &+ 1)
        if half > 0 { unsafe encodeHalf(values, half, low: low, high: value &- 1, into: &writer) }
        if rest > 0 {
            unsafe encodeHalf(values + (half &+ 1), rest, low: value &+ 1, high: high, into: &writer)
        }
    }

    /// Reads `count` values to `target`, which has room for them as integers of 32 bits; they increase and stay within the
    /// bounds whatever the bytes say.
    ///
    /// - Returns: false where so many values cannot lie within the bounds; nothing is written then.
    static func decode(
        count: Int, low: Int, high: Int, to target: UnsafeMutableRawPointer, from reader: inout BitReader
    ) -> Bool {
        guard count > 0 else { return true }
        guard high - low + 1 >= count, high < 1 << 32, low >= 0 else { return false }
        unsafe decodeHalf(count: count, low: low, high: high, to: target, from: &reader)
        return true
    }

    private static func decodeHalf(
        count: Int, low: Int, high: Int, to target: UnsafeMutableRawPointer, from reader: inout BitReader
    ) {
        if high &- low &+ 1 == count {
            for index in 0..<count {
                unsafe target.storeBytes(
                    of: UInt32(truncatingIfNeeded: low &+ index), toByteOffset: index &* 4, as: UInt32.self)
            }
            return
        }
        let half = count / 2
        let first = low &+ half
        let last = high &- (count &- 1 &- half)
        let value = first &+ reader.read(below: last &- first &+ 1)
        unsafe target.storeBytes(
            of: UInt32(truncatingIfNeeded: value), toByteOffset: half &* 4, as: UInt32.self)
        if half > 0 { unsafe decodeHalf(count: half, low: low, high: value &- 1, to: target, from: &reader) }
        let rest = count &- half &- 1
        if rest > 0 {
            unsafe decodeHalf(
                count: rest, low: value &+ 1, high: high, to: target + (half &+ 1) &* 4, from: &reader)
        }
    }
}
