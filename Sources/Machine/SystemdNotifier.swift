internal import Glibc

/// Tells systemd how the server is (sd_notify), where systemd asked for it.
public struct SystemdNotifier: Sendable {
    private let path: String?

    /// Reads where to from the environment.
    public init() {
        guard let value = unsafe getenv("NOTIFY_SOCKET") else {
            path = nil
            return
        }
        path = unsafe String(cString: value)
    }

    /// Sends a state: `READY=1`, `RELOADING=1`, `STOPPING=1`.
    public func send(_ state: String) {
        guard let path, path.hasPrefix("/") || path.hasPrefix("@") else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let message = Array(state.utf8)
        _ = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), pointer, size)
            }
        }
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
