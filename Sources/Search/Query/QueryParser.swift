/// Reads the query language.
///
/// NOT binds closest, then NEAR and SAME, then AND, then standing side by side, then OR:
///
///     query     = sequence { ("OR" | "或") sequence }
///     sequence  = and { and }
///     and       = proximity { ("AND" | "与") proximity }
///     proximity = unary { "NEAR/" n unary } | unary { "SAME/" ("句" | "段") unary }
///     unary     = ("NOT" | "非" | "-") unary | "+" unary | weighed
///     weighed   = part [ "^" number ]
///     part      = group | pattern | quoted | condition | "(" query ")"
///     condition = name ":" ( value | quoted | from ".." to | "(" query ")" )
///     quoted    = '"' text '"' | "“" text "”" | "「" text "」" | "『" text "』"
///
/// A group is text between blanks; with `*` or `?` in it, it is a pattern. The parts of NEAR and SAME are groups, patterns,
/// quoted texts, or several of them joined by OR in parentheses. See docs/Search.md.
public struct QueryParser {
    /// How deep parentheses and NOT may nest.
    public static let maxDepth = 32
    /// How many groups, phrases and conditions a query may have.
    public static let maxParts = 1024

    private let tokens: [QueryLexer.Place]
    private let end: Int
    var index = 0
    private var partCount = 0
    /// The field whose values are read: inside `name:( )`.
    private var field: String?

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

    private init(tokens: [QueryLexer.Place], end: Int) {
        self.tokens = tokens
        self.end = end
    }

    var token: QueryLexer.Token? { index < tokens.count ? tokens[index].token : nil }
    var column: Int { index < tokens.count ? tokens[index].column : end }

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
        var parts = [try proximity(depth: depth)]
        while token == .and {
            index += 1
            parts.append(try proximity(depth: depth))
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    mutating func unary(depth: Int) throws(QueryError) -> Query {
        guard depth < Self.maxDepth else {
            throw QueryError(
                column: column, message: "nested deeper than \(Self.maxDepth) levels; write it flatter")
        }
        switch token {
        case .not, .mustNot:
            index += 1
            return .not(try unary(depth: depth + 1))
        case .must:
            index += 1
            return .required(try unary(depth: depth + 1))
        default:
            let part = try part(depth: depth)
            guard case .boost(let factor) = token else { return part }
            guard field == nil else { throw QueryError(column: column, message: Query.unweighable) }
            index += 1
            return .boosted(part, factor)
        }
    }

    private mutating func part(depth: Int) throws(QueryError) -> Query {
        guard let token else {
            throw QueryError(column: column, message: "missing something to find at the end")
        }
        let start = column
        index += 1
        switch token {
        case .text(let text): return try leaf(.group(text), text, isQuoted: false, at: start)
        case .pattern(let text): return try leaf(.pattern(text), text, isQuoted: false, at: start)
        case .quoted(let text): return try leaf(.phrase(text), text, isQuoted: true, at: start)
        case .field(let condition):
            try refuseField(at: start)
            return try counted(.field(condition), at: start)
        case .fieldGroup(let name):
            try refuseField(at: start)
            return try fieldGroup(name, depth: depth)
        case .open: return try inner(depth: depth)
        case .close: throw missing("before )", at: start)
        case .and: throw missing("before AND", at: start)
        case .or: throw missing("before OR", at: start)
        case .near(let distance): throw missing("before NEAR/\(distance)", at: start)
        case .same(let scope): throw missing("before SAME/\(scope.rawValue)", at: start)
        // What these stand before is read with them, what a boost stands behind before it.
        case .not, .must, .mustNot, .boost: throw missing("before this", at: start)
        }
    }

    func missing(_ place: String, at column: Int) -> QueryError {
        QueryError(column: column, message: "missing something to find \(place)")
    }

    /// What stands in parentheses, up to the closing one.
    private mutating func inner(depth: Int) throws(QueryError) -> Query {
        let query = try or(depth: depth + 1)
        guard token == .close else { throw QueryError(column: column, message: "missing )") }
        index += 1
        return query
    }

    /// The conditions of `name:(a OR b)`.
    private mutating func fieldGroup(_ name: String, depth: Int) throws(QueryError) -> Query {
        field = name
        let query = try inner(depth: depth)
        field = nil
        if case .boost = token { throw QueryError(column: column, message: Query.unweighable) }
        return query
    }

    private func refuseField(at column: Int) throws(QueryError) {
        guard let field else { return }
        throw QueryError(
            column: column,
            message: "a field inside \(field):( ); close it before, or write the value in quotes")
    }

    /// A text, or inside `name:( )` the condition with that value.
    private mutating func leaf(
        _ query: Query, _ text: String, isQuoted: Bool, at column: Int
    ) throws(QueryError) -> Query {
        guard let field else { return try counted(query, at: column) }
        let start = isQuoted ? column + 1 : column
        return try counted(
            .field(try FieldCondition.reading(field, text, isQuoted: isQuoted, column: start)), at: column)
    }

    private mutating func counted(_ query: Query, at column: Int) throws(QueryError) -> Query {
        partCount += 1
        guard partCount <= Self.maxParts else {
            throw QueryError(column: column, message: "more than \(Self.maxParts) parts; split the query")
        }
        return query
    }
}
