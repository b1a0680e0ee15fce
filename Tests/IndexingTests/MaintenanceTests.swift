import Glibc
import Indexing
import Segments
import TestSupport
import Testing

/// Repairing, copying, deleting from and limiting an index.
@Suite struct MaintenanceTests {
    private let disk = MemoryDisk()

    private var index: IndexDirectory { IndexDirectory(WritingSteps.path, files: FileSystem(disk)) }

    private func index(with files: [String: [UInt8]]) -> IndexDirectory {
        let state = DiskState(directory: WritingSteps.path, files: files)
        return IndexDirectory(WritingSteps.path, files: FileSystem(MemoryDisk(state)))
    }

    /// Three sources, each in a segment of its own.
    private func build() throws {
        for (number, name) in ["a", "b", "c"].enumerated() {
            var writer = try IndexWriter(index, options: IndexingOptions())
            let source = try writer.begin(name)
            for document in SampleDocuments.documents(6, prefix: name, seed: UInt64(number)) {
                try writer.add(document, source: source)
            }
            _ = try writer.commit()
        }
    }

    @Test(
        "repairing takes the damaged segment out, says what is lost, and has its source read again",
        arguments: ["flipped", "missing", "cut"])
    func repair(damage: String) throws {
        try build()
        let whole = try IndexContent(index)
        var files = disk.content.files(in: WritingSteps.path)
        let name = "segment-000000000002.gbs"
        switch damage {
        case "flipped":
            let middle = (files[name]?.count ?? 0) / 2
            files[name]?[middle] ^= 1
        case "missing": files[name] = nil
        default: files[name]?.removeLast(100)
        }
        let damaged = index(with: files)
        #expect(try IndexCheck(damaged).damagedSegments.keys.sorted() == [2])
        let repair = try IndexRepair(damaged)
        #expect(repair.losses.map(\.documentCount) == [6])
        #expect(repair.losses.first?.file.hasSuffix(name) == true)
        // Where the file can be opened it says which source it had.
        #expect(repair.sources.contains("b"))
        if damage == "flipped" {
            #expect(repair.sources.count <= 3)
        } else {
            #expect(repair.sources == ["a", "b", "c"])
        }
        #expect(try IndexCheck(damaged).problems == [])
        let left = try IndexContent(damaged)
        #expect(left.documents == whole.documents.filter { !$0.key.hasPrefix("b") })
        let again = try damaged.readCommit().sources.filter { repair.sources.contains($0.name) }
        #expect(again.allSatisfy { $0.hash == 0 && $0.byteCount == 0 })
        #expect(try IndexRepair(damaged).losses.isEmpty)
    }

    @Test("a commit that is damaged is not repaired, and nothing is removed")
    func damagedCommit() throws {
        try build()
        var files = disk.content.files(in: WritingSteps.path)
        files["commit-000000000003.gbc"]?[20] ^= 1
        let damaged = index(with: files)
        #expect(throws: IndexingError.self) { try IndexRepair(damaged) }
        #expect(throws: IndexingError.self) { _ = try IndexWriter(damaged, options: IndexingOptions()) }
        #expect(
            try FileSystem(MemoryDisk(DiskState(directory: "/x", files: files))).list("/x").count
                == files.count)
    }

    @Test("a copy is the state of one moment, while the writer goes on")
    func backup() throws {
        try build()
        let before = try IndexContent(index)
        let target = IndexDirectory("/copy", files: FileSystem(disk))
        let backup = try IndexBackup(of: index, to: target, beside: ["words.gbd"])
        var writer = try IndexWriter(index, options: IndexingOptions())
        try writer.removeSource(writer.sources[0].number)
        _ = try writer.commit(maxSegments: 1)
        #expect(try IndexContent(target) == before)
        #expect(try IndexCheck(target).problems == [])
        #expect(backup.byteCount > 0)
        #expect(throws: SegmentError.indexExists(directory: "/copy")) {
            try IndexBackup(of: index, to: target, beside: [])
        }
    }

    @Test("a damaged index is not copied, and no fault leaves half a copy")
    func backupFaults() throws {
        try build()
        let state = disk.content
        let counter = FaultyDisk(MemoryDisk(state))
        func copy(_ disk: any DiskCalls) throws {
            let files = FileSystem(disk)
            _ = try IndexBackup(
                of: IndexDirectory(WritingSteps.path, files: files),
                to: IndexDirectory("/copy", files: files), beside: [])
        }
        try copy(counter)
        for call in 0..<counter.callCount {
            let disk = MemoryDisk(state)
            let faulty = FaultyDisk(disk, .error(EIO), at: call)
            try? copy(faulty)
            let target = IndexDirectory("/copy", files: FileSystem(disk))
            if try target.readCommitIfAny() != nil { #expect(try IndexCheck(target).problems == []) }
            #expect(faulty.descriptorCount == 0)
        }
        var files = state.files(in: WritingSteps.path)
        files["segment-000000000001.gbs"]?[300] ^= 4
        #expect(throws: SegmentError.self) {
            try IndexBackup(
                of: index(with: files), to: IndexDirectory("/other", files: FileSystem(disk)), beside: [])
        }
    }

    @Test("documents are removed by their ids with what is attached to them")
    func deletion() throws {
        var random = SeededGenerator(seed: 4)
        do {
            var writer = try IndexWriter(index, options: IndexingOptions())
            let source = try writer.begin("a")
            for id in ["a", "b", "c"] {
                try writer.add(SampleDocuments.document(id: id, clauses: 2, using: &random), source: source)
                var part = SampleDocuments.document(id: id + ".1", clauses: 2, using: &random)
                part.parentID = id
                try writer.add(part, source: source)
            }
            _ = try writer.commit()
        }
        var writer = try IndexWriter(existing: index)
        #expect(try writer.removeDocuments(withIDs: ["b", "x", "c.1"]) == ["b", "c.1"])
        #expect(try writer.removeDocuments(withIDs: ["b", "b.1"]) == [])
        let commit = try writer.commit()
        #expect(commit.segments.map(\.liveDocumentCount) == [3])
        #expect(try IndexContent(index).documents.keys.sorted() == ["a", "a.1", "c"])
        #expect(try IndexCheck(index).problems == [])
        #expect(commit.sources.count == 1)
    }

    @Test("a writer for an index that is there begins none where there is none")
    func existing() {
        #expect(throws: IndexingError.index(.noIndex(directory: WritingSteps.path))) {
            _ = try IndexWriter(existing: index)
        }
        #expect(disk.content.directories.contains(WritingSteps.path) == false)
    }

    @Test("what would take more of the disk than it may is an error, and the index stays as it was")
    func diskLimit() throws {
        let directory = try TemporaryDirectory()
        func grow(_ name: String, limit: Int) throws {
            var writer = try IndexWriter(
                try directory.index.limited(to: limit), options: IndexingOptions(), budget: 2000)
            let source = try writer.begin(name)
            for document in SampleDocuments.documents(30, prefix: name, seed: 1) {
                try writer.add(document, source: source)
            }
            _ = try writer.commit(maxSegments: 1)
        }
        try grow("a", limit: 1 << 20)
        let content = try IndexContent(directory.index)
        var refusals = 0
        for limit in stride(from: 1000, to: 200_000, by: 3000) {
            do throws(IndexingError) {
                do { try grow("b", limit: limit) } catch let error as IndexingError { throw error } catch {
                    Issue.record(error)
                }
                break
            } catch {
                refusals += 1
                guard case .index(.diskLimit(_, limit)) = error else {
                    Issue.record(error)
                    return
                }
                #expect(try IndexContent(directory.index) == content)
                let bytes = try directory.names().reduce(0) { try $0 + directory.read($1).count }
                #expect(bytes <= max(limit, 40_000))
            }
        }
        #expect(refusals > 3)
        #expect(try IndexContent(directory.index).sources == ["a", "b"])
    }

    @Test("a symbolic link in the place of a file of the index is found")
    func symbolicLink() throws {
        let directory = try TemporaryDirectory()
        var writer = try IndexWriter(directory.index, options: IndexingOptions())
        let source = try writer.begin("a")
        try writer.add(SampleDocuments.documents(1, seed: 1)[0], source: source)
        _ = try writer.commit()
        for name in try directory.names() where name != "writer.lock" {
            let path = directory.path + "/" + name
            let other = path + ".other"
            unsafe rename(path, other)
            unsafe symlink(other, path)
            #expect(throws: SegmentError.corrupt(file: path, offset: 0, reason: "a symbolic link")) {
                _ = try directory.index.open()
            }
            unsafe rename(other, path)
        }
        #expect(try IndexCheck(directory.index).problems == [])
    }
}
