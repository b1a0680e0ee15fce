/// Decodes the bytes of a file to UTF-8, finding out their encoding.
///
/// 1. A byte order mark decides: UTF-8, UTF-16 or GB 18030.
/// 2. Without one: valid UTF-8 without NUL bytes is UTF-8. It is UTF-8 with errors if at least twice as many
///    multi-byte characters are well formed as are malformed, so one bad byte does not change how the rest is
///    read.
/// 3. Else UTF-16 if nearly all units in one byte order are ASCII, Han or CJK punctuation; else GB 18030 if
///    it has nearly no malformed characters and most of the others are common Chinese; else UTF-8 with
///    errors.
/// 4. Text with NUL characters, or with many other control characters, or mostly malformed, is refused as
///    binary.
///
/// Malformed bytes are replaced by U+FFFD and reported, never dropped. Time and memory are linear in the
/// number of bytes.
public enum TextDecoder {
    /// The most bytes that are decoded: their UTF-8 must be less than 4 GiB, even if every one is malformed.
    public static let maxByteCount = Int(UInt32.max / 3)

    /// Decodes bytes.
    ///
    /// - Parameter bytes: the whole of a file. Valid UTF-8 without a byte order mark is not copied.
    /// - Returns: the text.
    /// - Throws: `TextDecodingError`, if the bytes are no text.
    public static func decode(_ bytes: [UInt8]) throws(TextDecodingError) -> DecodedText {
        guard bytes.count <= maxByteCount else { throw .tooLong(byteCount: bytes.count) }
        let (encoding, start) = EncodingDetector.encoding(of: bytes)
        guard start < bytes.count else { throw .empty }
        let text =
            switch encoding {
            case .utf8, .utf8BOM: decodeUTF8(bytes, encoding: encoding, start: start)
            case .utf16LE, .utf16BE: decodeUTF16(bytes, encoding: encoding, start: start)
            case .gb18030: GB18030Decoder.decode(bytes, start: start)
            }
        if let offset = firstOffsetOfNoText(text) { throw .binary(offset: text.originalOffset(of: offset)) }
        return text
    }

    private static func decodeUTF8(_ bytes: [UInt8], encoding: TextEncoding, start: Int) -> DecodedText {
        var text = DecodedText(encoding: encoding, rule: .utf8, start: start)
        if UTF8Scalars.areWellFormed(bytes.span.extracting(start...)) {
            text.utf8 = start == 0 ? bytes : Array(bytes[start...])
            return text
        }
        text.utf8.reserveCapacity(bytes.count)
        let span = bytes.span
        var copied = start
        var offset = start
        while offset < span.count {
            let first = offset
            var isMalformed = false
            _ = UTF8Scalars.next(in: span, at: &offset, isMalformed: &isMalformed)
            guard isMalformed else { continue }
            text.utf8.append(contentsOf: bytes[copied..<first])
            text.replace(original: first..<offset)
            copied = offset
        }
        text.utf8.append(contentsOf: bytes[copied...])
        return text
    }

    private static func decodeUTF16(_ bytes: [UInt8], encoding: TextEncoding, start: Int) -> DecodedText {
        var text = DecodedText(encoding: encoding, rule: .utf16, start: start)
        text.utf8.reserveCapacity(bytes.count + bytes.count / 2)
        let reader = UTF16Reader(isLittleEndian: encoding == .utf16LE)
        var offset = start
        while offset < bytes.count {
            text.offsets.noteIfFar(decoded: text.utf8.count, original: offset)
            let (scalar, length) = reader.scalar(at: offset, in: bytes.span)
            if let scalar {
                UTF8Scalars.append(scalar, to: &text.utf8)
            } else {
                text.replace(original: offset..<offset + length)
            }
            offset += length
        }
        return text
    }

    /// Where a decoded text shows that it is none: a NUL, the first of many control characters, or of many
    /// errors.
    private static func firstOffsetOfNoText(_ text: DecodedText) -> Int? {
        var controls = 0
        for byte in text.utf8 where isControl(byte) { controls += 1 }
        if controls > 0, let zero = text.utf8.firstIndex(of: 0) { return zero }
        if controls > 4 + text.utf8.count / 32 { return text.utf8.firstIndex(where: isControl) }
        if text.errorCount > 4 + text.utf8.count / 16 {
            let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
            return text.utf8.indices.first { text.utf8[$0...].starts(with: replacement) }
        }
        return nil
    }

    /// Whether a byte is a control character that text has no use for.
    private static func isControl(_ byte: UInt8) -> Bool {
        (byte < 0x20 && byte != 0x1B && !(0x09...0x0D).contains(byte)) || byte == 0x7F
    }
}
