extension Query: CustomStringConvertible {
    /// The query in the query language, read again as the same tree, however deep it is nested.
    ///
    /// Parentheses stand only where the grammar needs them (`QueryParser`), so there is none more than the query had.
    public var description: String {
        switch self {
        case .group(let text), .pattern(let text): text
        case .phrase(let text): QuerySigns.quoted(text)
        case .sequence(let parts): joined(parts, " ")
        case .and(let parts): joined(parts, " AND ")
        case .or(let parts): joined(parts, " OR ")
        case .required(let part): "+" + part.description(in: .part)
        case .not(let part): "NOT " + part.description(in: .part)
        case .field(let condition): condition.description
        case .near(let parts, let distances): chain(parts, distances.map { "NEAR/\($0)" })
        case .same(let parts, let scope):
            chain(parts, parts.dropFirst().map { _ in "SAME/" + scope.rawValue })
        case .boosted(let part, let factor): part.weighable + "^" + QuerySigns.decimal(factor)
        }
    }

    /// How closely a kind of query binds its parts, the loosest first.
    private enum Binding: Comparable {
        case or, sequence, and, proximity, part
    }

    private var binding: Binding {
        switch self {
        case .or: .or
        case .sequence: .sequence
        case .and: .and
        case .near, .same: .proximity
        case .group, .phrase, .pattern, .required, .not, .field, .boosted: .part
        }
    }

    private func joined(_ parts: [Query], _ separator: String) -> String {
        parts.map { $0.description(in: binding) }.joined(separator: separator)
    }

    private func chain(_ parts: [Query], _ operators: [String]) -> String {
        var text = parts.first?.description(in: binding) ?? ""
        for (name, part) in zip(operators, parts.dropFirst()) {
            text += " \(name) \(part.description(in: binding))"
        }
        return text
    }

    /// As a part of what binds so closely.
    private func description(in outer: Binding) -> String {
        binding == .part || binding > outer ? description : inParentheses
    }

    /// As what a weight follows.
    private var weighable: String {
        switch self {
        case .phrase: return description
        case .group(let text), .pattern(let text):
            // Signs at the start, digits before ^ and another ^ are read otherwise.
            let token: QueryLexer.Token = if case .pattern = self { .pattern(text) } else { .text(text) }
            let tokens = try? QueryLexer.tokens(of: text + "^2")
            return tokens?.map(\.token) == [token, .boost(2)] ? text : inParentheses
        default: return inParentheses
        }
    }

    /// In parentheses; a blank keeps the closing one out of a last group that has an open one.
    private var inParentheses: String {
        let text = description
        var depth = 0
        for scalar in text.unicodeScalars.reversed() {
            if QuerySigns.isBlank(scalar) { break }
            switch QuerySigns.sign(scalar) {
            case "(": depth += 1
            case ")": depth -= 1
            default: break
            }
        }
        return depth > 0 ? "(\(text) )" : "(\(text))"
    }

    /// The tree, one node a line, indented by two blanks a level.
    public func tree(indent: Int = 0) -> String {
        String(repeating: "  ", count: indent) + label + "\n"
            + parts.map { $0.tree(indent: indent + 1) }.joined()
    }

    /// What the node is, and its text.
    private var label: String {
        switch self {
        case .group(let text), .phrase(let text), .pattern(let text): "\(name) \(text)"
        case .field(let condition): "\(name) \(condition)"
        case .near(_, let distances): "\(name) \(distances.map(String.init).joined(separator: " "))"
        case .same(_, let scope): "\(name) \(scope.rawValue)"
        case .boosted(_, let factor): "\(name) \(QuerySigns.decimal(factor))"
        case .sequence, .and, .or, .required, .not: name
        }
    }

    /// The kind of node in one word.
    public var name: String {
        switch self {
        case .group: "group"
        case .phrase: "phrase"
        case .pattern: "pattern"
        case .sequence: "sequence"
        case .and: "and"
        case .or: "or"
        case .required: "required"
        case .not: "not"
        case .field: "field"
        case .near: "near"
        case .same: "same"
        case .boosted: "boost"
        }
    }

    /// The queries that this one is made of, in order.
    public var parts: [Query] {
        switch self {
        case .group, .phrase, .pattern, .field: []
        case .sequence(let parts), .and(let parts), .or(let parts): parts
        case .near(let parts, _), .same(let parts, _): parts
        case .required(let part), .not(let part), .boosted(let part, _): [part]
        }
    }
}
