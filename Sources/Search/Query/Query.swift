/// What is asked for: pure syntax, without an index.
public indirect enum Query: Sendable, Equatable {
    /// Text between blanks, matched as the match mode says.
    case group(String)
    /// Text in quotes: a substring in every mode.
    case phrase(String)
    /// Parts that stand side by side: all must match, but in mode `any` one of the optional ones is enough.
    case sequence([Query])
    /// All must match.
    case and([Query])
    /// At least one must match.
    case or([Query])
    /// Must match in every mode.
    case required(Query)
    /// Must not match.
    case not(Query)
    /// A condition on the document.
    case field(FieldCondition)
}

extension Query: CustomStringConvertible {
    /// The query in the query language.
    public var description: String {
        switch self {
        case .group(let text): text
        case .phrase(let text): "\"\(text)\""
        case .sequence(let parts): parts.map(\.nested).joined(separator: " ")
        case .and(let parts): parts.map(\.nested).joined(separator: " AND ")
        case .or(let parts): parts.map(\.nested).joined(separator: " OR ")
        case .required(let part): "+" + part.nested
        case .not(let part): "NOT " + part.nested
        case .field(let condition): condition.description
        }
    }

    private var nested: String {
        switch self {
        case .sequence, .and, .or: "(\(self))"
        case .group, .phrase, .required, .not, .field: description
        }
    }

    /// The tree, one node a line, indented by two blanks a level.
    public func tree(indent: Int = 0) -> String {
        let margin = String(repeating: "  ", count: indent)
        func node(_ name: String, _ parts: [Query]) -> String {
            margin + name + "\n" + parts.map { $0.tree(indent: indent + 1) }.joined()
        }
        switch self {
        case .group(let text): return margin + "group \(text)\n"
        case .phrase(let text): return margin + "phrase \(text)\n"
        case .sequence(let parts): return node("sequence", parts)
        case .and(let parts): return node("and", parts)
        case .or(let parts): return node("or", parts)
        case .required(let part): return node("required", [part])
        case .not(let part): return node("not", [part])
        case .field(let condition): return margin + "field \(condition)\n"
        }
    }
}
