/// Reads the query language: groups, quotes, AND OR NOT (与 或 非), + and -, parentheses and fields.
///
/// NOT binds closest, then AND and standing side by side, then OR.
public struct QueryParser {
    /// How deep parentheses and NOT may nest.
    public static let maxDepth = 32
    /// How many groups, phrases and conditions a query may have.
    public static let maxParts = 1024

    private let tokens: [(token: QueryLexer.Token, column: Int)]
    private let end: Int
    private var index = 0
    private var partCount = 0

    /// Reads a query; throws where it is malformed, empty or too large.
    public static func parse(_ text: String) throws(QueryError) -> Query {
        let tokens = try QueryLexer.tokens(of: text)
        var parser = QueryParser(tokens: tokens, end: text.unicodeScalars.count + 1)
        guard !tokens.isEmpty else {
            throw QueryError(column: 1, message: "the query is empty; name something to find")
        }
        let query = try parser.or(depth: 0)
        guard parser.index == tokens.count else {
            throw QueryError(column: tokens[parser.index].column, message: "missing ( before this )")
        }
        return query
    }

    private init(tokens: [(token: QueryLexer.Token, column: Int)], end: Int) {
        self.tokens = tokens
        self.end = end
    }

    private var token: QueryLexer.Token? { index < tokens.count ? tokens[index].token : nil }
    private var column: Int { index < tokens.count ? tokens[index].column : end }

    private mutating func or(depth: Int) throws(QueryError) -> Query {
        var parts = [try sequence(depth: depth)]
        while token == .or {
            index += 1
            parts.append(try sequence(depth: depth))
        }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func sequence(depth: Int) throws(QueryError) -> Query {
        var parts = [try and(depth: depth)]
        while let token, token != .or, token != .close { parts.append(try and(depth: depth)) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func and(depth: Int) throws(QueryError) -> Query {
        var parts = [try unary(depth: depth)]
        while token == .and {
            index += 1
            parts.append(try unary(depth: depth))
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func unary(depth: Int) throws(QueryError) -> Query {
        guard depth < Self.maxDepth else {
            throw QueryError(
                column: column, message: "nested deeper than \(Self.maxDepth) levels; write it flatter")
        }
        guard let token else {
            throw QueryError(column: column, message: "missing something to find at the end")
        }
        let start = column
        index += 1
        switch token {
        case .text(let text): return try leaf(.group(text), at: start)
        case .quoted(let text): return try leaf(.phrase(text), at: start)
        case .field(let name, let value):
            guard let condition = try FieldCondition(name: name, value: value) else {
                return .group(name + ":" + value)
            }
            return try leaf(.field(condition), at: start)
        case .not, .mustNot: return .not(try unary(depth: depth + 1))
        case .must: return .required(try unary(depth: depth + 1))
        case .open:
            let inner = try or(depth: depth + 1)
            guard self.token == .close else { throw QueryError(column: column, message: "missing )") }
            index += 1
            return inner
        case .close: throw QueryError(column: start, message: "missing something to find before )")
        case .and: throw QueryError(column: start, message: "missing something to find before AND")
        case .or: throw QueryError(column: start, message: "missing something to find before OR")
        }
    }

    private mutating func leaf(_ query: Query, at column: Int) throws(QueryError) -> Query {
        partCount += 1
        guard partCount <= Self.maxParts else {
            throw QueryError(column: column, message: "more than \(Self.maxParts) parts; split the query")
        }
        return query
    }
}
