/// Decodes UTF-8 one character at a time and never traps: a byte that fits nowhere becomes U+FFFD.
enum ScalarDecoder {
    /// The character that begins at `offset` and the number of bytes it takes.
    static func decode(_ bytes: [UInt8], at offset: Int, end: Int) -> (scalar: Unicode.Scalar, byteCount: Int)
    {
        let lead = bytes[offset]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let byteCount: Int
        var value: UInt32
        switch lead {
        case 0xC2...0xDF: (byteCount, value) = (2, UInt32(lead & 0x1F))
        case 0xE0...0xEF: (byteCount, value) = (3, UInt32(lead & 0x0F))
        case 0xF0...0xF4: (byteCount, value) = (4, UInt32(lead & 0x07))
        default: return ("\u{FFFD}", 1)
        }
        guard offset + byteCount <= end else { return ("\u{FFFD}", 1) }
        for index in 1..<byteCount {
            let next = bytes[offset + index]
            guard next & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, byteCount)
    }

    /// The characters of a byte range, at most `limit` of them.
    static func scalars(_ bytes: [UInt8], in range: Range<Int>, limit: Int) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var offset = range.lowerBound
        while offset < range.upperBound, scalars.count < limit {
            let (scalar, byteCount) = decode(bytes, at: offset, end: range.upperBound)
            scalars.append(scalar)
            offset += byteCount
        }
        return scalars
    }
}
