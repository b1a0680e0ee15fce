internal import ArgumentParser
internal import Indexing
internal import Segments
internal import Wire

/// `gongbao merge`: makes few segments of many.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Merge segments, and drop what was deleted · 合并",
        discussion: """
            Searches go on meanwhile; they see the old segments until the new one is
            whole. Hits and scores stay the same. Needs as much room on the disk again
            as what is merged.
            """)

    @OptionGroup var index: IndexOption
    @Option(name: .customLong("max-segments"), help: "Merge until there are at most so many.")
    var maxSegments = 1
    @OptionGroup var disk: DiskOption
    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard maxSegments >= 1 else { throw ValidationError("--max-segments must be at least 1") }
    }

    mutating func run() throws {
        let commit: Commit
        do throws(IndexingError) {
            var writer = try IndexWriter(existing: try disk.directory(index))
            commit = try writer.commit(maxSegments: maxSegments)
        } catch {
            throw Failure(error)
        }
        Output.write(CommitLine.text(of: commit, json: json))
    }
}
