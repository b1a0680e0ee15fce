internal import Wire

/// The names and values of a URL or form.
enum QueryString {
    /// Reads `name=value&…`; `+` is a blank, `%XX` a byte.
    ///
    /// - Throws: where a `%` has no two hexadecimal digits behind it, or the bytes are not UTF-8.
    static func pairs(_ text: String?) throws(AnswerError) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        for part in (text ?? "").utf8.split(separator: UInt8(ascii: "&")) {
            let sides = part.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = sides.count > 1 ? try decoded(sides[1], plusIsBlank: true) : ""
            pairs.append((try decoded(sides[0], plusIsBlank: true), value))
        }
        return pairs
    }

    /// Reads a part of a path.
    static func decodedPath(_ text: Substring) throws(AnswerError) -> String {
        try decoded(text.utf8, plusIsBlank: false)
    }

    /// Writes names and values for a URL.
    static func text(_ pairs: [(name: String, value: String)]) -> String {
        pairs.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&")
    }

    /// A text as a value, or a part of a path: all but letters, digits and `-._~` as bytes in hexadecimal.
    static func encoded(_ text: String) -> String { URLText.encoded(text) }

    private static func decoded(
        _ bytes: some Collection<UInt8>, plusIsBlank: Bool
    ) throws(AnswerError) -> String {
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            bytes.formIndex(after: &index)
            switch byte {
            case UInt8(ascii: "+") where plusIsBlank: result.append(0x20)
            case UInt8(ascii: "%"):
                let digits = bytes[index...].prefix(2)
                guard digits.count == 2, digits.allSatisfy(isHexadecimal),
                    let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
                else { throw AnswerError(.badRequest, "the URL has a % without two hexadecimal digits") }
                result.append(value)
                index = digits.endIndex
            default: result.append(byte)
            }
        }
        guard let text = String(validating: result, as: UTF8.self) else {
            throw AnswerError(.badRequest, "the URL is not UTF-8 after decoding")
        }
        return text
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
