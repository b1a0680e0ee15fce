/// How the positions of one posting are written: in a number of bits that follows from their count and the length byte of
/// the clause alone, so that any posting's positions are found without reading those before them.
///
/// A length byte stands for a range of lengths, and the widest position of the longest of them has to fit in the *width*.
/// Positions are taken two by two. Of two increasing positions *a* < *b* below 2ʷ either *a* or, counted from the other
/// end, *b* needs only *w* − 1 bits; so a pair is written as (*a*, *b*) where *a* is in the lower half and as
/// (2ʷ − 1 − *a*, 2ʷ − 1 − *b*) where it is not, the first in *w* − 1 bits. Which of the two it was is seen from their order. An odd
/// position at the end takes *w* bits.
///
/// This file uses raw pointers; what they must hold is said there.
enum PositionCode {
    /// The width by length byte.
    static let widths: [UInt8] = (0...255).map { byte in
        let longest = byte == 255 ? Int(Int32.max) : LengthByte.decode(UInt8(byte + 1)) - 1
        return UInt8(Int.bitWidth - max(0, longest - 1).leadingZeroBitCount)
    }

    /// The number of postings between two places that are written down within a block.
    static let groupSize = 32

    /// The number of bits of `count` positions.
    @inline(__always)
    static func bitCount(_ count: Int, width: Int) -> Int {
        count &* width &- (width == 0 ? 0 : count / 2)
    }

    /// Writes `count` increasing positions, where there is room for 32 bits each.
    @inline(__always)
    static func write(
        _ positions: UnsafePointer<UInt32>, _ count: Int, width: Int, into bits: inout BitWriter
    ) {
        guard width > 0 else { return }
        let top = UInt32(truncatingIfNeeded: (1 &<< width) &- 1)
        var index = 0
        while index &+ 1 < count {
            let (first, second) = unsafe (positions[index], positions[index &+ 1])
            let isLow = first &>> UInt32(truncatingIfNeeded: width &- 1) == 0
            bits.writeReserved(isLow ? first : top &- first, bits: width &- 1)
            bits.writeReserved(isLow ? second : top &- second, bits: width)
            index &+= 2
        }
        if index < count { bits.writeReserved(unsafe positions[index], bits: width) }
    }

    /// Reads `count` positions to `target`, which has room for them.
    ///
    /// Raw pointers: the bits lie in the part that begins at `base`, and eight bytes from the last of them on are readable.
    ///
    /// - Returns: false where they do not increase.
    @inline(__always)
    static func read(
        _ count: Int, width: Int, _ base: UnsafeRawPointer, atBit start: Int,
        to target: UnsafeMutablePointer<UInt32>
    ) -> Bool {
        let mask = (1 as UInt64 &<< UInt64(width)) &- 1
        let top = UInt32(truncatingIfNeeded: mask)
        var bit = start
        var isIncreasing = true
        var index = 0
        while index &+ 1 < count {
            let word = unsafe window(base, bit)
            let first = UInt32(truncatingIfNeeded: word & (mask &>> 1))
            bit &+= max(0, width &- 1)
            let second = UInt32(truncatingIfNeeded: unsafe window(base, bit) & mask)
            bit &+= width
            let isLow = first < second
            unsafe target[index] = isLow ? first : top &- first
            unsafe target[index &+ 1] = isLow ? second : top &- second
            index &+= 2
        }
        if index < count { unsafe target[index] = UInt32(truncatingIfNeeded: window(base, bit) & mask) }
        for index in 1..<max(1, count) {
            unsafe isIncreasing = isIncreasing && target[index &- 1] < target[index]
        }
        return isIncreasing
    }

    @inline(__always)
    private static func window(_ base: UnsafeRawPointer, _ bit: Int) -> UInt64 {
        unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
            &>> UInt64(bit & 7)
    }
}

/// Where the positions of the second, third and fourth 32 postings of a block begin, in bits after those of the first.
///
/// Packed into 10, 11 and 11 bits of one word where they fit; else the word is all ones and three words follow.
enum PositionPlaces {
    /// Appends up to three places, those that are not there as 0.
    static func write(_ all: InlineArray<3, Int>, into output: inout ByteWriter) {
        if all[0] < 1 << 10, all[1] < 1 << 11, all[2] < (1 << 11) - 1 {
            output.append(fixed: UInt32(all[0] | all[1] << 10 | all[2] << 21))
        } else {
            output.append(fixed: UInt32.max)
            for index in 0..<3 { output.append(fixed: UInt32(all[index])) }
        }
    }

    /// The bit where the positions of a group begin.
    ///
    /// - Parameters:
    ///   - group: 0 to 3.
    ///   - bytes: the section of the positions.
    ///   - offset: the byte where the places of a block of more than 32 postings begin.
    /// - Returns: a bit offset in the section.
    @inline(__always)
    static func bit(ofGroup group: Int, _ bytes: SegmentBytes, at offset: Int) -> Int {
        let word = bytes.load(UInt32.self, at: offset)
        guard word == .max else {
            let first = (offset &+ 4) &* 8
            switch group {
            case 0: return first
            case 1: return first &+ Int(word & 0x3FF)
            case 2: return first &+ Int(word >> 10 & 0x7FF)
            default: return first &+ Int(word >> 21)
            }
        }
        let first = (offset &+ 16) &* 8
        guard group > 0 else { return first }
        return first &+ Int(bytes.load(UInt32.self, at: offset &+ group &* 4))
    }
}
