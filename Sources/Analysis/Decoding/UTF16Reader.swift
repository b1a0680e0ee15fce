/// Reading UTF-16 of either byte order.
struct UTF16Reader {
    /// Whether the low byte comes first.
    let isLittleEndian: Bool

    /// The code point at an offset and the number of bytes it takes; `nil` for a lone surrogate or half a
    /// unit.
    func scalar(at offset: Int, in bytes: Span<UInt8>) -> (scalar: UInt32?, length: Int) {
        guard offset + 1 < bytes.count else { return (nil, 1) }
        let first = unit(at: offset, in: bytes)
        guard first & 0xF800 == 0xD800 else { return (first, 2) }
        guard first < 0xDC00, offset + 3 < bytes.count else { return (nil, 2) }
        let second = unit(at: offset + 2, in: bytes)
        guard second & 0xFC00 == 0xDC00 else { return (nil, 2) }
        return (0x10000 + ((first & 0x3FF) << 10 | (second & 0x3FF)), 4)
    }

    private func unit(at offset: Int, in bytes: Span<UInt8>) -> UInt32 {
        let (first, second) = (UInt32(bytes[offset]), UInt32(bytes[offset + 1]))
        return isLittleEndian ? second << 8 | first : first << 8 | second
    }
}
