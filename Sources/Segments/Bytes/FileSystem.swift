import Glibc

/// Every call of the engine that changes the disk or lists it.
///
/// All of them go through here, so that the order of writes, syncs and renames is read in one place.
public struct FileSystem: Sendable {
    /// The file system of the machine.
    public init() {}

    /// Makes a directory and those over it; no error where it exists.
    public func makeDirectory(_ path: String) throws(SegmentError) {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += part
            if unsafe mkdir(prefix, 0o777) != 0, errno != EEXIST {
                throw .io(path: prefix, operation: "cannot make the directory", errno: errno)
            }
            prefix += "/"
        }
    }

    /// Writes a file whole and syncs it to the device.
    public func writeFile(_ path: String, _ bytes: [UInt8]) throws(SegmentError) {
        let file = try createFile(path)
        try file.append(bytes)
        try file.finish()
    }

    /// Creates a file, or empties one of this name.
    func createFile(_ path: String) throws(SegmentError) -> OutputFile {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .io(path: path, operation: "cannot create", errno: errno) }
        return OutputFile(descriptor: descriptor, path: path)
    }

    /// Makes a file that has no name and is gone when it is closed, and gives its descriptor.
    func makeNamelessFile(in directory: String) -> Result<Int32, SegmentError> {
        var name = (directory + "/spill-XXXXXX").utf8CString.map { $0 }
        let descriptor = unsafe mkstemp(&name)
        guard descriptor >= 0, unsafe unlink(name) == 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            return .failure(.io(path: directory, operation: "cannot make a temporary file", errno: errno))
        }
        return .success(descriptor)
    }

    /// Writes all bytes at the end of an open file.
    static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(SegmentError) {
        var offset = 0
        while offset < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), bytes.count - offset)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .io(path: path, operation: "cannot write", errno: errno) }
            offset += written
        }
    }

    /// Reads up to `count` bytes at an offset of an open file; at least one.
    static func read(
        _ descriptor: Int32, at offset: Int, _ count: Int, path: String
    ) throws(SegmentError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var result = -1
            repeat {
                result = unsafe pread(descriptor, buffer.baseAddress, count, offset)
            } while result < 0 && errno == EINTR
            if result < 0 { code = errno }
            filled = max(0, result)
        }
        guard code == 0, !bytes.isEmpty else {
            throw .io(path: path, operation: "cannot read a temporary file back", errno: code)
        }
        return bytes
    }

    /// Renames a file over another within one directory.
    public func rename(_ path: String, to target: String) throws(SegmentError) {
        guard unsafe Glibc.rename(path, target) == 0 else {
            throw .io(path: path, operation: "cannot rename to \(target)", errno: errno)
        }
    }

    /// Makes the names in a directory durable.
    public func syncDirectory(_ path: String) throws(SegmentError) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .io(path: path, operation: "cannot open", errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .io(path: path, operation: "cannot sync", errno: errno) }
    }

    /// Removes a file; no error where it does not exist.
    public func remove(_ path: String) throws(SegmentError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw .io(path: path, operation: "cannot remove", errno: errno)
        }
    }

    /// The names in a directory, sorted by their bytes, without `.` and `..`.
    public func list(_ path: String) throws(SegmentError) -> [String] {
        guard let directory = unsafe opendir(path) else {
            throw .io(path: path, operation: "cannot list", errno: errno)
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Takes the lock at `path`, or throws `SegmentError.locked` where another process holds it.
    ///
    /// The system drops the lock when its holder ends in any way, so a killed writer leaves no lock behind.
    public func lock(_ path: String) throws(SegmentError) -> FileLock {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw .io(path: path, operation: "cannot create the lock", errno: errno)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            throw code == EWOULDBLOCK
                ? .locked(path: path) : .io(path: path, operation: "cannot lock", errno: code)
        }
        return FileLock(descriptor: descriptor)
    }
}

/// A held lock; it is released with the value.
public final class FileLock: Sendable {
    private let descriptor: Int32

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Unlocks before closing: a child that was forked meanwhile may still have the descriptor open.
    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

/// A file that is being written; it is removed again unless it is finished.
final class OutputFile {
    private let descriptor: Int32
    private let path: String
    private var isFinished = false

    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
        if !isFinished { unsafe unlink(path) }
    }

    /// Appends bytes.
    func append(_ bytes: [UInt8]) throws(SegmentError) {
        try FileSystem.write(bytes, to: descriptor, path: path)
    }

    /// Syncs the file to the device.
    func finish() throws(SegmentError) {
        guard fsync(descriptor) == 0 else { throw .io(path: path, operation: "cannot sync", errno: errno) }
        isFinished = true
    }
}
