/// An encoding that gazettes come in.
public enum TextEncoding: String, Sendable, CaseIterable {
    /// UTF-8 without a byte order mark.
    case utf8
    /// UTF-8 with a byte order mark.
    case utf8BOM = "utf-8-bom"
    /// UTF-16, low byte first, with or without a byte order mark.
    case utf16LE
    /// UTF-16, high byte first, with or without a byte order mark.
    case utf16BE
    /// GB 18030, which includes GBK and GB 2312.
    case gb18030
}
