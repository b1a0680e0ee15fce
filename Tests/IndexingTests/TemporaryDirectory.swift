import Glibc
import Segments

/// A directory that is removed with the value, and the index in it.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/gongbao-tests-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw SegmentError.io(path: "/tmp", operation: "cannot make a directory", errno: errno)
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in (try? FileSystem().list(path)) ?? [] { unsafe unlink(path + "/" + name) }
        unsafe rmdir(path)
    }

    var index: IndexDirectory { IndexDirectory(path) }

    func names() throws -> [String] {
        try FileSystem().list(path)
    }

    func read(_ name: String) throws -> [UInt8] {
        let bytes = try FileSystem().map(path + "/" + name).bytes
        return bytes.array(0..<bytes.count)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try FileSystem().writeFile(path + "/" + name, bytes)
    }
}
