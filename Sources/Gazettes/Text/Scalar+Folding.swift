/// The comparisons every recogniser makes: on the folded form of a character, never on the original.
extension Unicode.Scalar {
    /// True for characters that only separate: ASCII blanks, NBSP, the ideographic space, zero-width marks.
    var isBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060,
            0x3000, 0xFEFF:
            true
        default: false
        }
    }

    /// The half-width form: U+FF01–FF5E to ASCII, small tortoise-shell brackets to 〔〕, every blank to a space.
    var folded: Unicode.Scalar {
        switch value {
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
        case 0xFE5D: "〔"
        case 0xFE5E: "〕"
        default: isBlank ? " " : self
        }
    }

    /// True for Han characters, 〇 included.
    var isHan: Bool {
        switch value {
        case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// The value of an ASCII digit.
    var digitValue: Int? {
        (0x30...0x39).contains(value) ? Int(value - 0x30) : nil
    }

    /// True for ASCII letters and digits, the only characters between which a blank is content.
    var isASCIIWord: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}

extension Collection where Element == Unicode.Scalar {
    /// The characters as a string.
    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }

    /// The text without the blanks that stand beside a character other than an ASCII letter or digit.
    var withoutSpuriousBlanks: String {
        var view = String.UnicodeScalarView()
        var pendingBlank = false
        var last: Unicode.Scalar?
        for scalar in self {
            if scalar.isBlank {
                pendingBlank = true
                continue
            }
            if pendingBlank, let before = last, before.isASCIIWord, scalar.isASCIIWord { view.append(" ") }
            pendingBlank = false
            view.append(scalar)
            last = scalar
        }
        return String(view)
    }

    /// The folded text without any blank and with dashes made equal: what titles are compared by.
    var comparisonKey: String {
        var view = String.UnicodeScalarView()
        for scalar in self where !scalar.isBlank {
            switch scalar {
            case "—", "―", "–", "-": view.append("-")
            default: view.append(scalar.folded)
            }
        }
        return String(view)
    }

    /// True if the characters begin with those of `word`.
    func begins(with word: String) -> Bool {
        starts(with: word.unicodeScalars)
    }
}

extension BidirectionalCollection where Element == Unicode.Scalar {
    /// True if the characters end with those of `word`.
    func ends(with word: String) -> Bool {
        reversed().starts(with: word.unicodeScalars.reversed())
    }

    /// The characters without the blanks at both ends.
    var trimmed: SubSequence {
        guard let first = firstIndex(where: { !$0.isBlank }) else { return self[startIndex..<startIndex] }
        var end = endIndex
        while end > first, self[index(before: end)].isBlank { end = index(before: end) }
        return self[first..<end]
    }
}
