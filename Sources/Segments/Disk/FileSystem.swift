internal import Glibc

/// Every access of the engine to the disk.
///
/// The order of writes, syncs and renames is read in one place, what is interrupted or cut short goes on, and what fails becomes a
/// `SegmentError` that names the path. Below it are the bare `DiskCalls`, so that tests can make each of them fail.
public struct FileSystem: Sendable {
    private let calls: any DiskCalls
    private let limit: DiskLimit?
    /// How many bytes are collected before they are written.
    let bufferSize: Int

    /// The file system over some calls.
    ///
    /// - Parameters:
    ///   - calls: the disk; that of the machine where none is given.
    ///   - limit: how much may be written; no limit where none is given.
    ///   - bufferSize: how many bytes are collected before they are written.
    public init(
        _ calls: (any DiskCalls)? = nil, limit: DiskLimit? = nil, bufferSize: Int = 1 << 20
    ) {
        self.calls = calls ?? MachineDisk()
        self.limit = limit
        self.bufferSize = bufferSize
    }

    /// The same disk, of which no more may be taken than a limit says.
    func limited(to limit: DiskLimit) -> FileSystem {
        FileSystem(calls, limit: limit, bufferSize: bufferSize)
    }

    /// Makes a directory and those over it, and makes their names durable; no error where it exists.
    public func makeDirectory(_ path: String) throws(SegmentError) {
        var parent = path.hasPrefix("/") ? "/" : "."
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += part
            let result = calls.makeDirectory(prefix)
            guard result == 0 || result == -EEXIST else {
                throw .io(path: prefix, operation: "cannot make the directory", errno: -result)
            }
            if result == 0 { try syncDirectory(parent) }
            parent = prefix
            prefix += "/"
        }
    }

    /// Writes a file whole, over one of this name, and syncs it to the device.
    public func writeFile(_ path: String, _ bytes: [UInt8]) throws(SegmentError) {
        let file = try createFile(path, flags: O_TRUNC)
        try file.append(bytes)
        try file.finish()
    }

    /// Creates a file; with `O_EXCL` it is an error where there is one of this name.
    func createFile(_ path: String, flags: Int32 = O_EXCL) throws(SegmentError) -> OutputFile {
        let descriptor = calls.open(path, flags: O_WRONLY | O_CREAT | flags, mode: 0o666)
        guard descriptor >= 0 else { throw .io(path: path, operation: "cannot create", errno: -descriptor) }
        return OutputFile(descriptor: descriptor, path: path, files: self)
    }

    /// Makes a file that has no name and is gone when it is closed, and gives its descriptor.
    func makeNamelessFile(in directory: String) throws(SegmentError) -> Int32 {
        var descriptor = calls.open(directory, flags: O_RDWR | OpenFlags.nameless, mode: 0o600)
        if descriptor == -EOPNOTSUPP || descriptor == -EISDIR || descriptor == -EINVAL {
            // Not every file system can: then it has a name for a moment, which the next writer removes if this one is killed.
            let path = directory + "/spill-" + String(UInt64.random(in: 0...UInt64.max), radix: 16) + ".new"
            descriptor = calls.open(path, flags: O_RDWR | O_CREAT | O_EXCL, mode: 0o600)
            if descriptor >= 0 { try remove(path, closing: descriptor) }
        }
        guard descriptor >= 0 else {
            throw .io(path: directory, operation: "cannot make a temporary file", errno: -descriptor)
        }
        return descriptor
    }

    private func remove(_ path: String, closing descriptor: Int32) throws(SegmentError) {
        do throws(SegmentError) {
            try remove(path)
        } catch {
            calls.close(descriptor)
            throw error
        }
    }

    /// Maps a regular file; a symbolic link of this name is none.
    public func map(_ path: String) throws(SegmentError) -> MappedFile {
        // O_NONBLOCK: a pipe of this name must not keep us waiting for a writer.
        let descriptor = calls.open(path, flags: O_RDONLY | O_NONBLOCK | O_NOFOLLOW, mode: 0)
        if descriptor == -ELOOP { throw .corrupt(file: path, offset: 0, reason: "a symbolic link") }
        guard descriptor >= 0 else { throw .io(path: path, operation: "cannot open", errno: -descriptor) }
        defer { calls.close(descriptor) }
        let status: FileStatus
        do throws(ErrorNumber) {
            status = try calls.status(descriptor).get()
        } catch {
            throw .io(path: path, operation: "cannot read the size", errno: error.code)
        }
        guard status.isRegular else { throw .corrupt(file: path, offset: 0, reason: "not a regular file") }
        guard status.byteCount > 0 else { return MappedFile(name: path, bytes: []) }
        do throws(ErrorNumber) {
            let address = unsafe try calls.map(descriptor, count: status.byteCount).get()
            return unsafe MappedFile(name: path, mapping: address, count: status.byteCount)
        } catch {
            throw .io(path: path, operation: "cannot map", errno: error.code)
        }
    }

    /// Gives the descriptor of a file that is open for reading to `body`; `nil` where it cannot be opened.
    public func withDescriptor<Result>(of path: String, _ body: (Int32) -> Result?) -> Result? {
        let descriptor = calls.open(path, flags: O_RDONLY | O_NONBLOCK | O_NOFOLLOW, mode: 0)
        guard descriptor >= 0 else { return nil }
        defer { calls.close(descriptor) }
        return body(descriptor)
    }

    /// Renames a file over another within one directory.
    public func rename(_ path: String, to target: String) throws(SegmentError) {
        let result = calls.rename(path, to: target)
        guard result == 0 else {
            throw .io(path: path, operation: "cannot rename to \(target)", errno: -result)
        }
    }

    /// Makes the names in a directory durable.
    public func syncDirectory(_ path: String) throws(SegmentError) {
        let descriptor = calls.open(path, flags: O_RDONLY | O_DIRECTORY, mode: 0)
        guard descriptor >= 0 else { throw .io(path: path, operation: "cannot open", errno: -descriptor) }
        defer { calls.close(descriptor) }
        try sync(descriptor, path: path)
    }

    /// Removes a file; no error where it does not exist.
    public func remove(_ path: String) throws(SegmentError) {
        let size = limit == nil ? 0 : byteCount(of: path)
        let result = calls.remove(path)
        guard result == 0 || result == -ENOENT else {
            throw .io(path: path, operation: "cannot remove", errno: -result)
        }
        limit?.giveBack(size)
    }

    /// The names in a directory, sorted by their bytes, without `.` and `..`.
    public func list(_ path: String) throws(SegmentError) -> [String] {
        do throws(ErrorNumber) {
            let names = try calls.list(path).get().filter { $0 != "." && $0 != ".." }
            return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        } catch {
            throw .io(path: path, operation: "cannot list", errno: error.code)
        }
    }

    /// The size of a file in bytes; 0 where it cannot be opened.
    public func byteCount(of path: String) -> Int {
        withDescriptor(of: path) { try? calls.status($0).get().byteCount } ?? 0
    }

    /// Takes the lock at `path`, or throws `SegmentError.locked` where another process holds it.
    ///
    /// The system drops the lock when its holder ends in any way, so a killed writer leaves no lock behind.
    public func lock(_ path: String) throws(SegmentError) -> FileLock {
        let descriptor = calls.open(path, flags: O_RDWR | O_CREAT, mode: 0o666)
        guard descriptor >= 0 else {
            throw .io(path: path, operation: "cannot create the lock", errno: -descriptor)
        }
        let result = calls.lock(descriptor)
        guard result == 0 else {
            calls.close(descriptor)
            throw result == -EWOULDBLOCK
                ? .locked(path: path) : .io(path: path, operation: "cannot lock", errno: -result)
        }
        return FileLock(descriptor: descriptor, calls: calls)
    }

    // MARK: Open files

    /// Writes all bytes at the end of an open file.
    func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(SegmentError) {
        if let limit, !limit.take(bytes.count) { throw .diskLimit(path: path, limit: limit.byteCount) }
        var offset = 0
        while offset < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe calls.write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[offset...]))
            }
            if written == -Int(EINTR) { continue }
            guard written > 0 else {
                throw .io(path: path, operation: "cannot write", errno: Int32(-written))
            }
            offset += written
        }
    }

    /// Reads up to `count` bytes at an offset of an open file; at least one.
    func read(
        _ descriptor: Int32, at offset: Int, _ count: Int, path: String
    ) throws(SegmentError) -> [UInt8] {
        var code = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            repeat {
                code = unsafe calls.read(descriptor, at: offset, into: UnsafeMutableRawBufferPointer(buffer))
            } while code == -Int(EINTR)
            filled = max(0, code)
        }
        guard code > 0 else {
            throw .io(path: path, operation: "cannot read a temporary file back", errno: Int32(-code))
        }
        return bytes
    }

    /// Makes the content of an open file durable; after an error nobody knows what is, so it is never tried again.
    func sync(_ descriptor: Int32, path: String) throws(SegmentError) {
        let result = calls.sync(descriptor)
        guard result == 0 else { throw .io(path: path, operation: "cannot sync", errno: -result) }
    }

    /// Closes a file.
    func close(_ descriptor: Int32) { calls.close(descriptor) }

    /// Closes a file without a name, of which so many bytes were written.
    func close(nameless descriptor: Int32, byteCount: Int) {
        calls.close(descriptor)
        limit?.giveBack(byteCount)
    }
}
