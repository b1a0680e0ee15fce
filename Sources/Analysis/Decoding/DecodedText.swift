/// A text decoded to UTF-8, with what was wrong in it and the way back to its bytes.
public struct DecodedText: Sendable {
    /// The most malformed places that are kept; `errorCount` counts all.
    public static let maxErrors = 100

    /// The text as valid UTF-8 without a byte order mark; line ends are as they were.
    public internal(set) var utf8: [UInt8] = []
    /// The encoding the bytes were in.
    public let encoding: TextEncoding
    /// The first malformed places, in order.
    public private(set) var errors: [MalformedBytes] = []
    /// The number of malformed places.
    public private(set) var errorCount = 0
    var offsets: OffsetTable
    private var line = 1
    private var lineEnd = 0

    init(encoding: TextEncoding, rule: OffsetTable.Rule, start: Int) {
        self.encoding = encoding
        offsets = OffsetTable(rule: rule, start: start)
    }

    /// The offset in the original bytes of a byte of `utf8`.
    ///
    /// Exact at the borders of characters; inside a character it is the character's first byte (in UTF-8, the
    /// byte itself). The end of the text gives the end of the original. Constant time for UTF-8 without
    /// errors, else logarithmic.
    ///
    /// - Parameter utf8Offset: an offset in `utf8`, or its count.
    /// - Returns: an offset in the original bytes.
    public func originalOffset(of utf8Offset: Int) -> Int {
        offsets.originalOffset(of: utf8Offset, in: utf8)
    }

    /// Appends U+FFFD for some bytes of the original, and reports them.
    mutating func replace(original range: Range<Int>) {
        for index in lineEnd..<utf8.count where utf8[index] == 0x0A { line += 1 }
        lineEnd = utf8.count
        if errors.count < Self.maxErrors {
            errors.append(MalformedBytes(offset: range.lowerBound, length: range.count, line: line))
        }
        errorCount += 1
        offsets.note(decoded: utf8.count, original: range.lowerBound)
        UTF8Scalars.append(UTF8Scalars.replacement, to: &utf8)
        offsets.note(decoded: utf8.count, original: range.upperBound)
    }
}
