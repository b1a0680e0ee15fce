internal import Glibc

/// A new directory that is removed with all its content when the last reference goes.
public final class TemporaryDirectory: Sendable {
    /// The absolute path.
    public let path: String

    /// Makes a directory.
    public init() {
        var template = Array("/tmp/gongbao-test-XXXXXX".utf8CString)
        let isMade = unsafe mkdtemp(&template) != nil
        precondition(isMade, "no temporary directory can be made")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        Self.remove(path)
    }

    private static func remove(_ path: String) {
        guard let directory = unsafe opendir(path) else {
            _ = unsafe unlink(path)
            return
        }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        unsafe closedir(directory)
        for name in names { remove(path + "/" + name) }
        _ = unsafe rmdir(path)
    }
}
