/// Reading and writing single code points of UTF-8.
enum UTF8Scalars {
    /// The character that stands for malformed bytes.
    static let replacement: UInt32 = 0xFFFD

    /// The code point at an offset, which moves past it; malformed bytes give U+FFFD.
    ///
    /// A malformed sequence is as long as the Unicode Standard recommends ("maximal subpart", section 3.9):
    /// never zero bytes.
    ///
    /// - Parameters:
    ///   - utf8: any bytes.
    ///   - offset: an offset below their count.
    ///   - isMalformed: set when the bytes were no UTF-8, else left as it is.
    /// - Returns: a code point that is no surrogate.
    static func next(in utf8: Span<UInt8>, at offset: inout Int, isMalformed: inout Bool) -> UInt32 {
        let first = utf8[offset]
        offset += 1
        if first < 0x80 { return UInt32(first) }
        var needed = 1
        var range: ClosedRange<UInt8> = 0x80...0xBF
        var scalar = UInt32(first & 0x1F)
        switch first {
        case 0xC2...0xDF: break
        case 0xE0...0xEF:
            (needed, scalar) = (2, UInt32(first & 0x0F))
            if first == 0xE0 { range = 0xA0...0xBF }
            if first == 0xED { range = 0x80...0x9F }
        case 0xF0...0xF4:
            (needed, scalar) = (3, UInt32(first & 0x07))
            if first == 0xF0 { range = 0x90...0xBF }
            if first == 0xF4 { range = 0x80...0x8F }
        default:
            isMalformed = true
            return replacement
        }
        while needed > 0 {
            guard offset < utf8.count, range.contains(utf8[offset]) else {
                isMalformed = true
                return replacement
            }
            scalar = scalar << 6 | UInt32(utf8[offset] & 0x3F)
            range = 0x80...0xBF
            offset += 1
            needed -= 1
        }
        return scalar
    }

    /// Whether bytes are well-formed UTF-8 throughout.
    static func areWellFormed(_ utf8: Span<UInt8>) -> Bool {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: utf8)
            return true
        } catch {
            return false
        }
    }

    /// Appends the one to four bytes of a code point.
    @inline(__always)
    static func append(_ scalar: UInt32, to utf8: inout [UInt8]) {
        if scalar >= 0x800, scalar < 0x10000 {
            utf8.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else if scalar < 0x80 {
            utf8.append(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            utf8.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else {
            utf8.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }

    /// The number of bytes that a first byte of valid UTF-8 announces.
    static func length(ofFirst byte: UInt8) -> Int {
        byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
}
