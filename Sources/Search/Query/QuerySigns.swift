internal import Analysis

/// What single characters of a query count as.
enum QuerySigns {
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
    }

    /// Whether a character is a letter or a digit.
    static func isContent(_ scalar: Unicode.Scalar) -> Bool { Grams.isContent(scalar.value) }

    /// The sign that a scalar counts as: a full-width form as the sign itself.
    static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }

    /// The marks of Chinese typography that count as quotes.
    static let marks: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [("“", "”"), ("「", "」"), ("『", "』")]

    /// The mark that closes what a scalar opens.
    static func closingMark(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        marks.first { $0.open == scalar }?.close
    }

    /// A text in quotes that it does not hold itself.
    static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { sign($0) == "\"" }) else { return "\"\(text)\"" }
        let pair = marks.first { !text.unicodeScalars.contains($0.close) } ?? ("\"", "\"")
        return "\(pair.open)\(text)\(pair.close)"
    }

    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(sign(scalar).value) }

    static func areDigits(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool { scalars.allSatisfy(isDigit) }

    /// Digits, with a point between them or without, in ASCII; `nil` for anything else.
    static func number(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
        let parts = scalars.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && areDigits($0) }) else {
            return nil
        }
        return string(scalars.map(sign)[...])
    }

    /// A number without an exponent, and without a fraction where it is whole.
    static func decimal(_ number: Double) -> String {
        var text = number.description
        if let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) {
            text = shifted(text[..<mark], by: exponent)
        }
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The decimal mantissa with its point moved.
    private static func shifted(_ mantissa: Substring, by exponent: Int) -> String {
        let isNegative = mantissa.hasPrefix("-")
        let parts = mantissa.drop { $0 == "-" }.split(separator: ".")
        let fraction = parts.count > 1 && parts[1] != "0" ? String(parts[1]) : ""
        let digits = String(parts[0]) + fraction
        let point = parts[0].count + exponent
        var text: String
        if point <= 0 {
            text = "0." + String(repeating: "0", count: -point) + digits
        } else if point >= digits.count {
            text = digits + String(repeating: "0", count: point - digits.count)
        } else {
            text = digits.prefix(point) + "." + digits.dropFirst(point)
        }
        if isNegative { text = "-" + text }
        return text
    }
}
