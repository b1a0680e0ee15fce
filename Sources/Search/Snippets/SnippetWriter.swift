/// Copies a stretch of source bytes on one line and counts marked ranges in three units.
struct SnippetWriter {
    private let bytes: [UInt8]
    private let end: Int
    private var offset: Int
    private var text = ""
    private var count = (scalars: 0, utf8: 0, utf16: 0)
    private var highlights: [Snippet.Highlight] = []
    private var last: Unicode.Scalar?
    private var secondLast: Unicode.Scalar?
    /// The first of the blanks passed since the last character, and whether a line broke in them.
    private var blank: Unicode.Scalar?
    private var hasBreak = false

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = min(range.upperBound, bytes.count)
    }

    /// What was written.
    var snippet: Snippet { Snippet(text: text, highlights: highlights) }

    /// Appends a text that is not in the source.
    mutating func append(_ other: String) {
        for scalar in other.unicodeScalars { append(scalar) }
    }

    /// Copies up to a byte offset.
    mutating func copy(to target: Int) {
        let limit = min(target, end)
        guard offset < limit else { return }
        for scalar in String(decoding: bytes[offset..<limit], as: UTF8.self).unicodeScalars { copy(scalar) }
        offset = limit
    }

    /// Copies up to a byte offset and marks it.
    mutating func mark(to target: Int) {
        if blank != nil, offset < min(target, end) {
            // The blanks before a mark belong to what stands before it.
            let next = String(decoding: bytes[offset..<min(offset + 4, end)], as: UTF8.self).unicodeScalars
                .first
            if let next, !Self.isBlank(next) { flush(before: next) }
        }
        let start = count
        copy(to: target)
        guard count.scalars > start.scalars else { return }
        highlights.append(
            .init(
                scalars: start.scalars..<count.scalars, utf8: start.utf8..<count.utf8,
                utf16: start.utf16..<count.utf16))
    }

    /// Copies what is left.
    mutating func copyRest() {
        copy(to: end)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        text.unicodeScalars.append(scalar)
        secondLast = last
        last = scalar
        count.scalars += 1
        count.utf8 += UTF8.width(scalar)
        count.utf16 += UTF16.width(scalar)
    }

    /// Copies one scalar.
    ///
    /// Of a run of blanks only the first is copied; one with a line break in it, as title wraps leave, is
    /// dropped, or a blank where letters or digits that are not Han would touch. Other control characters become U+FFFD.
    private mutating func copy(_ scalar: Unicode.Scalar) {
        if Self.isBlank(scalar) {
            blank = blank ?? scalar
            hasBreak = hasBreak || scalar == "\n" || scalar == "\r"
            return
        }
        guard scalar.value != 0xAD else { return }
        flush(before: scalar)
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        append(isControl ? "\u{FFFD}" : scalar)
    }

    private mutating func flush(before next: Unicode.Scalar) {
        guard let blank else { return }
        if hasBreak {
            if let last, Self.needsBlanks(last, after: secondLast), Self.needsBlanks(next) { append(" ") }
        } else {
            let isControl = blank.value < 0x20 || [0x85, 0x2028, 0x2029].contains(blank.value)
            append(isControl ? " " : blank)
        }
        self.blank = nil
        hasBreak = false
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Most characters by far; asking for properties takes longer than all else that is done with one.
        case 0x21...0x7E, 0x3001...0xFEFE: false
        default: scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
        }
    }

    /// Whether blanks beside the scalar part words: letters, digits and marks of scripts other than Han and kana, and
    /// full-width stops behind them.
    private static func needsBlanks(_ scalar: Unicode.Scalar, after before: Unicode.Scalar? = nil) -> Bool {
        switch scalar.value {
        case 0..<0x80: true
        case 0xFF01, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F: before.map { needsBlanks($0) } ?? false
        case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF65...0xFF9F, 0x20000...: false
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .decimalNumber,
                .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark, .format:
                true
            default: false
            }
        }
    }
}
