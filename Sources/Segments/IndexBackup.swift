/// Copies the newest state of an index into another directory, while it is searched and written.
///
/// The copy is opened like any index, and is verified: a damaged index is not copied.
public struct IndexBackup: Sendable {
    /// The state that was copied.
    public let commit: Commit
    /// The number of bytes that were copied.
    public let byteCount: Int

    /// Copies the index in `source` to `target`.
    ///
    /// - Parameters:
    ///   - source: is only read; its writer need not wait.
    ///   - target: is made where it does not exist, and holds no index yet.
    ///   - beside: the names of files beside the index that go with it, where they are there.
    /// - Throws: `SegmentError`; there is no index in `target` then.
    public init(
        of source: IndexDirectory, to target: IndexDirectory, beside: [String]
    ) throws(SegmentError) {
        // What is mapped stays, whatever the writer removes meanwhile.
        let (commit, segments) = try source.open()
        let lock = try target.lockForWriting()
        defer { withExtendedLifetime(lock) {} }
        guard try target.readCommitIfAny() == nil else { throw .indexExists(directory: target.path) }
        _ = try target.recover()
        var byteCount = 0
        for segment in segments {
            try segment.verifyChecksums()
            var output = try target.create(segment: segment.identifier)
            try output.append(copyOf: segment.file.bytes)
            _ = try output.finish()
            byteCount += segment.byteCount
            segment.letGoOfPages()
        }
        for name in beside { byteCount += try target.copy(beside: name, of: source) }
        try target.publish(commit)
        self.commit = commit
        self.byteCount = byteCount
    }
}
