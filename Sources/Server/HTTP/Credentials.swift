/// What a request shows of itself: `Bearer TOKEN`, or `Basic` with the token as the password, as browsers ask for it.
struct Credentials {
    let token: String?

    init(_ header: String?) {
        let words = (header ?? "").split(separator: " ", maxSplits: 1)
        guard words.count == 2 else {
            token = nil
            return
        }
        switch words[0].lowercased() {
        case "bearer": token = String(words[1])
        case "basic":
            let text = Base64.decoded(words[1]).flatMap { String(validating: $0, as: UTF8.self) }
            token = text.flatMap { text in
                text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) }
            }
        default: token = nil
        }
    }
}

/// Base64 (RFC 4648), reading alone.
enum Base64 {
    /// The bytes; `nil` where there is another character, or too few.
    static func decoded(_ text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8.reversed().drop(while: { $0 == UInt8(ascii: "=") }).reversed() {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return count < 6 ? bytes : nil
    }
}
