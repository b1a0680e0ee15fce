/// Packs blocks of 128 integers with one bit width a block and patches for the few that need more.
///
/// Layout: width (1 byte), number of patches (1 byte), `width` rows of four 32-bit words; where there are patches then the
/// bits of their high parts (1 byte), the index of each (1 byte), and the high parts as a bit stream. Value `i` lies in
/// lane `i % 4`, bits `(i / 4) * width ...` of that lane, so that four values are unpacked by one SIMD step (Lemire and
/// Boytsov, "Decoding billions of integers per second through vectorization", 2015; patches as in their SIMD-FastPFOR).
///
/// This file uses raw pointers. Invariant: a block is read only after its whole extent was found to lie in its part; up to seven bytes
/// behind it may be read with the last high part, which a `MappedFile` has after every part that holds blocks.
public enum BlockCoding {
    /// The number of integers in a block.
    public static let size = 128

    /// Appends the block `values` to `output`.
    public static func encode(_ values: [UInt32], into output: inout ByteWriter) {
        precondition(values.count >= size, "a block has 128 values")
        unsafe values.withUnsafeBytes { values in
            guard let start = values.baseAddress else { return }
            unsafe encode(start, into: &output)
        }
    }

    /// The bytes of the longest block: two, 32 rows, or fewer rows and the patches, which together are fewer.
    private static let maxByteCount = 2 + 32 * 16 + 1 + 2 * size + 8

    /// Appends the 128 values at `values` to `output`.
    static func encode(_ values: UnsafeRawPointer, into output: inout ByteWriter) {
        let (width, highWidth, patchCount) = unsafe bestWidth(for: values)
        unsafe output.append(room: maxByteCount) { target in
            unsafe target.storeBytes(of: UInt8(width), as: UInt8.self)
            unsafe target.storeBytes(of: UInt8(patchCount), toByteOffset: 1, as: UInt8.self)
            unsafe pack(values, width: width, to: target + 2)
            let end = 2 &+ width &* 16
            guard patchCount > 0 else { return end }
            unsafe target.storeBytes(of: UInt8(highWidth), toByteOffset: end, as: UInt8.self)
            return unsafe end &+ 1
                &+ writePatches(
                    of: values, above: width, highWidth, count: patchCount, to: target + (end &+ 1))
        }
    }

    /// Writes the index of each value that needs more than `width` bits, then its high part in `highWidth` bits.
    private static func writePatches(
        of values: UnsafeRawPointer, above width: Int, _ highWidth: Int, count: Int,
        to target: UnsafeMutableRawPointer
    ) -> Int {
        var number = 0
        var place = count
        var pending: UInt64 = 0
        var pendingCount = 0
        for index in 0..<size {
            let high = unsafe value(values, index) &>> UInt32(truncatingIfNeeded: width)
            if high == 0 { continue }
            unsafe target.storeBytes(of: UInt8(index), toByteOffset: number, as: UInt8.self)
            number &+= 1
            pending |= UInt64(high) &<< UInt64(truncatingIfNeeded: pendingCount)
            pendingCount &+= highWidth
            while pendingCount >= 8 {
                unsafe target.storeBytes(
                    of: UInt8(truncatingIfNeeded: pending), toByteOffset: place, as: UInt8.self)
                place &+= 1
                pending &>>= 8
                pendingCount &-= 8
            }
        }
        if pendingCount > 0 {
            unsafe target.storeBytes(
                of: UInt8(truncatingIfNeeded: pending), toByteOffset: place, as: UInt8.self)
            place &+= 1
        }
        return place
    }

    @inline(__always)
    private static func value(_ values: UnsafeRawPointer, _ index: Int) -> UInt32 {
        unsafe values.load(fromByteOffset: index &* 4, as: UInt32.self)
    }

    /// Decodes the block at `offset` of `bytes` into the first 128 of `values`.
    ///
    /// - Returns: the offset after the block.
    /// - Throws: `SegmentError.corrupt` when the bytes are no block.
    public static func decode(
        _ bytes: SegmentBytes, at offset: Int, into values: inout [UInt32]
    ) throws(SegmentError) -> Int {
        precondition(values.count >= size, "a block needs room for 128 values")
        let end = unsafe values.withUnsafeMutableBytes { target -> Int? in
            guard let start = target.baseAddress else { return nil }
            return unsafe decode(bytes, at: offset, to: start)
        }
        guard let end else { throw bytes.corrupt(at: offset, "a block of integers is malformed") }
        return end
    }

    /// Decodes the block at `offset` of `bytes` to `target`, which has room for 128 integers of 32 bits.
    ///
    /// - Returns: the offset after the block; `nil` where the bytes are no block.
    static func decode(_ bytes: SegmentBytes, at offset: Int, to target: UnsafeMutableRawPointer) -> Int? {
        unsafe decode(bytes.base, count: bytes.count, at: offset, to: target)
    }

    /// Decodes the block at `offset` of `count` bytes; eight more bytes must be readable after them.
    @inline(__always)
    static func decode(
        _ base: UnsafeRawPointer, count: Int, at offset: Int, to target: UnsafeMutableRawPointer
    ) -> Int? {
        guard offset >= 0, offset <= count &- 2 else { return nil }
        let source = unsafe base + offset
        let width = Int(unsafe source.load(fromByteOffset: 0, as: UInt8.self))
        let patchCount = Int(unsafe source.load(fromByteOffset: 1, as: UInt8.self))
        let end = offset &+ 2 &+ width &* 16
        guard width <= 32, end <= count else { return nil }
        unsafe BlockUnpacking.unpack(source + 2, width: width, to: target)
        return patchCount == 0 ? end : unsafe patch(base, count, at: end, patchCount, width: width, target)
    }

    private static func patch(
        _ base: UnsafeRawPointer, _ count: Int, at offset: Int, _ patchCount: Int, width: Int,
        _ target: UnsafeMutableRawPointer
    ) -> Int? {
        guard offset < count else { return nil }
        let highWidth = Int(unsafe base.load(fromByteOffset: offset, as: UInt8.self))
        let highs = offset &+ 1 &+ patchCount
        let end = highs &+ (patchCount &* highWidth &+ 7) &>> 3
        guard patchCount <= size, highWidth <= 32, width < 32, end <= count else { return nil }
        let mask = (1 as UInt64 &<< UInt64(highWidth)) &- 1
        var bit = highs &* 8
        for number in 0..<patchCount {
            let index = Int(unsafe base.load(fromByteOffset: offset &+ 1 &+ number, as: UInt8.self) & 127)
            let word = unsafe base.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self)
            let high = UInt32(truncatingIfNeeded: (word &>> UInt64(bit & 7)) & mask) &<< UInt32(width)
            bit &+= highWidth
            let low = unsafe target.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)
            unsafe target.storeBytes(of: low | high, toByteOffset: index &* 4, as: UInt32.self)
        }
        return end
    }

    /// The width that needs the fewest bytes, patches included, with the width and number of the patches' high parts.
    private static func bestWidth(
        for values: UnsafeRawPointer
    ) -> (width: Int, highWidth: Int, patchCount: Int) {
        var rows = SIMD4<UInt32>.zero
        for row in 0..<(size / 4) {
            rows |= unsafe values.loadUnaligned(fromByteOffset: row &* 16, as: SIMD4<UInt32>.self)
        }
        let all = rows[0] | rows[1] | rows[2] | rows[3]
        guard all != 0 else { return (0, 0, 0) }
        // How many values need so many bits.
        var histogram = InlineArray<64, UInt8>(repeating: 0)
        for index in 0..<size {
            let bits = unsafe 32 &- value(values, index).leadingZeroBitCount
            histogram[bits & 63] &+= 1
        }
        let widest = 32 - all.leadingZeroBitCount
        var best = (width: widest, highWidth: 0, patchCount: 0)
        var bestCost = widest * 16
        var patchCount = 0
        for width in (0..<widest).reversed() {
            patchCount += Int(histogram[width + 1])
            let cost = width * 16 + 1 + patchCount + (patchCount * (widest - width) + 7) / 8
            if cost < bestCost {
                best = (width, widest - width, patchCount)
                bestCost = cost
            }
        }
        return best
    }

    /// Writes `width` rows of four words.
    private static func pack(_ values: UnsafeRawPointer, width: Int, to target: UnsafeMutableRawPointer) {
        guard width > 0 else { return }
        let width = UInt32(truncatingIfNeeded: width)
        let mask = SIMD4<UInt32>(repeating: width == 32 ? .max : (1 &<< width) &- 1)
        var packed = SIMD4<UInt32>.zero
        var filled: UInt32 = 0
        var place = 0
        for row in 0..<(size / 4) {
            let bits =
                unsafe values.loadUnaligned(fromByteOffset: row &* 16, as: SIMD4<UInt32>.self) & mask
            packed |= bits &<< SIMD4(repeating: filled)
            filled &+= width
            if filled >= 32 {
                unsafe target.storeBytes(of: packed, toByteOffset: place, as: SIMD4<UInt32>.self)
                place &+= 16
                filled &-= 32
                packed = filled == 0 ? .zero : bits &>> SIMD4(repeating: width &- filled)
            }
        }
    }
}
