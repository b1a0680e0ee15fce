internal import Glibc

/// Which file is at a path, symbolic links not followed.
public struct FileIdentity: Sendable, Equatable {
    private let device: UInt
    private let inode: UInt
    /// Whether it is a Unix socket.
    public let isSocket: Bool

    /// Looks at a path; `nil` where there is nothing, or it cannot be looked at.
    public init?(path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        isSocket = (status.st_mode & S_IFMT) == S_IFSOCK
    }
}
