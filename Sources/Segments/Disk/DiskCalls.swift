internal import Glibc

/// The calls of the operating system through which the engine touches the disk, one for one.
///
/// `FileSystem` is made of them. Tests put others in their place, which fail at a given call or keep a record. What fails returns the
/// negated `errno`; nothing is tried again here.
public protocol DiskCalls: Sendable {
    /// Opens a file; its descriptor.
    func open(_ path: String, flags: Int32, mode: UInt32) -> Int32
    /// Closes a descriptor.
    func close(_ descriptor: Int32)
    /// Whether a descriptor is that of a regular file, and its size in bytes.
    func status(_ descriptor: Int32) -> Result<FileStatus, ErrorNumber>
    /// Maps the first `count` bytes of a file for reading; the address.
    func map(_ descriptor: Int32, count: Int) -> Result<UnsafeRawPointer, ErrorNumber>
    /// Reads at an offset; the number of bytes.
    func read(_ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int
    /// Writes at the end of what was written before; the number of bytes.
    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int
    /// Makes what a file or directory holds durable.
    func sync(_ descriptor: Int32) -> Int32
    /// Renames a file over another.
    func rename(_ path: String, to target: String) -> Int32
    /// Removes a file.
    func remove(_ path: String) -> Int32
    /// Makes a directory.
    func makeDirectory(_ path: String) -> Int32
    /// The names in a directory, `.` and `..` among them, in any order.
    func list(_ path: String) -> Result<[String], ErrorNumber>
    /// Takes the lock of a file without waiting.
    func lock(_ descriptor: Int32) -> Int32
    /// Gives that lock back.
    func unlock(_ descriptor: Int32)
}

/// An error number of the operating system.
public struct ErrorNumber: Error, Equatable {
    /// The value of `errno`.
    public let code: Int32

    /// Names an error.
    public init(_ code: Int32) { self.code = code }
}

/// Flags that the interface of the C library does not have in Swift.
public enum OpenFlags {
    /// Makes a file without a name in a directory (`O_TMPFILE` of Linux).
    public static let nameless: Int32 = 0o20000000 | O_DIRECTORY
}

/// What is known of an open file.
public struct FileStatus: Sendable {
    /// Whether it is a regular file.
    public let isRegular: Bool
    /// The size in bytes.
    public let byteCount: Int

    /// Makes the status of its parts.
    public init(isRegular: Bool, byteCount: Int) {
        self.isRegular = isRegular
        self.byteCount = byteCount
    }
}
