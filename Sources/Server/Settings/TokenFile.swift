internal import Glibc
internal import Machine

/// The file of the token.
enum TokenFile {
    /// The token: the only word of the file.
    static func read(_ path: String) throws(ServerError) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .setting("--token-file", "\(path): \(SystemError.text(errno))") }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
        guard count >= 0 else { throw .setting("--token-file", "\(path): \(SystemError.text(errno))") }
        let words = String(decoding: bytes.prefix(count), as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 1, (TokenHolder.leastLength...1024).contains(words[0].utf8.count) else {
            throw .setting(
                "--token-file",
                "\(path): must hold one word of \(TokenHolder.leastLength) to 1024 bytes; head -c 24 /dev/urandom | base64 makes one"
            )
        }
        return String(words[0])
    }
}
