public import ArgumentParser
public import Search
internal import Segments

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

    /// What an id names in the newest state of the index.
    func lookUp(_ id: String) throws -> Searcher.FoundDocument {
        let searcher = Searcher(try snapshot())
        do throws(SearchError) {
            return try searcher.lookUp(id)
        } catch {
            throw Failure(error)
        }
    }
}
