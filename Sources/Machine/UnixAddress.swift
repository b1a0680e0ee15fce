internal import Glibc

/// The address of a Unix socket.
///
/// What its calls return, and leave in `errno`, is what the system says.
public struct UnixAddress: Sendable {
    /// The longest path, in bytes.
    public static let maxLength = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    private let address: sockaddr_un
    private let size: socklen_t

    /// Of a socket at a path; `nil` where it is empty, too long or has a zero byte.
    public init?(path: String) {
        let bytes = Array(path.utf8)
        guard !bytes.contains(0) else { return nil }
        self.init(bytes, size: MemoryLayout<sockaddr_un>.size)
    }

    /// Of a socket as systemd names it: by an absolute path, or by `@NAME` outside of the file system.
    init?(systemd name: String) {
        switch name.first {
        case "/": self.init(path: name)
        case "@":
            let bytes = [0] + name.utf8.dropFirst()
            self.init(bytes, size: MemoryLayout<sa_family_t>.size + bytes.count)
        default: return nil
        }
    }

    private init?(_ bytes: [UInt8], size: Int) {
        guard (1...Self.maxLength).contains(bytes.count) else { return nil }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        self.address = address
        self.size = socklen_t(size)
    }

    /// Connects a socket to it.
    public func connect(_ descriptor: Int32) -> Int32 {
        unsafe withPointer { unsafe Glibc.connect(descriptor, $0, size) }
    }

    /// Binds a socket to it.
    func bind(_ descriptor: Int32) -> Int32 {
        unsafe withPointer { unsafe Glibc.bind(descriptor, $0, size) }
    }

    /// Sends a datagram to it.
    func send(_ message: [UInt8], _ descriptor: Int32) {
        _ = unsafe withPointer {
            unsafe sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), $0, size)
        }
    }

    private func withPointer<Result>(_ body: (UnsafePointer<sockaddr>) -> Result) -> Result {
        unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0) }
        }
    }
}
