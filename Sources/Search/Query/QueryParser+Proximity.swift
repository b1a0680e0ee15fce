extension QueryParser {
    /// Parts joined by NEAR or by SAME, or just one part.
    mutating func proximity(depth: Int) throws(QueryError) -> Query {
        var start = column
        var parts = [try unary(depth: depth)]
        var distances: [Int] = []
        var scope: SameScope?
        while let name = joint {
            let isFirst = parts.count == 1
            if isFirst { try check(parts[0], of: name, at: start) }
            switch token {
            case .near(let distance) where scope == nil: distances.append(distance)
            case .same(let next) where isFirst || scope == next: scope = next
            default:
                throw QueryError(
                    column: column,
                    message: "NEAR and SAME cannot be chained with each other; join the chains by AND: "
                        + "(A NEAR/5 B) AND (B SAME/句 C)")
            }
            index += 1
            start = column
            switch token {
            case nil, .close, .and, .or: throw missing("after \(name)", at: start)
            default: parts.append(try unary(depth: depth))
            }
            try check(parts[parts.count - 1], of: name, at: start)
        }
        if let scope { return .same(parts, scope) }
        return parts.count == 1 ? parts[0] : .near(parts, distances: distances)
    }

    /// How the operator here is written, where it is NEAR or SAME.
    private var joint: String? {
        switch token {
        case .near(let distance): "NEAR/\(distance)"
        case .same(let scope): "SAME/\(scope.rawValue)"
        default: nil
        }
    }

    /// Refuses what has no places in a clause.
    private func check(_ query: Query, of name: String, at column: Int) throws(QueryError) {
        let problem: String
        switch query {
        case .group, .phrase, .pattern: return
        case .boosted(let part, _): return try check(part, of: name, at: column)
        case .or(let parts):
            for part in parts { try check(part, of: name, at: column) }
            return
        case .not: problem = "not NOT; to exclude it all, write NOT (A \(name) B)"
        case .required: problem = "not +; to demand it all, write +(A \(name) B)"
        case .field: problem = "not conditions; put the condition beside it: (A \(name) B) year:2022"
        case .and, .sequence:
            problem = "one or several joined by OR; join the others by AND: (A \(name) B) AND C"
        case .near, .same:
            problem = "not NEAR or SAME; chain them, A \(name) B \(name) C, or join them by AND"
        }
        throw QueryError(column: column, message: "\(name) takes texts, \"phrases\" and patterns, \(problem)")
    }
}
