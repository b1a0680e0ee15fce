internal import Glibc

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
    /// The checksums of the pages, where they are to be compared; set by who opens a segment, before anybody else has the file.
    var pages: PageChecksums?

    /// Takes a mapping of `count` bytes over, more than none.
    init(name: String, mapping: UnsafeRawPointer, count: Int) {
        self.name = name
        self.count = count
        unsafe base = mapping
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
