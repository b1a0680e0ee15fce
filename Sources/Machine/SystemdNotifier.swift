internal import Glibc

/// Tells systemd how the server is (sd_notify), where systemd asked for it.
public struct SystemdNotifier: Sendable {
    private let address: UnixAddress?

    /// Reads where to from the environment.
    public init() {
        address = Self.variable("NOTIFY_SOCKET").flatMap { UnixAddress(systemd: $0) }
    }

    /// Sends a state: `READY=1`, `RELOADING=1`, `STOPPING=1`.
    public func send(_ state: String) {
        guard let address else { return }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        address.send(Array(state.utf8), descriptor)
    }

    /// The sockets that systemd hands over (sd_listen_fds), with their names.
    ///
    /// A Unix socket speaks the line protocol; another one that is named `tcp` too, and HTTP otherwise.
    public static func inheritedEndpoints() -> [Endpoint] {
        guard let process = variable("LISTEN_PID").flatMap({ Int32($0) }), process == getpid(),
            let count = variable("LISTEN_FDS").flatMap({ Int32($0) }), (1...16).contains(count)
        else { return [] }
        let names = (variable("LISTEN_FDNAMES") ?? "").split(separator: ":", omittingEmptySubsequences: false)
        return (0..<count).compactMap { number in
            let descriptor = 3 + number
            guard let isUnix = BoundSocket.isUnix(descriptor) else { return nil }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            let name = Int(number) < names.count ? names[Int(number)] : ""
            let speech: Endpoint.Speech = isUnix ? .unix : name == "tcp" ? .tcp : .http
            return Endpoint(speech, .inherited(descriptor: descriptor))
        }
    }

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}
