internal import ArgumentParser
internal import Indexing
internal import Segments
internal import Wire

/// `gongbao delete`: removes documents or whole files from the index.
struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove documents or files from the index · 删除",
        discussion: """
            A document goes with what is attached to it. The files that were indexed are
            not touched. A document that was removed by its id comes back when its file
            has changed and is indexed again; a file that was removed, when it is indexed
            again.

            Examples:
              gongbao delete benxi-2022-03:1
              gongbao delete --file corpus/benxi-2022-03.txt
            """)

    @Argument(help: "The ids of documents or attachments, as a search prints them.")
    var ids: [String] = []
    @Option(help: "A file, by its path. May be given again.")
    var file: [String] = []
    @OptionGroup var index: IndexOption
    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard !ids.isEmpty || !file.isEmpty else {
            throw ValidationError("missing an id or --file; for example: gongbao delete benxi-2022-03:1")
        }
    }

    mutating func run() throws {
        let (commit, missing): (Commit, [String])
        do throws(IndexingError) {
            (commit, missing) = try delete()
        } catch {
            throw Failure(error)
        }
        let count = ids.count + file.count - missing.count
        Output.write(CommitLine.text(of: commit, [("deleted", .int(count))], json: json))
        for name in missing {
            Failure.report(
                "\(name): the index holds no such document or file; ids of documents are those that a search prints"
            )
        }
        if !missing.isEmpty { throw Failure.silent(.nothing) }
    }

    private func delete() throws(IndexingError) -> (Commit, missing: [String]) {
        var writer = try IndexWriter(existing: index.directory)
        var missing: [String] = []
        for path in file {
            let identity = FileWalker.absolute(FileWalker.normalized(path))
            if let source = writer.sources.first(where: { $0.identity == identity || $0.path == path }) {
                try writer.removeSource(source.number)
            } else {
                missing.append(path)
            }
        }
        let removed = Set(try writer.removeDocuments(withIDs: ids))
        missing += ids.filter { !removed.contains($0) }
        return (try writer.commit(maxSegments: .max), missing)
    }
}
