/// A held lock; it is released with the value.
public final class FileLock: Sendable {
    private let descriptor: Int32
    private let calls: any DiskCalls

    init(descriptor: Int32, calls: any DiskCalls) {
        self.descriptor = descriptor
        self.calls = calls
    }

    /// Unlocks before closing: a child that was forked meanwhile may still have the descriptor open.
    deinit {
        calls.unlock(descriptor)
        calls.close(descriptor)
    }
}
