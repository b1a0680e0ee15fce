/// A host and a port, written `HOST:PORT` or `[ADDRESS]:PORT`.
public struct HostPort: Sendable, Equatable {
    /// The host, without brackets.
    public let host: String
    /// The port.
    public let port: UInt16

    /// Reads a text; `nil` where it is neither form, or has no port and there is no default.
    public init?(_ text: Substring, defaultPort: UInt16? = nil) {
        let host: Substring
        let rest: Substring
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            rest = text[text.index(after: end)...]
        } else {
            host = text.prefix { $0 != ":" }
            rest = text[host.endIndex...]
        }
        let written = rest.hasPrefix(":") ? UInt16(rest.dropFirst()) : nil
        guard !host.isEmpty, let port = rest.isEmpty ? defaultPort : written else { return nil }
        self.host = String(host)
        self.port = port
    }
}

extension HostPort: CustomStringConvertible {
    /// As it is written.
    public var description: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }
}
