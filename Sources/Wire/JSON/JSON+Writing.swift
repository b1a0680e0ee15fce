extension JSON {
    /// The text, on one line.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text in UTF-8, on one line.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 15)
        append(to: &bytes)
        return bytes
    }

    /// Appends the text in UTF-8.
    public func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .int(let value): Self.append(value, to: &bytes)
        case .number(let value): bytes.append(contentsOf: (value.isFinite ? value.description : "null").utf8)
        case .string(let value): Self.append(value, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(member.0, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.1.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Appends a string; quotes, backslashes, controls and the two line separators of Unicode as escapes.
    private static func append(_ value: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        let isPlain = value.withUTF8 { text in
            let isPlain = unsafe !needsEscapes(text)
            if isPlain { unsafe bytes.append(contentsOf: text) }
            return isPlain
        }
        if !isPlain {
            for scalar in value.unicodeScalars { append(scalar, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a character of a string is to be escaped.
    ///
    /// Reads without a look at bounds for each byte: this is most of the work of writing an answer.
    private static func needsEscapes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0
        var secondLast: UInt8 = 0
        for index in 0..<text.count {
            let byte = unsafe text[index]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return true }
            // The end of U+2028 or U+2029.
            if byte | 1 == 0xA9, last == 0x80, secondLast == 0xE2 { return true }
            secondLast = last
            last = byte
        }
        return false
    }

    /// Appends a whole number.
    private static func append(_ value: Int, to bytes: inout [UInt8]) {
        guard (0..<1_000_000).contains(value) else {
            bytes.append(contentsOf: String(value).utf8)
            return
        }
        var scale = 1
        while scale * 10 <= value { scale *= 10 }
        while scale > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 0x30 + value / scale % 10))
            scale /= 10
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\u{0}"..<"\u{20}", "\"", "\\", "\u{7F}", "\u{2028}", "\u{2029}":
            bytes.append(contentsOf: escape(scalar.value).utf8)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    private static func escape(_ value: UInt32) -> String {
        switch value {
        case 0x22: return "\\\""
        case 0x5C: return "\\\\"
        case 0x0A: return "\\n"
        case 0x0D: return "\\r"
        case 0x09: return "\\t"
        default:
            let digits = String(value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }
    }
}
