/// Guesses the encoding of bytes, by the rules of `TextDecoder`.
enum EncodingDetector {
    /// The encoding of bytes, and where the text begins after a byte order mark.
    static func encoding(of bytes: [UInt8]) -> (encoding: TextEncoding, start: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8BOM, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
        if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
        let hasZero = bytes.contains(0)
        if !hasZero, isUTF8(bytes) { return (.utf8, 0) }
        if let order = utf16Order(of: bytes, hasZero: hasZero) { return (order, 0) }
        return (!hasZero && isGB18030(bytes) ? .gb18030 : .utf8, 0)
    }

    /// Whether bytes are UTF-8, but for a few errors.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        if UTF8Scalars.areWellFormed(bytes.span) { return true }
        var wellFormed = 0
        var malformed = 0
        var offset = 0
        let span = bytes.span
        while offset < span.count {
            if span[offset] < 0x80 {
                offset += 1
                continue
            }
            var isMalformed = false
            _ = UTF8Scalars.next(in: span, at: &offset, isMalformed: &isMalformed)
            if isMalformed { malformed += 1 } else { wellFormed += 1 }
        }
        return malformed * 2 <= wellFormed
    }

    /// The byte order in which bytes are plausible UTF-16, if any.
    ///
    /// NUL bytes are evidence, for a text without them can hardly be anything else. Without NUL bytes one
    /// order must be far better than the other: pairs of ASCII letters are Han characters in both.
    private static func utf16Order(of bytes: [UInt8], hasZero: Bool) -> TextEncoding? {
        let units = min(bytes.count, 1 << 16) / 2
        guard units > (hasZero ? 0 : 15) else { return nil }
        var little = 0
        var big = 0
        for offset in stride(from: 0, to: 2 * units, by: 2) {
            if isUsual(bytes[offset], high: bytes[offset + 1]) { little += 1 }
            if isUsual(bytes[offset + 1], high: bytes[offset]) { big += 1 }
        }
        let (best, other) = (max(little, big), min(little, big))
        let isPlausible =
            hasZero ? best * 10 >= units * 7 : best * 20 >= units * 19 && other * 10 <= units * 6
        guard isPlausible, best > other else { return nil }
        return little > big ? .utf16LE : .utf16BE
    }

    /// Whether a UTF-16 unit is one that Chinese text is made of.
    private static func isUsual(_ low: UInt8, high: UInt8) -> Bool {
        switch high {
        case 0: (0x20...0x7E).contains(low) || low == 0x0A || low == 0x0D || low == 0x09 || low >= 0xA0
        case 0x20: (0x10...0x3F).contains(low)
        case 0x30: low <= 0x1F
        case 0x03, 0x04, 0x21...0x26, 0x33, 0x4E...0x9F, 0xFF: true
        default: false
        }
    }

    /// Whether bytes are GB 18030 with nearly no errors, and most of it common Chinese.
    private static func isGB18030(_ bytes: [UInt8]) -> Bool {
        var characters = 0
        var common = 0
        var malformed = 0
        var offset = 0
        while offset < bytes.count {
            let lead = bytes[offset]
            let trail = offset + 1 < bytes.count ? bytes[offset + 1] : 0
            if lead < 0x80 {
                offset += 1
            } else if (0x81...0xFE).contains(lead),
                (0x40...0x7E).contains(trail) || (0x80...0xFE).contains(trail)
            {
                characters += 1
                // GB 2312's punctuation and its level 1 of the most used characters.
                if trail >= 0xA1, (0xA1...0xA3).contains(lead) || (0xB0...0xD7).contains(lead) { common += 1 }
                offset += 2
            } else if isFourByte(bytes, at: offset) {
                characters += 1
                offset += 4
            } else {
                malformed += 1
                offset += 1
            }
        }
        return common * 2 >= characters && malformed * 4 < characters && malformed <= 1 + characters / 100
    }

    private static func isFourByte(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard offset + 3 < bytes.count else { return false }
        return (0x81...0xFE).contains(bytes[offset]) && (0x30...0x39).contains(bytes[offset + 1])
            && (0x81...0xFE).contains(bytes[offset + 2]) && (0x30...0x39).contains(bytes[offset + 3])
    }
}
