/// One character of a folded text, or two neighbours.
public struct Gram: Hashable, Comparable, Sendable {
    /// The first code point.
    public let first: UInt32
    /// The second code point, or 0 if the gram is one character.
    public let second: UInt32

    /// Creates a gram of one or two code points.
    public init(_ first: UInt32, _ second: UInt32 = 0) {
        self.first = first
        self.second = second
    }

    /// The number of code points, 1 or 2.
    public var length: Int { second == 0 ? 1 : 2 }

    /// A number that no other gram has, at most 42 bits long; it orders grams as their code points do.
    public var key: UInt64 { UInt64(first) << 21 | UInt64(second) }

    /// Whether one gram comes before another, by code points.
    public static func < (left: Gram, right: Gram) -> Bool { left.key < right.key }

    /// Appends the UTF-8 bytes of the gram.
    public func appendTerm(to utf8: inout [UInt8]) {
        UTF8Scalars.append(first, to: &utf8)
        if second != 0 { UTF8Scalars.append(second, to: &utf8) }
    }
}

/// The grams of a folded text: every character and every pair of neighbours, at every position.
///
/// No word is needed to find a string by them, whatever a segmenter makes of it. U+0000 never occurs in a
/// decoded text.
public enum Grams {
    /// Whether a character is a letter or a digit; signs and blanks say nothing of a subject.
    public static func isContent(_ scalar: UInt32) -> Bool {
        if (0x4E00...0x9FFF).contains(scalar) { return true }
        guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    /// Calls a closure with each position and its grams: the character alone, then with its right neighbour.
    ///
    /// - Parameters:
    ///   - scalars: the scalars of a folded text.
    ///   - body: called once a position; the pair is `nil` at the last one.
    @inline(__always)
    public static func forEach(
        in scalars: [UInt32], _ body: (_ position: Int, _ single: Gram, _ pair: Gram?) -> Void
    ) {
        let last = scalars.count - 1
        for position in scalars.indices {
            let first = scalars[position]
            body(position, Gram(first), position < last ? Gram(first, scalars[position + 1]) : nil)
        }
    }
}
