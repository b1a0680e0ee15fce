import Glibc

/// The bytes of one immutable file, mapped into memory and kept until the last user lets go.
///
/// The memory is never written after the initialiser, so any number of threads may read it.
@safe
public final class MappedFile: @unchecked Sendable {  // immutable after init; the mapping is private to it
    /// The name used in error messages.
    public let name: String
    /// The number of bytes.
    public let count: Int

    let base: UnsafeRawPointer
    private let isMapped: Bool

    /// Maps the file at `path`; throws `SegmentError.io` when it cannot be opened or mapped.
    public init(path: String) throws(SegmentError) {
        // O_NONBLOCK: a pipe of this name must not keep us waiting for a writer.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .io(path: path, operation: "cannot open", errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .io(path: path, operation: "cannot read the size", errno: errno)
        }
        guard (status.st_mode & S_IFMT) == S_IFREG else {
            throw .corrupt(file: path, offset: 0, reason: "not a regular file")
        }
        let size = Int(status.st_size)
        name = path
        count = size
        guard size > 0 else {
            unsafe base = UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 8, alignment: 64))
            isMapped = false
            return
        }
        guard let address = unsafe mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0),
            unsafe address != MAP_FAILED
        else { throw .io(path: path, operation: "cannot map", errno: errno) }
        unsafe base = UnsafeRawPointer(address)
        isMapped = true
    }

    /// Holds a copy of `bytes`, so that tests and benchmarks can open a segment without a disk.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        count = bytes.count
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count + 8, alignment: 64)
        unsafe memory.copyMemory(from: bytes, byteCount: bytes.count)
        unsafe base = UnsafeRawPointer(memory)
        isMapped = false
    }

    deinit {
        if isMapped {
            _ = unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
        } else {
            unsafe UnsafeMutableRawPointer(mutating: base).deallocate()
        }
    }

    /// Lets go of the pages that were read; they are mapped again when they are asked for.
    func letGoOfPages() {
        guard isMapped else { return }
        _ = unsafe madvise(UnsafeMutableRawPointer(mutating: base), count, MADV_DONTNEED)
    }

    /// All bytes of the file.
    public var bytes: SegmentBytes {
        unsafe SegmentBytes(file: self, base: base, offset: 0, count: count)
    }
}
