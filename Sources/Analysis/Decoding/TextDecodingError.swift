/// Why bytes are not taken as text.
public enum TextDecodingError: Error, Equatable, CustomStringConvertible {
    /// There are no bytes, or only a byte order mark.
    case empty
    /// The bytes are no text, as the one at this offset shows.
    case binary(offset: Int)
    /// There are more bytes than `TextDecoder.maxByteCount`.
    case tooLong(byteCount: Int)

    /// One line for the user.
    public var description: String {
        switch self {
        case .empty: "the text is empty"
        case .binary(let offset):
            "this is no text in UTF-8, UTF-16 or GB 18030, as byte \(offset) shows; convert it to UTF-8 first"
        case .tooLong(let byteCount):
            "the text has \(byteCount) bytes, and the limit is \(TextDecoder.maxByteCount); split it"
        }
    }
}
