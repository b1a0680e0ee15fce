/// One integer for each row, at random access, in as few bytes as all rows need.
///
/// Row `i` is `base + i * step + residual[i]`, where the step is that from the first row to the last, so a constant
/// column and one that counts rows take no bytes a row.
public struct IntegerColumn: Sendable {
    private let data: SegmentBytes
    private let base: Int
    private let step: Int
    private let width: Int
    /// The number of rows.
    public let count: Int

    static let headerSize = 24

    init(_ bytes: SegmentBytes, count: Int) throws(SegmentError) {
        base = Int(truncatingIfNeeded: bytes.load(Int64.self, at: 0))
        step = Int(bytes.load(UInt32.self, at: 8))
        width = Int(bytes.load(UInt32.self, at: 12))
        let stored = Int(truncatingIfNeeded: bytes.load(UInt64.self, at: 16))
        guard stored == count, width <= 4, base.magnitude < 1 << 60,
            let data = bytes.slice(at: Self.headerSize, count: bytes.count - Self.headerSize),
            data.count == count * width
        else { throw bytes.corrupt("a column does not have \(count) rows") }
        self.data = data
        self.count = count
    }

    /// The value of a row; the base where there is no such row.
    @inline(__always)
    public subscript(row: Int) -> Int {
        let residual: Int
        switch width {
        case 0: residual = 0
        case 1: residual = Int(data[row])
        case 2: residual = Int(data.load(UInt16.self, at: row &* 2))
        case 3: residual = Int(data.load(UInt16.self, at: row &* 3)) | Int(data[row &* 3 &+ 2]) << 16
        default: residual = Int(data.load(UInt32.self, at: row &* 4))
        }
        return base &+ row &* step &+ residual
    }

    /// Whether every row is its own number.
    var isCount: Bool { base == 0 && step == 1 && width == 0 }

    /// The last row, of rows that never fall, whose value is not above `target`.
    ///
    /// That is `start - 1` where all from `start` on are above. O(log distance).
    public func lastRow(notAbove target: Int, from start: Int = 0) -> Int {
        var low = start
        var step = 1
        while low + step < count, self[low + step] <= target {
            low += step
            step *= 2
        }
        var high = min(low + step, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= target { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    /// The bytes of a column with these rows.
    static func encode<Value: FixedWidthInteger>(_ values: [Value]) -> [UInt8] {
        let span = Int(values.last ?? 0) - Int(values.first ?? 0)
        let slope = values.count > 1 && span > 0 ? min(span / (values.count - 1), Int(UInt32.max)) : 0
        let plain = residuals(values, step: 0)
        let sloped = residuals(values, step: slope)
        let step = sloped.max < plain.max ? slope : 0
        let chosen = step == slope ? sloped : plain
        let width = (Int.bitWidth - chosen.max.leadingZeroBitCount + 7) / 8
        precondition(chosen.max <= UInt32.max, "a column spans more than 32 bits")
        var writer = ByteWriter()
        writer.append(fixed: Int64(chosen.base))
        writer.append(fixed: UInt32(step))
        writer.append(fixed: UInt32(width))
        writer.append(fixed: UInt64(values.count))
        for (row, value) in values.enumerated() {
            let residual = Int(value) - chosen.base - row * step
            for byte in 0..<width { writer.append(UInt8(truncatingIfNeeded: residual >> (byte * 8))) }
        }
        return writer.take()
    }

    private static func residuals<Value: FixedWidthInteger>(
        _ values: [Value], step: Int
    ) -> (base: Int, max: Int) {
        var low = Int.max
        var high = Int.min
        for (row, value) in values.enumerated() {
            low = min(low, Int(value) - row * step)
            high = max(high, Int(value) - row * step)
        }
        return values.isEmpty ? (0, 0) : (low, high - low)
    }
}
