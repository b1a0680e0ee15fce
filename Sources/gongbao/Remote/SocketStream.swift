internal import Glibc
internal import Machine

/// A connected socket that is read and written in turn.
final class SocketStream {
    /// How long a server may take to accept, and to send something.
    private static let connectSeconds = 5
    private static let replySeconds = 60

    /// What was connected to, for messages.
    let name: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// Connects to a Unix socket.
    init(path: String) throws {
        name = path
        guard let address = UnixAddress(path: path) else {
            throw Failure(
                .usage,
                "--remote: the path of a socket has 1 to \(UnixAddress.maxLength) bytes and no zero: \(path)")
        }
        descriptor = try Self.open(AF_UNIX, name)
        guard address.connect(descriptor) == 0 else { throw unreachable(errno) }
        setTimeout(SO_RCVTIMEO, Self.replySeconds)
    }

    /// Connects to a host.
    init(_ place: HostPort) throws {
        name = "\(place)"
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(place.host, String(place.port), &hints, &found)
        guard code == 0 else {
            throw Failure(
                .inputOutput, "\(name): \(unsafe String(cString: gai_strerror(code))); is the host right?")
        }
        defer { unsafe freeaddrinfo(found) }
        var last: Int32 = ECONNREFUSED
        var connected: Int32?
        var next = unsafe found
        while let address = unsafe next, connected == nil {
            let descriptor = try Self.open(unsafe address.pointee.ai_family, name)
            Self.setTimeout(descriptor, SO_SNDTIMEO, Self.connectSeconds)
            if unsafe connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 {
                connected = descriptor
            } else {
                last = errno
                close(descriptor)
            }
            unsafe next = unsafe address.pointee.ai_next
        }
        descriptor = connected ?? -1
        guard connected != nil else { throw unreachable(last) }
        setTimeout(SO_RCVTIMEO, Self.replySeconds)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Writes all bytes.
    func write(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe send(
                    descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset,
                    Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("sending", errno) }
            offset += count
        }
    }

    /// The bytes up to the next line feed; `nil` where the connection ends before one.
    func readLine() throws -> [UInt8]? {
        var searched = 0
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = Array(buffer[..<end])
                buffer.removeFirst(end + 1)
                return line
            }
            searched = buffer.count
            guard try fill() else { return nil }
        }
    }

    /// All that comes until the other side closes.
    func readToEnd() throws -> [UInt8] {
        while try fill() {}
        return buffer
    }

    private func fill() throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("waiting for the answer", errno) }
            buffer.append(contentsOf: chunk[..<count])
            return count > 0
        }
    }

    private static func open(_ family: Int32, _ name: String) throws -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else {
            throw Failure(.inputOutput, "\(name): cannot make a socket: \(FileWalker.message(errno))")
        }
        return descriptor
    }

    private func setTimeout(_ option: Int32, _ seconds: Int) { Self.setTimeout(descriptor, option, seconds) }

    private static func setTimeout(_ descriptor: Int32, _ option: Int32, _ seconds: Int) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        _ = unsafe setsockopt(
            descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    private func unreachable(_ code: Int32) -> Failure {
        // That is how Linux says that the time for connecting was over.
        let reason =
            code == EINPROGRESS
            ? "not reached within \(Self.connectSeconds) seconds" : FileWalker.message(code)
        return Failure(
            .inputOutput,
            "\(name): \(reason); is the server running? gongbao serve starts one")
    }

    private func failure(_ action: String, _ code: Int32) -> Failure {
        let reason = code == EAGAIN ? "no answer for \(Self.replySeconds) seconds" : FileWalker.message(code)
        return Failure(.inputOutput, "\(name): \(action): \(reason)")
    }
}
