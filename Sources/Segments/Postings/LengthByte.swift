/// The one-byte form of a clause length, as in Lucene's `SmallFloat.intToByte4`: lengths below 40 exactly, longer ones with
/// four significant bits, rounded down.
public enum LengthByte {
    /// The byte of a length.
    public static func encode(_ length: Int) -> UInt8 {
        let length = min(max(0, length), Int(Int32.max))
        guard length >= 24 else { return UInt8(length) }
        let rest = length - 24
        guard rest >= 8 else { return UInt8(24 + rest) }
        let shift = Int.bitWidth - rest.leadingZeroBitCount - 4
        return UInt8(24 + ((rest >> shift) & 7 | (shift + 1) << 3))
    }

    /// The length that a byte stands for.
    public static func decode(_ byte: UInt8) -> Int {
        guard byte >= 24 else { return Int(byte) }
        let code = Int(byte) - 24
        let shift = (code >> 3) - 1
        return 24 + (shift < 0 ? code & 7 : (code & 7 | 8) << shift)
    }
}
