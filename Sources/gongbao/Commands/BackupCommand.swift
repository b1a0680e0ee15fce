internal import Analysis
internal import ArgumentParser
internal import Segments
internal import Wire

/// `gongbao backup`: copies an index while it is used.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the index while it is searched and written · 备份",
        discussion: """
            The copy is the state of one moment, verified, and an index like any other:
            gongbao search --index DIR. To go back to it, put it in the place of the old
            one.
            """)

    @Argument(help: "Where the copy goes: a directory that holds no index yet.")
    var target: String
    @OptionGroup var index: IndexOption
    @Flag(help: "Print one JSON object.")
    var json = false

    mutating func run() throws {
        do throws(SegmentError) {
            let backup = try IndexBackup(
                of: index.directory, to: IndexDirectory(target), beside: [WordDictionary.fileName])
            Output.write(
                CommitLine.text(
                    of: backup.commit, [("directory", .string(target)), ("bytes", .int(backup.byteCount))],
                    json: json))
        } catch {
            throw Failure(error)
        }
    }
}
