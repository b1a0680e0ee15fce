internal import Machine

/// The URL of a server: `http://HOST:PORT/PATH`.
struct ServerURL: Sendable, Equatable {
    /// Host and port; 80 where none is named.
    let place: HostPort
    /// Host and port as they are written.
    let authority: String
    /// What stands before the paths of the server, without a slash at the end.
    let path: String

    /// Reads a URL; `nil` where it is none of `http:` with a host.
    init?(_ text: String) {
        guard text.hasPrefix("http://") else { return nil }
        let rest = text.dropFirst(7)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        var path = rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }
        while path.hasSuffix("/") { path = path.dropLast() }
        guard let place = HostPort(authority, defaultPort: 80),
            !path.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }),
            !authority.utf8.contains(where: { $0 <= 0x20 || $0 == 0x40 || $0 >= 0x7F })
        else { return nil }
        self.place = place
        self.authority = String(authority)
        self.path = String(path)
    }
}
