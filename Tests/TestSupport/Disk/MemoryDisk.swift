internal import Glibc
package import Segments
internal import Synchronization

/// A disk in memory that knows what would be left of it after a power cut.
///
/// It has one directory after the other as names, files as bytes, and for both what is durable: what a file held when it was last synced, and
/// the names that its directory had then. Flags it does not know and calls that the engine does not make are refused.
package final class MemoryDisk: DiskCalls {
    private let state: Mutex<State>
    /// Called after each call that changes something, with the disk as it is then.
    private let afterChange: (@Sendable (borrowing DiskState) -> Void)?

    private struct State {
        var disk: DiskState
        var open: [Int32: (inode: Int, isDirectory: Bool, canWrite: Bool)] = [:]
        var nextDescriptor: Int32 = 3
        var locks: [Int: Int32] = [:]
    }

    /// Makes a disk.
    ///
    /// - Parameters:
    ///   - disk: what is on it.
    ///   - afterChange: is called after each change.
    package init(
        _ disk: DiskState = DiskState(), afterChange: (@Sendable (borrowing DiskState) -> Void)? = nil
    ) {
        state = Mutex(State(disk: disk))
        self.afterChange = afterChange
    }

    /// What is on it now.
    package var content: DiskState { state.withLock { $0.disk } }
    /// The number of descriptors that are open.
    package var descriptorCount: Int { state.withLock { $0.open.count } }

    package func open(_ path: String, flags: Int32, mode: UInt32) -> Int32 {
        if flags & OpenFlags.nameless == OpenFlags.nameless { return -EOPNOTSUPP }
        let result = state.withLock { state -> Int32 in
            var inode = state.disk.inode(of: path)
            let isDirectory = inode == nil && state.disk.directories.contains(path)
            if isDirectory {
                guard flags & O_ACCMODE == O_RDONLY else { return -EISDIR }
            } else if inode == nil {
                guard flags & O_CREAT != 0 else { return -ENOENT }
                guard let made = state.disk.create(path) else { return -ENOENT }
                inode = made
            } else {
                if flags & O_DIRECTORY == O_DIRECTORY { return -ENOTDIR }
                if flags & O_EXCL != 0 { return -EEXIST }
                if flags & O_TRUNC != 0, let inode { state.disk.truncate(inode) }
            }
            let descriptor = state.nextDescriptor
            state.nextDescriptor += 1
            state.open[descriptor] = (
                isDirectory ? state.disk.number(ofDirectory: path) : inode ?? 0, isDirectory,
                flags & O_ACCMODE != O_RDONLY
            )
            return descriptor
        }
        if result >= 0, flags & (O_CREAT | O_TRUNC) != 0 { tell() }
        return result
    }

    package func close(_ descriptor: Int32) {
        state.withLock { state in
            guard let file = state.open.removeValue(forKey: descriptor) else { return }
            if !file.isDirectory, state.locks[file.inode] == descriptor { state.locks[file.inode] = nil }
        }
    }

    package func status(_ descriptor: Int32) -> Result<FileStatus, ErrorNumber> {
        state.withLock { state in
            guard let file = state.open[descriptor] else { return .failure(ErrorNumber(EBADF)) }
            guard !file.isDirectory else { return .success(FileStatus(isRegular: false, byteCount: 0)) }
            return .success(
                FileStatus(isRegular: true, byteCount: state.disk.files[file.inode]?.bytes.count ?? 0))
        }
    }

    package func map(_ descriptor: Int32, count: Int) -> Result<UnsafeRawPointer, ErrorNumber> {
        let bytes = state.withLock { state in
            state.open[descriptor].flatMap { state.disk.files[$0.inode]?.bytes }
        }
        guard let bytes, count > 0, count <= bytes.count else { return unsafe .failure(ErrorNumber(EINVAL)) }
        // Of a file and not of memory without one, which would be gone when the engine lets go of pages.
        let flags = O_RDWR | O_CLOEXEC | OpenFlags.nameless
        var file = unsafe Glibc.open("/dev/shm", flags, 0o600)
        if file < 0 { file = unsafe Glibc.open("/tmp", flags, 0o600) }
        defer { _ = Glibc.close(file) }
        guard file >= 0, unsafe Glibc.write(file, bytes, count) == count,
            let address = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, file, 0),
            unsafe address != MAP_FAILED
        else { return unsafe .failure(ErrorNumber(errno)) }
        return unsafe .success(UnsafeRawPointer(address))
    }

    package func read(
        _ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) -> Int {
        state.withLock { state in
            guard let file = state.open[descriptor], let bytes = state.disk.files[file.inode]?.bytes else {
                return -Int(EBADF)
            }
            let part = bytes[min(offset, bytes.count)..<min(offset + buffer.count, bytes.count)]
            unsafe buffer.copyBytes(from: part)
            return part.count
        }
    }

    package func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        let data = unsafe [UInt8](bytes)
        let isWritten = state.withLock { state in
            guard let file = state.open[descriptor], file.canWrite else { return false }
            state.disk.append(data, to: file.inode)
            return true
        }
        guard isWritten else { return -Int(EBADF) }
        tell()
        return data.count
    }

    package func sync(_ descriptor: Int32) -> Int32 {
        let isDone = state.withLock { state in
            guard let file = state.open[descriptor] else { return false }
            if file.isDirectory { state.disk.syncDirectory(file.inode) } else { state.disk.sync(file.inode) }
            return true
        }
        guard isDone else { return -EBADF }
        tell()
        return 0
    }

    package func rename(_ path: String, to target: String) -> Int32 {
        guard state.withLock({ $0.disk.rename(path, to: target) }) else { return -ENOENT }
        tell()
        return 0
    }

    package func remove(_ path: String) -> Int32 {
        guard state.withLock({ $0.disk.remove(path) }) else { return -ENOENT }
        tell()
        return 0
    }

    package func makeDirectory(_ path: String) -> Int32 {
        let isNew = state.withLock { $0.disk.makeDirectory(path) }
        guard isNew else { return -EEXIST }
        tell()
        return 0
    }

    package func list(_ path: String) -> Result<[String], ErrorNumber> {
        state.withLock { state in
            guard state.disk.directories.contains(path) else { return .failure(ErrorNumber(ENOENT)) }
            return .success(state.disk.names(in: path))
        }
    }

    package func lock(_ descriptor: Int32) -> Int32 {
        state.withLock { state in
            guard let file = state.open[descriptor] else { return -EBADF }
            guard state.locks[file.inode] == nil else { return -EWOULDBLOCK }
            state.locks[file.inode] = descriptor
            return 0
        }
    }

    package func unlock(_ descriptor: Int32) {
        state.withLock { state in
            if let file = state.open[descriptor], state.locks[file.inode] == descriptor {
                state.locks[file.inode] = nil
            }
        }
    }

    private func tell() {
        guard let afterChange else { return }
        afterChange(content)
    }
}
