import Glibc
import Indexing
import Segments
import Synchronization
import Testing

@Suite struct IndexDirectoryTests {
    /// Adds a source with documents of its own and commits.
    private func grow(
        _ directory: TemporaryDirectory, _ name: String, maxSegments: Int = 10
    ) throws -> Commit {
        var writer = try IndexWriter(directory.index, options: IndexingOptions())
        let source = try writer.begin(name)
        for document in SampleDocuments.documents(5, prefix: name, seed: 1) {
            try writer.add(document, source: source)
        }
        return try writer.commit(maxSegments: maxSegments)
    }

    @Test("nothing is visible before the commit, everything after it")
    func visibility() throws {
        let directory = try TemporaryDirectory()
        var writer = try IndexWriter(directory.index, options: IndexingOptions(), budget: 1)
        let source = try writer.begin("a")
        for document in SampleDocuments.documents(9, seed: 1) { try writer.add(document, source: source) }
        #expect(throws: SegmentError.noIndex(directory: directory.path)) { try directory.index.open() }
        #expect(try directory.index.readCommitIfAny() == nil)
        let commit = try writer.commit(maxSegments: 100)
        #expect(try directory.index.open().commit == commit)
        #expect(commit.segments.count > 3)
        try writer.removeSource(source)
        #expect(try directory.index.readCommit() == commit)
    }

    @Test("what a crash left is ignored, and removed by the next commit")
    func leftovers() throws {
        let directory = try TemporaryDirectory()
        let first = try grow(directory, "a")
        let leftovers = [
            "commit-000000000009.gbc.new", "segment-000000000002.gbs", "segment-000000000077.gbs",
        ]
        for name in leftovers { try directory.write(name, [1, 2, 3]) }
        let strangers = ["commit-notes.gbc", "commit-.gbc", "segment-x.gbs", "note.txt"]
        for name in strangers { try directory.write(name, [4]) }
        #expect(try directory.index.open().commit == first)
        let second = try grow(directory, "b")
        #expect(try directory.index.open().commit == second)
        let names = try directory.names()
        #expect(
            Set(names)
                == Set(
                    strangers + [
                        "commit-000000000002.gbc", "writer.lock", "segment-000000000001.gbs",
                        "segment-000000000002.gbs",
                    ]))
    }

    @Test("a second writer is refused until the first is gone")
    func locked() throws {
        let directory = try TemporaryDirectory()
        do {
            let lock = try directory.index.lockForWriting()
            #expect(throws: IndexingError.index(.locked(path: directory.path + "/writer.lock"))) {
                _ = try IndexWriter(directory.index, options: IndexingOptions())
            }
            withExtendedLifetime(lock) {}
        }
        #expect(try grow(directory, "a").generation == 1)
    }

    @Test("a snapshot is read on after the writer has merged and removed its files")
    func oldSnapshot() throws {
        let directory = try TemporaryDirectory()
        _ = try grow(directory, "a")
        _ = try grow(directory, "b")
        let old = try directory.index.open()
        let before = try old.segments.map { try $0.postings(of: .pairs) }
        _ = try grow(directory, "a", maxSegments: 1)
        #expect(try directory.names().filter { $0.hasSuffix(".gbs") }.count == 1)
        #expect(try old.segments.map { try $0.postings(of: .pairs) } == before)
        for segment in old.segments { try segment.verifyChecksums() }
        #expect(try directory.index.open().segments.count == 1)
    }

    @Test("a missing directory holds no index, and a writer makes it")
    func missing() throws {
        let parent = try TemporaryDirectory()
        let path = parent.path + "/a/b"
        #expect(throws: SegmentError.noIndex(directory: path)) { try IndexDirectory(path).open() }
        #expect(try IndexDirectory(path).readCommitIfAny() == nil)
        do {
            var writer = try IndexWriter(IndexDirectory(path), options: IndexingOptions())
            #expect(try writer.commit().generation == 1)
        }
        #expect(try IndexDirectory(path).open().segments.isEmpty)
        for name in try FileSystem().list(path) { try FileSystem().remove(path + "/" + name) }
        unsafe rmdir(path)
        unsafe rmdir(parent.path + "/a")
    }

    @Test("a commit that names a missing segment, and no newer commit, is an error that names the file")
    func missingSegment() throws {
        let directory = try TemporaryDirectory()
        _ = try grow(directory, "a")
        let path = directory.index.segmentPath(1)
        try FileSystem().remove(path)
        #expect(throws: SegmentError.io(path: path, operation: "cannot open", errno: ENOENT)) {
            try directory.index.open()
        }
    }

    @Test("files of another index under the right names are refused")
    func swapped() throws {
        let directories = try [TemporaryDirectory(), TemporaryDirectory()]
        for (directory, name) in zip(directories, ["a", "b"]) { _ = try grow(directory, name) }
        let segment = "segment-000000000001.gbs"
        #expect(try directories[0].read(segment).count == directories[1].read(segment).count)
        try directories[0].write(segment, try directories[1].read(segment))
        #expect(throws: SegmentError.self) { try directories[0].index.open() }
    }

    @Test("a commit under the name of another is refused")
    func renamedCommit() throws {
        let directory = try TemporaryDirectory()
        _ = try grow(directory, "a")
        let name = "commit-000000000001.gbc"
        try directory.write("commit-000000000002.gbc", try directory.read(name))
        #expect(throws: SegmentError.self) { try directory.index.open() }
    }

    @Test("a damaged newest commit is an error, not an older state")
    func damagedCommit() throws {
        let directory = try TemporaryDirectory()
        _ = try grow(directory, "a")
        try directory.write("commit-000000000002.gbc", [])
        #expect(throws: SegmentError.self) { try directory.index.open() }
        #expect(throws: IndexingError.self) {
            _ = try IndexWriter(directory.index, options: IndexingOptions())
        }
    }

    @Test("what is no regular file is refused without waiting", arguments: ["pipe", "directory"])
    func irregular(kind: String) throws {
        let directory = try TemporaryDirectory()
        _ = try grow(directory, "a")
        let path = directory.index.segmentPath(1)
        try FileSystem().remove(path)
        if kind == "pipe" { unsafe mkfifo(path, 0o600) } else { unsafe mkdir(path, 0o700) }
        #expect(throws: SegmentError.corrupt(file: path, offset: 0, reason: "not a regular file")) {
            try directory.index.open()
        }
        unsafe rmdir(path)
    }

    @Test("where nothing may be written, readers read and a writer names the refusal")
    func readOnly() throws {
        let directory = try TemporaryDirectory()
        let commit = try grow(directory, "a")
        unsafe chmod(directory.path, 0o555)
        unsafe chmod(directory.path + "/writer.lock", 0o444)
        let thread = try FileSystemUser()
        thread.become(65_534)
        defer { thread.become(geteuid()) }
        #expect(try directory.index.open().commit == commit)
        #expect(
            throws: IndexingError.index(
                .io(path: directory.path + "/writer.lock", operation: "cannot create the lock", errno: EACCES)
            )
        ) {
            _ = try IndexWriter(directory.index, options: IndexingOptions())
        }
        #expect(
            throws: SegmentError.io(
                path: directory.path + "/new", operation: "cannot make the directory", errno: EACCES)
        ) {
            _ = try IndexDirectory(directory.path + "/new").lockForWriting()
        }
    }

    @Test("a writer that could not write does nothing more, and the index stays as it was")
    func stopped() throws {
        let directory = try TemporaryDirectory()
        let first = try grow(directory, "a")
        do {
            var writer = try IndexWriter(directory.index, options: IndexingOptions())
            let source = try writer.begin("b")
            try writer.add(SampleDocuments.documents(1, prefix: "b", seed: 2)[0], source: source)
            // A directory stands where the segment is to be written.
            unsafe mkdir(directory.index.segmentPath(2), 0o700)
            #expect(throws: IndexingError.self) { try writer.commit() }
            unsafe rmdir(directory.index.segmentPath(2))
            #expect(throws: IndexingError.self) { try writer.commit() }
            #expect(throws: IndexingError.self) { try writer.begin("c") }
        }
        #expect(try directory.index.open().commit == first)
        #expect(try grow(directory, "b").sources.map(\.name) == ["a", "b"])
    }

    @Test("opening begins again when a writer has replaced the commit and its files meanwhile")
    func replacedWhileOpening() async throws {
        let directory = try TemporaryDirectory()
        _ = try grow(directory, "a")
        let writing = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { writing.isOver.store(true, ordering: .releasing) }
                for round in 0..<30 {
                    _ = try grow(directory, round % 2 == 0 ? "a" : "b", maxSegments: 1)
                }
            }
            group.addTask {
                repeat {
                    let opened = try directory.index.open()
                    #expect(opened.segments.count == opened.commit.segments.count)
                } while !writing.isOver.load(ordering: .acquiring)
            }
            try await group.waitForAll()
        }
    }

    /// As whom this thread uses the file system; root may write everywhere, so a test of refusals must not be root.
    private struct FileSystemUser {
        private let function: @convention(c) (uid_t) -> CInt

        init() throws {
            guard let symbol = unsafe dlsym(nil, "setfsuid") else {
                throw SegmentError.io(path: "setfsuid", operation: "cannot find", errno: ENOSYS)
            }
            function = unsafe unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> CInt).self)
        }

        func become(_ user: uid_t) {
            _ = function(user)
        }
    }

    private final class Flag: Sendable {
        let isOver = Atomic(false)
    }
}
