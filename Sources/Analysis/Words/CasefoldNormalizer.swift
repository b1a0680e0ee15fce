internal import CICU

/// NFKC_Casefold for the few terms that the folding table leaves open.
///
/// This file uses unsafe pointers because ICU does; each is valid only inside the call it is passed to.
struct CasefoldNormalizer {
    /// Appends the normalised form of some code points as UTF-8.
    func appendUTF8(of scalars: some Collection<UInt32>, to utf8: inout [UInt8]) {
        var iterator = utf16(of: scalars).makeIterator()
        var decoder = UTF16()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): UTF8Scalars.append(scalar.value, to: &utf8)
            case .error: UTF8Scalars.append(UTF8Scalars.replacement, to: &utf8)
            case .emptyInput: return
            }
        }
    }

    /// The normalised form of some code points as UTF-16.
    func utf16(of scalars: some Collection<UInt32>) -> [UInt16] {
        var units: [UInt16] = []
        for scalar in scalars {
            guard let scalar = Unicode.Scalar(scalar) else { continue }
            units.append(contentsOf: UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter)
        }
        var status = U_ZERO_ERROR
        let form = unsafe gb_unorm2_getNFKCCasefold(&status)
        precondition(!gb_failed(status), "ICU has no NFKC_Casefold: its data is missing")
        var capacity = 4 * units.count + 32
        while true {
            status = U_ZERO_ERROR
            var length: Int32 = 0
            let result = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
                length = unsafe gb_unorm2_normalize(
                    form, units, Int32(units.count), buffer.baseAddress, Int32(capacity), &status)
                count = gb_failed(status) ? 0 : Int(length)
            }
            if !gb_failed(status) { return result }
            precondition(status == U_BUFFER_OVERFLOW_ERROR, "ICU cannot normalise a text")
            capacity = Int(length)
        }
    }
}
