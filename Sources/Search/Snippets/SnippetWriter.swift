/// Copies a stretch of source bytes on one line and counts marked ranges in three units.
struct SnippetWriter {
    private let bytes: [UInt8]
    private let end: Int
    private var offset: Int
    private var text = ""
    private var count = (scalars: 0, utf8: 0, utf16: 0)
    private var highlights: [Snippet.Highlight] = []

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
        for scalar in Self.decode(bytes[offset..<limit]) { append(scalar) }
        offset = limit
    }

    /// Copies up to a byte offset and marks it.
    mutating func mark(to target: Int) {
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
        count.scalars += 1
        count.utf8 += UTF8.width(scalar)
        count.utf16 += UTF16.width(scalar)
    }

    /// The scalars of a stretch. A run of blanks with a line break in it, as title wraps leave, is dropped, or one blank
    /// where letters or digits that are not Han would touch; other control characters become U+FFFD.
    private static func decode(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var blanks: [Unicode.Scalar] = []
        func flush(before next: Unicode.Scalar?) {
            if blanks.contains(where: { $0 == "\n" || $0 == "\r" }) {
                let needsBlank = scalars.last?.isASCII == true && next?.isASCII == true
                blanks = needsBlank ? [" "] : []
            }
            scalars += blanks.map { $0.value < 0x20 ? " " : $0 }
            blanks = []
        }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar.properties.isWhitespace {
                blanks.append(scalar)
                continue
            }
            flush(before: scalar)
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            scalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        flush(before: nil)
        return scalars
    }
}
