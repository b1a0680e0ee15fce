/// A URL of a server: `http://HOST:PORT/PATH`.
public struct URLText: Sendable, Equatable {
    /// The host, without brackets.
    public let host: String
    /// The port; 80 where none is named.
    public let port: String
    /// Host and port as they are written.
    public let authority: String
    /// What stands before the paths of the server, without a slash at the end.
    public let path: String

    /// Reads a URL; `nil` where it is none of `http:` with a host.
    public init?(_ text: String) {
        guard text.hasPrefix("http://") else { return nil }
        let rest = text.dropFirst(7)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        var path = rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }
        while path.hasSuffix("/") { path = path.dropLast() }
        guard let (host, port) = Self.hostAndPort(authority, defaultPort: "80"),
            !path.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }),
            !authority.utf8.contains(where: { $0 <= 0x20 || $0 == 0x40 || $0 >= 0x7F })
        else { return nil }
        self.host = host
        self.port = port
        self.authority = String(authority)
        self.path = String(path)
    }

    /// Reads `HOST:PORT` or `[ADDRESS]:PORT`.
    public static func hostAndPort(_ text: Substring, defaultPort: String? = nil) -> (
        host: String, port: String
    )? {
        let host: Substring
        var rest: Substring
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            rest = text[text.index(after: end)...]
        } else {
            host = text.prefix { $0 != ":" }
            rest = text.dropFirst(host.count)
        }
        if rest.isEmpty, let defaultPort { rest = ":" + Substring(defaultPort) }
        guard !host.isEmpty, rest.hasPrefix(":"), let port = UInt16(rest.dropFirst()) else { return nil }
        return (String(host), String(port))
    }

    /// A text as a part of a path or a value: all but letters, digits and `-._~` as bytes in hexadecimal.
    public static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                encoded.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
        return encoded
    }
}
