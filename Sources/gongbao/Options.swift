public import ArgumentParser
public import Search
internal import Segments
public import Wire

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
}

extension MatchMode: ExpressibleByArgument {}
extension Unit: ExpressibleByArgument {}
extension SortOrder: ExpressibleByArgument {}
extension NearDuplicateHandling: ExpressibleByArgument {}
extension CitationStyle: ExpressibleByArgument {}

/// Which index a command works on.
struct IndexOption: ParsableArguments {
    @Option(name: .long, help: "The directory of the index. Also GONGBAO_INDEX.")
    var index: String?

    /// The directory: the option, else the environment, else `./index`.
    var directory: IndexDirectory {
        IndexDirectory(index ?? Self.defaultPath)
    }

    /// The path where no option names one.
    static var defaultPath: String { Output.environment("GONGBAO_INDEX") ?? "index" }

    /// Opens the newest state of the index.
    func snapshot() throws -> Snapshot {
        do throws(SegmentError) {
            let snapshot = try Snapshot(directory)
            return snapshot
        } catch {
            throw Failure(error)
        }
    }

}
