internal import Search
internal import Wire

/// Compares calls with the limits, before anything is searched.
struct CallCheck: Sendable {
    private let limits: ServerLimits

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    /// The call as it is carried out.
    ///
    /// - Throws: `AnswerError.Code.tooLarge`, or `badQuery` for terms and nesting, naming the limit.
    func checked(_ call: Call) throws(AnswerError) -> Call {
        switch call {
        case .search(var parameters):
            if parameters.wantsAll {
                parameters.wantsAll = false
                parameters.limit = limits.hits
            }
            try check(parameters)
            return .search(parameters)
        case .count(let parameters):
            try check(parameters)
            return call
        case .whyNot(let parameters, let id):
            try check(parameters)
            try check(length: id, "document")
            return call
        case .suggest(let prefix, let limit):
            try check(length: prefix, "query")
            try check(limit: limit)
            return call
        case .document(let id), .citation(let id, _):
            try check(length: id, "document")
            return call
        case .stats, .ping: return call
        }
    }

    private func check(limit: Int) throws(AnswerError) {
        guard limit <= limits.hits else {
            throw AnswerError(
                .tooLarge, "limit: a page has at most \(limits.hits) hits, not \(limit); go on with after")
        }
    }

    private func check(_ parameters: SearchParameters) throws(AnswerError) {
        try check(limit: parameters.limit)
        let texts = [
            ("query", parameters.query), ("issuer", parameters.issuer), ("number", parameters.number),
            ("kind", parameters.kind), ("after", parameters.after), ("from", parameters.from),
            ("to", parameters.to),
            ("year", parameters.year),
        ]
        for (name, text) in texts { try check(length: text ?? "", name) }
        for text in parameters.fields { try check(length: text, "field") }
        for text in parameters.facets { try check(length: text, "facet") }
        let bytes = parameters.synonymTables.reduce(parameters.dictionary?.utf8.count ?? 0) {
            $0 + $1.utf8.count
        }
        guard bytes <= ServerLimits.tableBytes else {
            throw AnswerError(
                .tooLarge,
                "synonym_table and dictionary have at most \(ServerLimits.tableBytes) bytes together, not \(bytes)"
            )
        }
        let lists = [("field", parameters.fields), ("facet", parameters.facets)]
        for (name, values) in lists where values.count > ServerLimits.listedOptions {
            throw AnswerError(
                .tooLarge, "\(name): at most \(ServerLimits.listedOptions), not \(values.count)")
        }
        // The parser itself refuses what is beyond the limits of the language.
        let isStricter = limits.terms < QueryParser.maxParts || limits.nesting < QueryParser.maxDepth
        guard isStricter, !parameters.isLiteral, !parameters.query.isEmpty else { return }
        let query: Query
        do throws(QueryError) {
            query = try QueryParser.parse(parameters.query)
        } catch {
            throw AnswerError(.query(error))
        }
        let size = query.size
        guard size.leaves <= limits.terms else {
            throw AnswerError(
                .badQuery, "1:1 more than \(limits.terms) groups, phrases and conditions", column: 1)
        }
        guard size.depth <= limits.nesting else {
            throw AnswerError(.badQuery, "1:1 nested more than \(limits.nesting) levels deep", column: 1)
        }
    }

    private func check(length text: String, _ name: String) throws(AnswerError) {
        let length = text.unicodeScalars.count
        guard length <= limits.queryLength else {
            throw AnswerError(
                .tooLarge, "\(name): at most \(limits.queryLength) characters, not \(length)")
        }
    }
}

extension Query {
    /// The number of groups, phrases, patterns and conditions, and how deep they are nested.
    fileprivate var size: (leaves: Int, depth: Int) {
        guard !parts.isEmpty else { return (1, 0) }
        return parts.map(\.size).reduce((leaves: 0, depth: 0)) {
            (leaves: $0.leaves + $1.leaves, depth: max($0.depth, $1.depth + 1))
        }
    }
}
