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
        try withNewestCommit { commit throws(SegmentError) in commit }
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

    /// The generation of the newest commit, read from its name.
    public func newestCommit() throws(SegmentError) -> Int? { try newestGeneration() }

    /// The newest commit and its segments; begins again where a writer replaced them meanwhile.
    public func open() throws(SegmentError) -> (commit: Commit, segments: [SegmentReader]) {
        try withNewestCommit { commit throws(SegmentError) in (commit, try open(commit)) }
    }

    /// Reads the newest commit and what belongs to it; begins again where a file of it is gone and there is a newer one.
    func withNewestCommit<Result>(
        _ body: (Commit) throws(SegmentError) -> Result
    ) throws(SegmentError) -> Result {
        var attempts = 0
        while true {
            guard let newest = try newestGeneration() else { throw .noIndex(directory: path) }
            do throws(SegmentError) {
                let file = try files.map(commitPath(newest))
                let commit = try Commit(file)
                guard commit.generation == newest else {
                    throw file.bytes.corrupt("this is commit \(commit.generation) under the name of another")
                }
                return try body(commit)
            } catch {
                guard case .io(_, _, ENOENT) = error, try newestGeneration() != newest, attempts < 100 else {
                    throw error
                }
                attempts += 1
            }
        }
    }

    /// The segments of a commit.
    public func open(_ commit: Commit) throws(SegmentError) -> [SegmentReader] {
        var segments: [SegmentReader] = []
        for segment in commit.segments { segments.append(try open(segment)) }
        return segments
    }

    /// A segment of a commit.
    func open(_ segment: Commit.Segment) throws(SegmentError) -> SegmentReader {
        let file = try map(segment: segment.identifier)
        let reader = try SegmentReader(file)
        guard reader.identifier == segment.identifier, file.count == segment.byteCount,
            reader.checksum == segment.checksum, reader.clauseCount == segment.clauseCount,
            reader.documentCount == segment.documentCount
        else { throw file.bytes.corrupt("the segment is not the one that the commit names") }
        return reader
    }

    /// Makes the directory where it does not exist and takes the lock of the one writer.
    public func lockForWriting() throws(SegmentError) -> FileLock {
        try files.makeDirectory(path)
        return try files.lock(file("writer.lock"))
    }

    /// The newest commit, or `nil` where there is none yet, as the holder of the writer's lock sees it.
    ///
    /// What can be seen may not be durable, where its writer ended before it could say so; it is made so before anything is built on
    /// it. Files that it does not name, which that writer left, are removed.
    public func recover() throws(SegmentError) -> Commit? {
        try files.syncDirectory(path)
        let commit = try readCommitIfAny()
        try removeUnnamed(keeping: commit)
        return commit
    }

    /// A segment file for reading.
    public func map(segment identifier: UInt64) throws(SegmentError) -> MappedFile {
        try files.map(segmentPath(identifier))
    }

    /// Where the bytes of a segment file go; once synced it becomes part of the index with the next commit.
    public func create(segment identifier: UInt64) throws(SegmentError) -> SegmentOutput {
        SegmentOutput(try files.createFile(segmentPath(identifier)))
    }

    /// Where to spill what does not fit into memory.
    public var spillSpace: SpillSpace { SpillSpace(directory: path, files: files) }

    /// Makes `commit` the state of the index, all or nothing, and removes what it no longer names.
    ///
    /// When this returns, the commit is found again after any crash. What cannot be removed is removed by the next writer.
    public func publish(_ commit: Commit) throws(SegmentError) {
        let name = Self.commitName(commit.generation)
        let temporary = file(name + ".new")
        try files.writeFile(temporary, commit.encoded())
        try files.syncDirectory(path)
        try files.rename(temporary, to: file(name))
        try files.syncDirectory(path)
        try? removeUnnamed(keeping: commit)
    }

    /// Removes the files of an index that `commit` does not name, and what writers that were killed left.
    private func removeUnnamed(keeping commit: Commit?) throws(SegmentError) {
        var names = Set((commit?.segments ?? []).map { Self.segmentName($0.identifier) })
        if let commit { names.insert(Self.commitName(commit.generation)) }
        for name in try files.list(path) where Self.isOwn(name) && !names.contains(name) {
            try files.remove(file(name))
        }
    }

    // MARK: Files beside the index

    /// Gives the descriptor of a file that lies beside the index to `body`; `nil` where there is none.
    public func withFile<Result>(beside name: String, _ body: (Int32) -> Result?) -> Result? {
        files.withDescriptor(of: file(name), body)
    }

    /// Writes a file beside the index, so that one of that name is always whole.
    public func write(_ bytes: [UInt8], beside name: String) throws(SegmentError) {
        let temporary = file(name + ".new")
        try files.writeFile(temporary, bytes)
        try files.rename(temporary, to: file(name))
    }

    /// Removes a file that lies beside the index; no error where it is not there.
    public func remove(beside name: String) throws(SegmentError) {
        try files.remove(file(name))
    }

    /// The same directory, of which all files together may take so many bytes while it is written.
    public func limited(to byteCount: Int) throws(SegmentError) -> IndexDirectory {
        var used = 0
        do throws(SegmentError) {
            for name in try files.list(path) { used += files.byteCount(of: file(name)) }
        } catch {
            guard case .io(_, _, ENOENT) = error else { throw error }
        }
        return IndexDirectory(path, files: files.limited(to: DiskLimit(byteCount: byteCount, used: used)))
    }

    /// Copies a file that lies beside another index; the number of its bytes, 0 where it is not there.
    func copy(beside name: String, of source: IndexDirectory) throws(SegmentError) -> Int {
        let file: MappedFile
        do throws(SegmentError) {
            file = try source.files.map(source.file(name))
        } catch {
            guard case .io(_, _, ENOENT) = error else { throw error }
            return 0
        }
        try write(file.bytes.array(0..<file.count), beside: name)
        return file.count
    }

    /// The path of the file of a commit.
    func commitPath(_ generation: Int) -> String { file(Self.commitName(generation)) }

    /// The path of a segment file.
    public func segmentPath(_ identifier: UInt64) -> String {
        file(Self.segmentName(identifier))
    }

    private func file(_ name: String) -> String { path + "/" + name }

    private func newestGeneration() throws(SegmentError) -> Int? {
        do throws(SegmentError) {
            return try files.list(path).compactMap { Self.number(in: $0, "commit-", ".gbc") }.max()
        } catch {
            if case .io(_, _, let code) = error, code == ENOENT || code == ENOTDIR {
                throw .noIndex(directory: path)
            }
            throw error
        }
    }

    private static func commitName(_ generation: Int) -> String {
        "commit-" + padded(String(generation)) + ".gbc"
    }

    private static func segmentName(_ identifier: UInt64) -> String {
        "segment-" + padded(String(identifier)) + ".gbs"
    }

    private static func padded(_ digits: String) -> String {
        String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }

    /// The number between `prefix` and `suffix`, where the whole name is one that an index gives.
    private static func number(in name: String, _ prefix: String, _ suffix: String) -> Int? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        let digits = name.utf8.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
        guard digits.count >= 12, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func isOwn(_ name: String) -> Bool {
        number(in: name, "commit-", ".gbc") != nil || number(in: name, "commit-", ".gbc.new") != nil
            || number(in: name, "segment-", ".gbs") != nil || isSpill(name) || name.hasSuffix(".gbd.new")
    }

    /// Whether a name is that of a file that was to lose it at once (see `FileSystem.makeNamelessFile`).
    private static func isSpill(_ name: String) -> Bool {
        name.hasPrefix("spill-") && name.hasSuffix(".new")
    }
}
