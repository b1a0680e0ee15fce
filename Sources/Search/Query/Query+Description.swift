extension Query: CustomStringConvertible {
    /// The query in the query language, read again as the same tree.
    public var description: String {
        switch self {
        case .group(let text), .pattern(let text): text
        case .phrase(let text): QuerySigns.quoted(text)
        case .sequence(let parts): parts.map(\.nested).joined(separator: " ")
        case .and(let parts): parts.map(\.nested).joined(separator: " AND ")
        case .or(let parts): parts.map(\.nested).joined(separator: " OR ")
        case .required(let part): "+" + part.nested
        case .not(let part): "NOT " + part.nested
        case .field(let condition): condition.description
        case .near(let parts, let distances): Self.chain(parts, distances.map { "NEAR/\($0)" })
        case .same(let parts, let scope):
            Self.chain(parts, parts.dropFirst().map { _ in "SAME/" + scope.rawValue })
        case .boosted(let part, let factor): part.weighable + "^" + QuerySigns.decimal(factor)
        }
    }

    private static func chain(_ parts: [Query], _ operators: [String]) -> String {
        var text = parts.first?.nested ?? ""
        for (name, part) in zip(operators, parts.dropFirst()) { text += " \(name) \(part.nested)" }
        return text
    }

    /// As a part of another query.
    private var nested: String {
        switch self {
        case .sequence, .and, .or, .near, .same: inParentheses
        case .group, .phrase, .pattern, .required, .not, .field, .boosted: description
        }
    }

    /// As what a weight follows.
    private var weighable: String {
        switch self {
        case .phrase: return description
        case .group(let text), .pattern(let text):
            // Signs at the start, digits before ^ and another ^ would be read otherwise.
            let isPlain =
                text.unicodeScalars.first.map { QuerySigns.isContent($0) } ?? false
                && !QuerySigns.areDigits(Array(text.unicodeScalars)[...])
                && !text.unicodeScalars.contains { QuerySigns.sign($0) == "^" }
            return isPlain ? text : inParentheses
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
