import CICU

@testable import Analysis

/// A text in some encoding, with the offset of each character in UTF-8 and in that encoding.
struct EncodedText {
    enum Form: CaseIterable {
        case utf8, utf8BOM, utf16LE, utf16LEBOM, utf16BE, utf16BEBOM, gb18030, gb18030BOM

        var encoding: TextEncoding {
            switch self {
            case .utf8: .utf8
            case .utf8BOM: .utf8BOM
            case .utf16LE, .utf16LEBOM: .utf16LE
            case .utf16BE, .utf16BEBOM: .utf16BE
            case .gb18030, .gb18030BOM: .gb18030
            }
        }

        var hasBOM: Bool {
            switch self {
            case .utf8, .utf16LE, .utf16BE, .gb18030: false
            case .utf8BOM, .utf16LEBOM, .utf16BEBOM, .gb18030BOM: true
            }
        }
    }

    struct Unencodable: Error {}

    private(set) var bytes: [UInt8] = []
    private(set) var offsets: [Int: Int] = [:]

    init(_ source: String, form: Form) throws {
        var status = U_ZERO_ERROR
        guard let converter = unsafe gb_ucnv_open("gb18030", &status) else { throw Unencodable() }
        defer { unsafe gb_ucnv_close(converter) }
        if form.hasBOM { bytes += try unsafe Self.encode("\u{FEFF}", form, converter) }
        var offset = 0
        for scalar in source.unicodeScalars {
            offsets[offset] = bytes.count
            bytes += try unsafe Self.encode(scalar, form, converter)
            offset += String(scalar).utf8.count
        }
        offsets[offset] = bytes.count
    }

    private static func encode(_ scalar: Unicode.Scalar, _ form: Form, _ converter: OpaquePointer) throws
        -> [UInt8]
    {
        let units = Array(String(scalar).utf16)
        switch form.encoding {
        case .utf8, .utf8BOM: return Array(String(scalar).utf8)
        case .utf16LE: return units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BE: return units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .gb18030:
            var status = U_ZERO_ERROR
            var result = [CChar](repeating: 0, count: 8)
            let length = unsafe gb_ucnv_fromUChars(converter, &result, 8, units, Int32(units.count), &status)
            guard !gb_failed(status) else { throw Unencodable() }
            return result.prefix(Int(length)).map { UInt8(bitPattern: $0) }
        }
    }
}
