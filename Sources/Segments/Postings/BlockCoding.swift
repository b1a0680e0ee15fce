/// Packs blocks of 128 integers with one bit width a block and patches for the few that need more.
///
/// Layout: width (1 byte), number of patches (1 byte), `width` rows of four 32-bit words; where there are patches then the
/// bits of their high parts (1 byte), the index of each (1 byte), and the high parts as a bit stream. Value `i` lies in
/// lane `i % 4`, bits `(i / 4) * width ...` of that lane, so that four values are unpacked by one SIMD step (Lemire and
/// Boytsov, "Decoding billions of integers per second through vectorization", 2015; patches as in their SIMD-FastPFOR).
///
/// This file uses raw pointers. Invariant: a block is read only after its whole extent was found to lie in its part, and
/// of the eight bytes at a bit stream's place those past the end of the mapped file are never touched.
public enum BlockCoding {
    /// The number of integers in a block.
    public static let size = 128

    /// Appends the block `values` to `output`.
    public static func encode(_ values: [UInt32], into output: inout ByteWriter) {
        precondition(values.count >= size, "a block has 128 values")
        let (width, highWidth, patchCount) = bestWidth(for: values)
        output.append(UInt8(width))
        output.append(UInt8(patchCount))
        pack(values, width: width, into: &output)
        guard patchCount > 0 else { return }
        output.append(UInt8(highWidth))
        var highs = BitWriter()
        for index in 0..<size where values[index] >> UInt32(width) != 0 {
            output.append(UInt8(index))
            highs.write(values[index] >> UInt32(width), bits: highWidth)
        }
        output.append(contentsOf: highs.finish())
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
    @inline(__always)
    static func decode(_ bytes: SegmentBytes, at offset: Int, to target: UnsafeMutableRawPointer) -> Int? {
        guard offset >= 0, offset <= bytes.count &- 2 else { return nil }
        let source = unsafe bytes.base + offset
        let width = Int(unsafe source.load(fromByteOffset: 0, as: UInt8.self))
        let patchCount = Int(unsafe source.load(fromByteOffset: 1, as: UInt8.self))
        let end = offset &+ 2 &+ width &* 16
        guard width <= 32, end <= bytes.count else { return nil }
        unsafe BlockUnpacking.unpack(source + 2, width: width, to: target)
        return patchCount == 0 ? end : unsafe patch(bytes, at: end, patchCount, width: width, target)
    }

    /// The offset after the block at `offset`, without decoding it; `nil` where the bytes are no block.
    @inline(__always)
    static func end(of bytes: SegmentBytes, at offset: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count &- 2 else { return nil }
        let width = Int(bytes[offset])
        let patchCount = Int(bytes[offset &+ 1])
        var end = offset &+ 2 &+ width &* 16
        if patchCount > 0 { end &+= 1 &+ patchCount &+ (patchCount &* Int(bytes[end]) &+ 7) / 8 }
        return width <= 32 && end <= bytes.count ? end : nil
    }

    private static func patch(
        _ bytes: SegmentBytes, at offset: Int, _ count: Int, width: Int, _ target: UnsafeMutableRawPointer
    ) -> Int? {
        let highWidth = Int(bytes[offset])
        let highs = offset &+ 1 &+ count
        let end = highs &+ (count &* highWidth &+ 7) / 8
        guard count <= size, highWidth <= 32, width < 32, end <= bytes.count else { return nil }
        var reader = BitReader(bytes, atByte: highs)
        for number in 0..<count {
            let place = Int(bytes[offset &+ 1 &+ number] & 127) &* 4
            let high = reader.read(bits: highWidth) &<< UInt32(width)
            let low = unsafe target.loadUnaligned(fromByteOffset: place, as: UInt32.self)
            unsafe target.storeBytes(of: low | high, toByteOffset: place, as: UInt32.self)
        }
        return end
    }

    /// The width that needs the fewest bytes, patches included, with the width and number of the patches' high parts.
    private static func bestWidth(for values: [UInt32]) -> (width: Int, highWidth: Int, patchCount: Int) {
        // How many values need so many bits.
        var histogram = InlineArray<33, UInt8>(repeating: 0)
        var all: UInt32 = 0
        for index in 0..<size {
            let value = values[index]
            all |= value
            histogram[32 &- value.leadingZeroBitCount] &+= 1
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

    private static func pack(_ values: [UInt32], width: Int, into output: inout ByteWriter) {
        guard width > 0 else { return }
        let mask: UInt32 = width == 32 ? .max : (1 << UInt32(width)) - 1
        var words = InlineArray<128, UInt32>(repeating: 0)
        for index in 0..<size {
            let bit = (index &>> 2) &* width
            let word = (bit &>> 5) &* 4 &+ (index & 3)
            let value = UInt64(values[index] & mask) &<< UInt64(bit & 31)
            words[word] |= UInt32(truncatingIfNeeded: value)
            if (bit & 31) &+ width > 32 { words[word &+ 4] |= UInt32(truncatingIfNeeded: value &>> 32) }
        }
        unsafe withUnsafeBytes(of: &words) { packed in
            unsafe output.append(contentsOf: UnsafeRawBufferPointer(rebasing: packed[..<(width &* 16)]))
        }
    }
}
