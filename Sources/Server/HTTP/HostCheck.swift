internal import Machine

/// Which names a server answers to; others come from a page that had its own name point here (DNS rebinding).
struct HostCheck: Sendable {
    private let names: Set<String>
    /// Whether every name counts, where any network can reach the server and a token is asked for.
    private let acceptsAll: Bool

    /// Accepts the names of this machine, those it listens at, and others that are named.
    init(listening hosts: [String], allowed: [String]) {
        acceptsAll = allowed.contains("*")
        names = Set((["localhost", "127.0.0.1", "::1"] + hosts + allowed).map { $0.lowercased() })
    }

    /// Whether the host of a request, with or without a port, is one of them.
    func accepts(_ authority: String?) -> Bool {
        guard !acceptsAll else { return true }
        guard let authority, let place = HostPort(authority.lowercased()[...], defaultPort: 80) else {
            return false
        }
        var host = place.host[...]
        if host.hasSuffix(".") { host = host.dropLast() }
        return names.contains(String(host))
            || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }
}
