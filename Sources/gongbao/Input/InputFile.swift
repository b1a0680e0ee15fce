internal import Glibc

/// Reads whole files and standard input.
enum InputFile {
    private static let chunkSize = 1 << 20

    /// The bytes of a file, or of standard input where the path is `nil`.
    static func read(_ path: String?) throws(InputFailure) -> [UInt8] {
        let name = path ?? "-"
        let descriptor = path.map { unsafe open($0, O_RDONLY | O_CLOEXEC) } ?? 0
        guard descriptor >= 0 else { throw InputFailure(path: name, error: FileWalker.message(errno)) }
        defer { if path != nil { close(descriptor) } }
        var status = stat()
        let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        var bytes = [UInt8](repeating: 0, count: max(size, 0) + 1)
        var count = 0
        while true {
            if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: chunkSize)) }
            let room = bytes.count - count
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), room)
            }
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { throw InputFailure(path: name, error: FileWalker.message(errno)) }
            if read == 0 { break }
            count += read
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
