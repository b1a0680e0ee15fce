internal import ArgumentParser
internal import Search

/// `gongbao query`: how a query is read.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Print how a query is read, or where it is wrong · 查询语法")

    @Argument(parsing: .remaining, help: "The query.")
    var query: [String]
    @Flag(help: "One JSON object.")
    var json = false

    mutating func run() throws {
        do throws(QueryError) {
            let query = try QueryParser.parse(query.joined(separator: " "))
            let object = JSON.object([
                ("schema", .int(1)), ("query", .string(query.description)), ("tree", .string(query.tree())),
            ])
            Output.write(json ? object.text + "\n" : query.tree())
        } catch {
            throw Failure(.usage, error.description)
        }
    }
}
