internal import CICU

/// GB 18030 through ICU's converter.
///
/// This file uses unsafe pointers because ICU does; each is valid only inside the closure that lends it.
enum GB18030Decoder {
    private static let chunkUnits = 16384

    /// Decodes bytes; a malformed sequence becomes one U+FFFD.
    static func decode(_ bytes: [UInt8], start: Int) -> DecodedText {
        var text = DecodedText(encoding: .gb18030, rule: .gb18030(original: bytes), start: start)
        text.utf8.reserveCapacity(bytes.count + bytes.count / 2)
        var status = U_ZERO_ERROR
        guard let converter = unsafe gb_ucnv_open("gb18030", &status), !gb_failed(status) else {
            preconditionFailure("ICU has no GB 18030 converter: its data is missing")
        }
        defer { unsafe gb_ucnv_close(converter) }
        unsafe gb_ucnv_stopAtErrors(converter, &status)
        unsafe bytes.withUnsafeBytes { raw in
            let source = unsafe raw.bindMemory(to: CChar.self)
            unsafe convert(source, start: start, of: bytes, with: converter, into: &text)
        }
        return text
    }

    private static func convert(
        _ source: UnsafeBufferPointer<CChar>, start: Int, of bytes: [UInt8], with converter: OpaquePointer,
        into text: inout DecodedText
    ) {
        guard let base = source.baseAddress else { return }
        var next: UnsafePointer<CChar>? = unsafe base + start
        var original = start
        var highSurrogate: UInt32 = 0
        var units = [UInt16](repeating: 0, count: chunkUnits)
        while true {
            var status = U_ZERO_ERROR
            let count = unsafe units.withUnsafeMutableBufferPointer { buffer -> Int in
                guard let first = buffer.baseAddress else { return 0 }
                var target: UnsafeMutablePointer<UInt16>? = unsafe first
                unsafe gb_ucnv_toUnicode(
                    converter, &target, first + chunkUnits, &next, base + source.count, true, &status)
                return unsafe target.map { unsafe $0 - first } ?? 0
            }
            append(units[..<count], of: bytes, from: &original, highSurrogate: &highSurrogate, to: &text)
            if status == U_BUFFER_OVERFLOW_ERROR { continue }
            guard gb_failed(status) else { return }
            let length = unsafe invalidLength(converter)
            text.replace(original: original..<min(original + length, bytes.count))
            original += length
        }
    }

    /// Appends the code points of a chunk; a surrogate pair may begin in one chunk and end in the next.
    private static func append(
        _ units: ArraySlice<UInt16>, of bytes: [UInt8], from original: inout Int, highSurrogate: inout UInt32,
        to text: inout DecodedText
    ) {
        for unit in units {
            var scalar = UInt32(unit)
            if scalar & 0xFC00 == 0xD800 {
                highSurrogate = scalar
                continue
            }
            if scalar & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + ((highSurrogate & 0x3FF) << 10 | (scalar & 0x3FF))
            }
            text.offsets.noteIfFar(decoded: text.utf8.count, original: original)
            UTF8Scalars.append(scalar, to: &text.utf8)
            original += OffsetTable.gb18030Length(at: original, in: bytes)
        }
    }

    /// The number of bytes that the converter has just found malformed: at least one, so that decoding ends.
    private static func invalidLength(_ converter: OpaquePointer) -> Int {
        var bytes = [CChar](repeating: 0, count: 32)
        var length = Int8(bytes.count)
        var status = U_ZERO_ERROR
        unsafe gb_ucnv_getInvalidChars(converter, &bytes, &length, &status)
        return max(1, Int(length))
    }
}
