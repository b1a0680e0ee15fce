import CICU

/// The rules of `TextFolder` stated a second time, by asking the installed ICU about each character.
@safe final class ICUFolding {
    private let nfc: OpaquePointer
    private let nfkc: OpaquePointer
    private let casefold: OpaquePointer
    private let simplifier: UnsafeMutablePointer<UTransliterator?>?
    private let gb2312: OpaquePointer

    init?() {
        var status = U_ZERO_ERROR
        let name = Array("Traditional-Simplified".utf16) + [0]
        guard let nfc = unsafe gb_unorm2_getNFC(&status), let nfkc = unsafe gb_unorm2_getNFKC(&status),
            let casefold = unsafe gb_unorm2_getNFKCCasefold(&status),
            let gb2312 = unsafe gb_ucnv_open("gb2312", &status)
        else { return nil }
        unsafe (self.nfc, self.nfkc, self.casefold, self.gb2312) = unsafe (nfc, nfkc, casefold, gb2312)
        unsafe simplifier = gb_utrans_open(name, &status)
        if gb_failed(status) { return nil }
    }

    deinit {
        unsafe gb_utrans_close(simplifier)
        unsafe gb_ucnv_close(gb2312)
    }

    /// What a character folds to, blanks aside.
    func folded(_ scalar: UInt32) -> UInt32 {
        var current = scalar
        while true {
            let next = step(current)
            if next == current { return current }
            current = next
        }
    }

    /// Whether NFKC_Casefold leaves a character alone wherever it stands.
    func isStableUnderCasefold(_ scalar: UInt32) -> Bool {
        unsafe normalized(scalar, casefold) == [scalar]
            && gb_unorm2_hasBoundaryBefore(casefold, Int32(scalar))
    }

    private func step(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xFF01...0xFF5E: return scalar - 0xFEE0
        case 0xFFE3: return 0xAF
        case 0xFFE0...0xFFE6, 0xFF61...0xFF9F, 0x2E80...0x2FD5: return unsafe single(scalar, nfkc)
        case 0xF900...0xFAFF, 0x2F800...0x2FA1F: return unsafe single(scalar, nfc)
        case 0xFE5D: return 0x3014
        case 0xFE5E: return 0x3015
        case 0x77AD: return scalar
        default: break
        }
        if gb_u_isUnifiedIdeograph(Int32(scalar)) { return simplified(scalar) }
        // The mask of the categories Lu, Ll, Lt, Lm and Lo.
        return gb_u_categoryMask(Int32(scalar)) & 0b111110 != 0
            ? UInt32(gb_u_foldCase(Int32(scalar))) : scalar
    }

    private func simplified(_ scalar: UInt32) -> UInt32 {
        var units = Self.utf16(scalar)
        var status = U_ZERO_ERROR
        var bytes = [CChar](repeating: 0, count: 8)
        _ = unsafe gb_ucnv_fromUChars(gb2312, &bytes, 8, units, Int32(units.count), &status)
        if !gb_failed(status) { return scalar }
        status = U_ZERO_ERROR
        var length = Int32(units.count)
        var limit = length
        units += [UInt16](repeating: 0, count: 16)
        unsafe gb_utrans_transUChars(simplifier, &units, &length, Int32(units.count), &limit, &status)
        return Self.single(units.prefix(Int(length))) ?? scalar
    }

    private func single(_ scalar: UInt32, _ form: OpaquePointer) -> UInt32 {
        let result = unsafe normalized(scalar, form)
        return result.count == 1 ? result[0] : scalar
    }

    private func normalized(_ scalar: UInt32, _ form: OpaquePointer) -> [UInt32] {
        var status = U_ZERO_ERROR
        let units = Self.utf16(scalar)
        var result = [UInt16](repeating: 0, count: 64)
        let length = unsafe gb_unorm2_normalize(form, units, Int32(units.count), &result, 64, &status)
        return String(decoding: result.prefix(Int(length)), as: UTF16.self).unicodeScalars.map(\.value)
    }

    private static func single(_ units: ArraySlice<UInt16>) -> UInt32? {
        let scalars = String(decoding: units, as: UTF16.self).unicodeScalars
        return scalars.count == 1 ? scalars.first?.value : nil
    }

    private static func utf16(_ scalar: UInt32) -> [UInt16] {
        Unicode.Scalar(scalar).map { Array(String($0).utf16) } ?? []
    }
}
