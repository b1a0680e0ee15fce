import Glibc

/// The directory of an index: immutable segments, one commit that names them, and the writer's lock.
///
/// A commit is written beside the old one, synced, renamed into place and made durable by syncing the directory; the old
/// commit and the segments that no commit names are removed after that.
public struct IndexDirectory: Sendable {
    /// Where the index lies.
    public let path: String
    private let files: FileSystem

    /// Names a directory; nothing is read yet.
    public init(_ path: String, files: FileSystem = FileSystem()) {
        self.path = path
        self.files = files
    }

    /// The newest commit; throws `SegmentError.noIndex` where there is none.
    public func readCommit() throws(SegmentError) -> Commit {
        guard let name = try newestCommitName() else { throw .noIndex(directory: path) }
        return try Commit(try MappedFile(path: file(name)))
    }

    /// The newest commit, or `nil` where the directory holds none.
    public func readCommitIfAny() throws(SegmentError) -> Commit? {
        do throws(SegmentError) {
            return try readCommit()
        } catch {
            guard case .noIndex = error else { throw error }
            return nil
        }
    }

    /// The newest commit and its segments; begins again where a writer replaced them meanwhile.
    public func open() throws(SegmentError) -> (commit: Commit, segments: [SegmentReader]) {
        var attempts = 0
        while true {
            guard let name = try newestCommitName() else { throw .noIndex(directory: path) }
            do throws(SegmentError) {
                let commit = try Commit(try MappedFile(path: file(name)))
                return (commit, try open(commit))
            } catch {
                guard case .io(_, _, ENOENT) = error, try newestCommitName() != name, attempts < 100 else {
                    throw error
                }
                attempts += 1
            }
        }
    }

    /// The segments of a commit.
    public func open(_ commit: Commit) throws(SegmentError) -> [SegmentReader] {
        var segments: [SegmentReader] = []
        for segment in commit.segments {
            let file = try MappedFile(path: segmentPath(segment.identifier))
            let reader = try SegmentReader(file)
            guard reader.identifier == segment.identifier, file.count == segment.byteCount,
                reader.clauseCount == segment.clauseCount, reader.documentCount == segment.documentCount
            else { throw file.bytes.corrupt("the segment is not the one that the commit names") }
            segments.append(reader)
        }
        return segments
    }

    /// Makes the directory where it does not exist and takes the lock of the one writer.
    public func lockForWriting() throws(SegmentError) -> FileLock {
        try files.makeDirectory(path)
        return try files.lock(file("writer.lock"))
    }

    /// Writes a segment file and syncs it; it becomes part of the index with the next commit.
    public func write(_ bytes: [UInt8], segment identifier: UInt64) throws(SegmentError) {
        try files.writeFile(segmentPath(identifier), bytes)
    }

    /// Makes `commit` the state of the index, all or nothing, and removes what it no longer names.
    public func publish(_ commit: Commit) throws(SegmentError) {
        let name = Self.commitName(commit.generation)
        let temporary = file(name + ".new")
        try files.writeFile(temporary, commit.encoded())
        try files.syncDirectory(path)
        try files.rename(temporary, to: file(name))
        try files.syncDirectory(path)
        try removeUnnamed(keeping: commit)
    }

    /// Removes the files of an index that `commit` does not name.
    public func removeUnnamed(keeping commit: Commit) throws(SegmentError) {
        var names = Set(commit.segments.map { Self.segmentName($0.identifier) })
        names.insert(Self.commitName(commit.generation))
        for name in try files.list(path) where Self.isOwn(name) && !names.contains(name) {
            try files.remove(file(name))
        }
    }

    /// The path of a segment file.
    public func segmentPath(_ identifier: UInt64) -> String {
        file(Self.segmentName(identifier))
    }

    private func file(_ name: String) -> String { path + "/" + name }

    private func newestCommitName() throws(SegmentError) -> String? {
        do throws(SegmentError) {
            return try files.list(path).last { $0.hasPrefix("commit-") && $0.hasSuffix(".gbc") }
        } catch {
            if case .io(_, _, let code) = error, code == ENOENT || code == ENOTDIR {
                throw .noIndex(directory: path)
            }
            throw error
        }
    }

    private static func commitName(_ generation: Int) -> String {
        "commit-" + padded(String(generation), to: 12) + ".gbc"
    }

    private static func segmentName(_ identifier: UInt64) -> String {
        "segment-" + padded(String(identifier), to: 12) + ".gbs"
    }

    private static func padded(_ digits: String, to width: Int) -> String {
        String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func isOwn(_ name: String) -> Bool {
        (name.hasPrefix("commit-") && (name.hasSuffix(".gbc") || name.hasSuffix(".gbc.new")))
            || (name.hasPrefix("segment-") && name.hasSuffix(".gbs"))
    }
}
