internal import Indexing
internal import Segments
internal import TestSupport

/// A commit: its last four bytes are made its checksum.
enum CommitTarget {
    static var seeds: [String: [UInt8]] {
        let disk = MemoryDisk()
        let directory = IndexDirectory("/data/index", files: FileSystem(disk))
        do {
            var writer = try IndexWriter(directory, options: IndexingOptions())
            for name in ["a", "b"] {
                let source = try writer.beginSource(
                    path: name, identity: "/" + name, name: name, byteCount: 1, hash: 1, format: "text")
                for number in 0..<6 {
                    try writer.add(
                        TestDocument("\(name)\(number)", file: name, ["养老"]).source, source: source)
                }
                _ = try writer.commit()
            }
            _ = try writer.removeDocuments(withIDs: ["a1", "a2", "b5"])
            _ = try writer.commit()
        } catch {
            violated("\(error)")
        }
        let commit = disk.content.files(in: "/data/index").first { $0.key.hasSuffix(".gbc") }?.value ?? []
        return ["sample": commit]
    }

    static func run(_ input: [UInt8]) {
        guard input.count > 14 else { return }
        guard let commit = try? Commit(MappedFile(name: "commit", bytes: input.resealedCommit)) else {
            return
        }
        // What was read is written and read again as it is.
        guard let again = try? Commit(MappedFile(name: "commit", bytes: commit.encoded())), again == commit
        else {
            violated("a commit that was read is not what it is when it is written and read again")
        }
        for segment in commit.segments {
            _ = segment.liveDocumentCount
            _ = segment.isDeleted(3)
        }
    }
}
