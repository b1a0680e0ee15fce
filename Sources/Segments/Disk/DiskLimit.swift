internal import Synchronization

/// How many bytes an index may take on the disk, with all that is written on the way.
public final class DiskLimit: Sendable {
    /// The limit in bytes.
    public let byteCount: Int
    private let used: Atomic<Int>

    /// Makes a limit for a directory that holds `used` bytes already.
    public init(byteCount: Int, used: Int) {
        self.byteCount = byteCount
        self.used = Atomic(used)
    }

    /// Takes bytes that are about to be written; `false`, and none taken, where they would be too many.
    func take(_ count: Int) -> Bool {
        guard used.add(count, ordering: .relaxed).newValue > byteCount else { return true }
        used.subtract(count, ordering: .relaxed)
        return false
    }

    /// Gives the bytes of a removed file back.
    func giveBack(_ count: Int) { used.subtract(count, ordering: .relaxed) }
}
