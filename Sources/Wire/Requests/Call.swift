/// What is asked of an index, by the command or through the server.
public enum Call: Sendable, Equatable {
    /// The ranked hits of a query.
    case search(SearchParameters)
    /// The numbers of hits, documents and files.
    case count(SearchParameters)
    /// Why a clause or document is no hit, or at which rank it is one.
    case whyNot(SearchParameters, id: String)
    /// A clause, document or attachment with its text.
    case document(id: String)
    /// The citation of a clause or document.
    case citation(id: String, style: CitationStyle)
    /// What a beginning may be completed to.
    case suggest(prefix: String, limit: Int)
    /// What the index holds.
    case stats
    /// Whether there is anybody.
    case ping
}

/// The form of a citation.
public enum CitationStyle: String, Sendable, CaseIterable {
    /// As people write it in a text: 《…》(本政发〔2022〕2号)第四部分(一)1.
    case text
    /// GB/T 7714.
    case gbt7714
    /// BibTeX.
    case bibtex
    /// RIS.
    case ris
}

extension Call {
    /// The names of the operations.
    public enum Operation: String, Sendable, CaseIterable {
        /// `Call.search`.
        case search
        /// `Call.count`.
        case count
        /// `Call.whyNot`.
        case whyNot = "why_not"
        /// `Call.document`.
        case get
        /// `Call.citation`.
        case cite
        /// `Call.suggest`.
        case suggest
        /// `Call.stats`.
        case stats
        /// `Call.ping`.
        case ping
    }

    /// The operation.
    public var operation: Operation {
        switch self {
        case .search: .search
        case .count: .count
        case .whyNot: .whyNot
        case .document: .get
        case .citation: .cite
        case .suggest: .suggest
        case .stats: .stats
        case .ping: .ping
        }
    }

    /// Reads the members of a request.
    ///
    /// - Parameters:
    ///   - operation: what is asked.
    ///   - members: the options; a name may stand there once.
    /// - Throws: `ParameterError` for what is missing, unknown, twice there or of the wrong kind.
    public init(_ operation: Operation, _ members: [(name: String, value: JSON)]) throws(ParameterError) {
        var own = OwnMembers(members)
        switch operation {
        case .search: self = .search(try SearchParameters(members))
        case .count: self = .count(try SearchParameters(members))
        case .whyNot:
            let id = try own.text("document")
            self = .whyNot(try SearchParameters(own.rest), id: id)
        case .get:
            self = .document(id: try own.text("document", "query"))
            try own.finish()
        case .cite:
            let style = try own.optionalText("style") ?? CitationStyle.text.rawValue
            guard let style = CitationStyle(rawValue: style) else {
                let styles = CitationStyle.allCases.map(\.rawValue).joined(separator: ", ")
                throw ParameterError("style", "is one of \(styles), not '\(style)'")
            }
            self = .citation(id: try own.text("document", "query"), style: style)
            try own.finish()
        case .suggest:
            let prefix = try own.text("query", "q")
            let limit = try own.optionalInteger("limit") ?? 10
            guard prefix.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
                throw ParameterError("query", "has only blanks; name a beginning")
            }
            self = .suggest(prefix: prefix, limit: limit)
            try own.finish()
        case .stats:
            self = .stats
            try own.finish()
        case .ping:
            self = .ping
            try own.finish()
        }
    }

    /// The members that say the same.
    public var members: [(name: String, value: JSON)] {
        switch self {
        case .search(let parameters), .count(let parameters): parameters.members
        case .whyNot(let parameters, let id): [("document", .string(id))] + parameters.members
        case .document(let id): [("document", .string(id))]
        case .citation(let id, let style): [("document", .string(id)), ("style", .string(style.rawValue))]
        case .suggest(let prefix, let limit): [("query", .string(prefix)), ("limit", .int(limit))]
        case .stats, .ping: []
        }
    }
}

/// The members of a request, taken one after the other.
private struct OwnMembers {
    private(set) var rest: [(name: String, value: JSON)]

    init(_ members: [(name: String, value: JSON)]) {
        rest = members
    }

    mutating func text(_ names: String...) throws(ParameterError) -> String {
        for name in names {
            if let text = try optionalText(name) { return text }
        }
        throw ParameterError(names[0], "is missing")
    }

    mutating func optionalText(_ name: String) throws(ParameterError) -> String? {
        guard let value = try take(name) else { return nil }
        guard let text = value.string else { throw ParameterError(name, "must be a string") }
        return text
    }

    mutating func optionalInteger(_ name: String) throws(ParameterError) -> Int? {
        guard let value = try take(name) else { return nil }
        guard let number = value.int, number >= 0 else {
            throw ParameterError(name, "must be a whole number, not negative")
        }
        return number
    }

    /// Nothing must be left.
    func finish() throws(ParameterError) {
        if let member = rest.first { throw ParameterError(member.name, "is no option here") }
    }

    private mutating func take(_ name: String) throws(ParameterError) -> JSON? {
        let found = rest.filter { $0.name == name }
        guard found.count <= 1 else { throw ParameterError(name, "is given more than once") }
        rest.removeAll { $0.name == name }
        return found.first.flatMap { $0.value.isNull ? nil : $0.value }
    }
}
