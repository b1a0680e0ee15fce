internal import Glibc

/// An open file, or standard input.
struct InputFile: ~Copyable {
    /// The path, for messages.
    let name: String
    private let descriptor: Int32

    /// What tells whether a file was changed meanwhile.
    struct Fingerprint: Equatable, Sendable {
        var device: UInt
        var node: UInt
        var byteCount: Int
        var seconds: Int
        var nanoseconds: Int
    }

    private static let chunkSize = 1 << 20

    /// Opens a file, or standard input where the path is `nil`.
    init(_ path: String?) throws(InputFailure) {
        name = path ?? "-"
        descriptor = path.map { unsafe open($0, O_RDONLY | O_CLOEXEC) } ?? 0
        guard descriptor >= 0 else { throw InputFailure(path: name, error: FileWalker.message(errno)) }
    }

    deinit {
        if descriptor > 0 { close(descriptor) }
    }

    /// The bytes of a file, or of standard input where the path is `nil`.
    static func read(_ path: String?) throws(InputFailure) -> [UInt8] {
        try InputFile(path).readAll()
    }

    /// What identifies the content, as long as nobody means to deceive.
    func fingerprint() throws(InputFailure) -> Fingerprint {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw InputFailure(path: name, error: FileWalker.message(errno))
        }
        return Fingerprint(
            device: UInt(status.st_dev), node: UInt(status.st_ino), byteCount: Int(status.st_size),
            seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }

    /// All bytes from the place reached to the end.
    func readAll() throws(InputFailure) -> [UInt8] {
        var status = stat()
        let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        var bytes: [UInt8] = []
        while try append(to: &bytes, max(Self.chunkSize, size + 1 - bytes.count)) > 0 {}
        return bytes
    }

    /// Appends up to `count` of the bytes that come next; gives their number, 0 at the end.
    func append(to bytes: inout [UInt8], _ count: Int) throws(InputFailure) -> Int {
        var code: Int32 = 0
        let read = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while true {
                let result = unsafe Glibc.read(descriptor, buffer.baseAddress, count)
                if result < 0, errno == EINTR { continue }
                if result < 0 { code = errno }
                filled = max(0, result)
                return
            }
        }
        guard code == 0 else { throw InputFailure(path: name, error: FileWalker.message(code)) }
        if bytes.isEmpty { bytes = read } else { bytes += read }
        return read.count
    }

    /// Moves to an offset.
    func seek(to offset: Int) throws(InputFailure) {
        guard lseek(descriptor, offset, SEEK_SET) == offset else {
            throw InputFailure(path: name, error: FileWalker.message(errno))
        }
    }
}
