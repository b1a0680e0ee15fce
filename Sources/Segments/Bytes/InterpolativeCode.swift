/// Binary interpolative coding of increasing integers (Moffat and Stuiver, "Binary interpolative coding for effective
/// index compression", 2000).
///
/// The middle value is written in truncated binary within the bounds that its neighbours leave it, then both halves.
/// Clustered lists cost much less than a fixed number of bits a gap, and a full run costs nothing.
enum InterpolativeCode {
    /// Writes strictly increasing `values`, all within `low ... high`.
    static func encode(_ values: ArraySlice<UInt32>, low: Int, high: Int, into writer: inout BitWriter) {
        guard !values.isEmpty, high - low + 1 != values.count else { return }
        let half = values.count / 2
        let middle = values.startIndex + half
        let value = Int(values[middle])
        let first = low + half
        let last = high - (values.count - 1 - half)
        writer.write(value - first, below: last - first + 1)
        encode(values[..<middle], low: low, high: value - 1, into: &writer)
        encode(values[(middle + 1)...], low: value + 1, high: high, into: &writer)
    }

    /// Reads `count` values into `values` from `start`; they increase and stay within the bounds whatever the bytes say.
    ///
    /// - Returns: false where so many values cannot lie within the bounds; the values are then unspecified.
    static func decode(
        count: Int, low: Int, high: Int, into values: inout [UInt32], at start: Int,
        from reader: inout BitReader
    ) -> Bool {
        guard count > 0 else { return true }
        guard high - low + 1 >= count, start + count <= values.count, high < 1 << 32, low >= 0 else {
            return false
        }
        decodeHalf(count: count, low: low, high: high, into: &values, at: start, from: &reader)
        return true
    }

    private static func decodeHalf(
        count: Int, low: Int, high: Int, into values: inout [UInt32], at start: Int,
        from reader: inout BitReader
    ) {
        guard count > 0 else { return }
        if high - low + 1 == count {
            for index in 0..<count { values[start + index] = UInt32(low + index) }
            return
        }
        let half = count / 2
        let first = low + half
        let last = high - (count - 1 - half)
        let value = first + reader.read(below: last - first + 1)
        values[start + half] = UInt32(value)
        decodeHalf(count: half, low: low, high: value - 1, into: &values, at: start, from: &reader)
        decodeHalf(
            count: count - half - 1, low: value + 1, high: high, into: &values, at: start + half + 1,
            from: &reader)
    }
}
