/// Packs blocks of 128 integers with one bit width a block and patches for the few that need more.
///
/// Layout: width (1 byte), number of patches (1 byte), `width` rows of four 32-bit words, then for each patch its index
/// (1 byte) and for each patch the bits above the width (varint). Value `i` lies in lane `i % 4`, bits
/// `(i / 4) * width ...` of that lane, so that four values are unpacked by one SIMD step (Lemire and Boytsov,
/// "Decoding billions of integers per second through vectorization", 2015; patches as in their FastPFOR).
public enum BlockCoding {
    /// The number of integers in a block.
    public static let size = 128

    /// Appends the block `values` to `output`.
    public static func encode(_ values: [UInt32], into output: inout ByteWriter) {
        precondition(values.count == size, "a block has 128 values")
        let width = bestWidth(for: values)
        let patches = width == 32 ? [] : values.indices.filter { values[$0] >> UInt32(width) != 0 }
        output.append(UInt8(width))
        output.append(UInt8(patches.count))
        pack(values, width: width, into: &output)
        for index in patches { output.append(UInt8(index)) }
        for index in patches { output.append(varint: Int(values[index] >> UInt32(width))) }
    }

    /// Decodes the block at `offset` of `bytes` into `values`, which has room for 128.
    ///
    /// - Returns: the offset after the block.
    /// - Throws: `SegmentError.corrupt` when the bytes are no block.
    public static func decode(
        _ bytes: SegmentBytes, at offset: Int, into values: inout [UInt32]
    ) throws(SegmentError) -> Int {
        precondition(values.count >= size, "a block needs room for 128 values")
        let width = Int(bytes[offset])
        let patchCount = Int(bytes[offset + 1])
        let end = offset + 2 + width * 16
        guard width <= 32, patchCount <= size, offset >= 0, end + patchCount <= bytes.count else {
            throw bytes.corrupt(at: offset, "a block of integers is malformed")
        }
        unpack(bytes, at: offset + 2, width: width, into: &values)
        guard patchCount > 0 else { return end }
        var reader = ByteReader(bytes, at: end + patchCount)
        for patch in 0..<patchCount {
            let index = Int(bytes[end + patch])
            let high = try reader.readVarint()
            guard index < size, width < 32 else {
                throw bytes.corrupt(at: end + patch, "a patch is malformed")
            }
            values[index] |= UInt32(truncatingIfNeeded: high) << UInt32(width)
        }
        return reader.position
    }

    /// The width that needs the fewest bytes, patches included.
    private static func bestWidth(for values: [UInt32]) -> Int {
        var histogram = [Int](repeating: 0, count: 33)
        for value in values { histogram[32 - value.leadingZeroBitCount] += 1 }
        var best = 32
        var bestCost = 32 * 16
        for width in 0..<32 {
            var cost = width * 16
            for wide in (width + 1)...32 where histogram[wide] > 0 {
                cost += histogram[wide] * (1 + (wide - width + 6) / 7)
            }
            if cost < bestCost {
                best = width
                bestCost = cost
            }
        }
        return best
    }

    private static func pack(_ values: [UInt32], width: Int, into output: inout ByteWriter) {
        guard width > 0 else { return }
        let mask: UInt32 = width == 32 ? .max : (1 << UInt32(width)) - 1
        var words = [UInt32](repeating: 0, count: width * 4)
        for index in 0..<size {
            let bit = (index >> 2) * width
            let word = (bit >> 5) * 4 + (index & 3)
            let value = UInt64(values[index] & mask) << UInt64(bit & 31)
            words[word] |= UInt32(truncatingIfNeeded: value)
            if (bit & 31) + width > 32 { words[word + 4] |= UInt32(truncatingIfNeeded: value >> 32) }
        }
        for word in words { output.append(fixed: word) }
    }

    /// Unpacks 32 rows of four lanes; the caller has checked that the `16 * width` bytes exist.
    private static func unpack(_ bytes: SegmentBytes, at offset: Int, width: Int, into values: inout [UInt32])
    {
        guard width > 0 else {
            for index in 0..<size { values[index] = 0 }
            return
        }
        let mask = SIMD4<UInt32>(repeating: width == 32 ? .max : (1 << UInt32(width)) - 1)
        unsafe values.withUnsafeMutableBytes { output in
            let source = unsafe bytes.base + offset
            for row in 0..<32 {
                let bit = row &* width
                let shift = UInt32(truncatingIfNeeded: bit & 31)
                let at = (bit >> 5) &* 16
                let low = unsafe source.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt32>.self)
                var value = low &>> SIMD4(repeating: shift)
                if Int(shift) + width > 32 {
                    let high = unsafe source.loadUnaligned(fromByteOffset: at &+ 16, as: SIMD4<UInt32>.self)
                    value |= high &<< SIMD4(repeating: 32 &- shift)
                }
                unsafe output.storeBytes(of: value & mask, toByteOffset: row &* 16, as: SIMD4<UInt32>.self)
            }
        }
    }
}
