internal import Glibc

/// A socket that is bound and about to listen.
public struct BoundSocket: Sendable {
    /// How many connections may wait to be accepted.
    public static let backlog: Int32 = 4096

    /// The file descriptor.
    public let descriptor: Int32
    /// What was bound, for messages: a path, or `HOST:PORT` with the port that was given.
    public let name: String
    /// The path to remove again, with the file that was made there.
    private let file: (path: String, identity: FileIdentity)?

    /// Binds the place of an endpoint.
    ///
    /// - Throws: `SocketError`, for a path also where something else is there, or a server that answers.
    public init(_ endpoint: Endpoint) throws(SocketError) {
        switch endpoint.place {
        case .path(let path): self = try Self.unix(path)
        case .address(let host, let port): self = try Self.tcp(host, port)
        case .inherited(let descriptor):
            self.init(descriptor: descriptor, name: "inherited socket \(descriptor)")
        }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        guard listen(descriptor, Self.backlog) == 0 else {
            let code = errno
            remove()
            close(descriptor)
            throw SocketError(name, SystemError.text(code))
        }
    }

    private init(descriptor: Int32, name: String, file: (path: String, identity: FileIdentity)? = nil) {
        self.descriptor = descriptor
        self.name = name
        self.file = file
    }

    /// Removes the file of a Unix socket, unless another one is there by now.
    public func remove() {
        guard let file, FileIdentity(path: file.path) == file.identity else { return }
        _ = unsafe unlink(file.path)
    }

    // MARK: - Unix sockets

    private static func unix(_ path: String) throws(SocketError) -> BoundSocket {
        guard let address = UnixAddress(path: path) else {
            throw SocketError(path, "the path of a socket has 1 to \(UnixAddress.maxLength) bytes")
        }
        try removeStale(path, address)
        let descriptor = try open(AF_UNIX, path)
        // The file is made for its owner alone: nobody can connect before a mode is set.
        let mask = umask(0o177)
        let result = address.bind(descriptor)
        let code = errno
        umask(mask)
        guard result == 0, let identity = FileIdentity(path: path) else {
            close(descriptor)
            throw SocketError(
                path, code == EADDRINUSE ? "there is something at this path already" : SystemError.text(code))
        }
        return BoundSocket(descriptor: descriptor, name: path, file: (path, identity))
    }

    /// Removes a socket that nobody listens at any more; anything else at the path stays and is an error.
    private static func removeStale(_ path: String, _ address: UnixAddress) throws(SocketError) {
        guard let there = FileIdentity(path: path) else { return }
        guard there.isSocket else {
            throw SocketError(path, "there is something else at this path; remove it, or name another one")
        }
        let probe = try open(AF_UNIX, path)
        defer { close(probe) }
        guard address.connect(probe) != 0, errno == ECONNREFUSED else {
            throw SocketError(path, "another server listens there")
        }
        guard FileIdentity(path: path) == there, unsafe unlink(path) == 0 else {
            throw SocketError(
                path, "an old socket is there and cannot be removed: \(SystemError.text(errno))")
        }
    }

    // MARK: - TCP

    private static func tcp(_ host: String, _ port: UInt16) throws(SocketError) -> BoundSocket {
        let name = host.contains(":") ? "[\(host)]" : host
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, String(port), &hints, &found)
        defer { if unsafe found != nil { unsafe freeaddrinfo(found) } }
        guard code == 0, let address = unsafe found else {
            throw SocketError("\(name):\(port)", "no address: \(unsafe String(cString: gai_strerror(code)))")
        }
        let descriptor = try open(unsafe address.pointee.ai_family, "\(name):\(port)")
        var one: Int32 = 1
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        guard unsafe Glibc.bind(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 else {
            let code = errno
            close(descriptor)
            throw SocketError(
                "\(name):\(port)",
                code == EADDRINUSE
                    ? "another program listens there; name another port" : SystemError.text(code))
        }
        return BoundSocket(descriptor: descriptor, name: "\(name):\(Self.port(of: descriptor) ?? port)")
    }

    private static func open(_ family: Int32, _ name: String) throws(SocketError) -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SocketError(name, SystemError.text(errno)) }
        return descriptor
    }

    // MARK: - Sockets that were handed over

    private static func address(of descriptor: Int32) -> sockaddr_storage? {
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe getsockname(descriptor, pointer, &size)
            }
        }
        return result == 0 ? storage : nil
    }

    /// The port, in the byte order of this machine; `nil` where it has none.
    private static func port(of descriptor: Int32) -> UInt16? {
        guard let storage = address(of: descriptor), storage.ss_family != AF_UNIX else { return nil }
        // Both kinds of address have the port behind the family.
        return unsafe withUnsafeBytes(of: storage) {
            UInt16(bigEndian: unsafe $0.load(fromByteOffset: 2, as: UInt16.self))
        }
    }

    /// Whether a socket is a Unix socket; `nil` where it is no socket.
    static func isUnix(_ descriptor: Int32) -> Bool? {
        address(of: descriptor).map { $0.ss_family == AF_UNIX }
    }

    /// Whether a socket can be reached from this machine alone.
    static func isLocal(_ descriptor: Int32) -> Bool {
        guard let storage = address(of: descriptor) else { return false }
        return unsafe withUnsafeBytes(of: storage) { bytes in
            switch Int32(storage.ss_family) {
            case AF_UNIX: true
            case AF_INET: unsafe bytes[4] == 127
            case AF_INET6: unsafe bytes[8..<23].allSatisfy { $0 == 0 } && bytes[23] == 1
            default: false
            }
        }
    }
}

/// Why a place cannot be listened at.
public struct SocketError: Error, Sendable, Equatable {
    /// The path, or `HOST:PORT`.
    public let place: String
    /// What is wrong, and what to do.
    public let reason: String

    init(_ place: String, _ reason: String) {
        self.place = place
        self.reason = reason
    }
}
