internal import ArgumentParser
internal import Search
internal import Wire

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
                ("root", query.json),
            ])
            Output.write(json ? object.text + "\n" : query.tree())
        } catch {
            throw Failure(.usage, error.description)
        }
    }
}

extension Query {
    /// The node with its kind as `type`, and the nodes under it as `parts`.
    fileprivate var json: JSON {
        var members: [(String, JSON)] = [("type", .string(name))]
        switch self {
        case .group(let text), .phrase(let text), .pattern(let text): members.append(("text", .string(text)))
        case .field(let condition): members.append(("condition", .string(condition.description)))
        case .near(_, let distances): members.append(("distances", .array(distances.map { .int($0) })))
        case .same(_, .sentence): members.append(("scope", .string("sentence")))
        case .same(_, .clause): members.append(("scope", .string("clause")))
        case .boosted(_, let factor): members.append(("factor", .number(factor)))
        case .sequence, .and, .or, .required, .not: break
        }
        if !parts.isEmpty { members.append(("parts", .array(parts.map(\.json)))) }
        return .object(members)
    }
}
