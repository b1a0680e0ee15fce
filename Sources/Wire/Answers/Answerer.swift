public import Search
internal import Segments

/// Answers calls over one snapshot with the objects that programs see; the command and the server both ask it.
///
/// Not for use by two threads at once, as its searcher.
public struct Answerer {
    /// What searches.
    public let searcher: Searcher

    /// A short text that is not found exactly may be a slip; a question is none, and looking for one takes time.
    private static let longestSlip = 8

    /// Makes an answerer.
    public init(_ searcher: Searcher) {
        self.searcher = searcher
    }

    /// The answer to a call.
    ///
    /// - Parameters:
    ///   - call: what is asked.
    ///   - variants: what else counts as the text of a query; `nil` for what the parameters say.
    /// - Returns: an object.
    /// - Throws: `AnswerError`.
    public func answer(_ call: Call, variants: QueryVariants? = nil) throws(AnswerError) -> JSON {
        switch call {
        case .search(let parameters): try search(parameters, variants)
        case .count(let parameters): try count(parameters, variants)
        case .whyNot(let parameters, let id): try whyNot(parameters, id, variants)
        case .document(let id): DocumentAnswer.object(try lookUp(id), id: id)
        case .citation(let id, let style): CitationAnswer.object(try lookUp(id), id: id, style)
        case .suggest(let prefix, let limit): try suggest(prefix, limit)
        case .stats: StatsAnswer.object(searcher.snapshot)
        case .ping:
            .object([
                ("schema", .int(1)), ("pong", .bool(true)),
                ("generation", .int(searcher.snapshot.commit.generation)),
            ])
        }
    }

    private func search(
        _ parameters: SearchParameters, _ variants: QueryVariants?
    ) throws(AnswerError) -> JSON {
        let (request, notes) = try request(parameters, variants)
        let clock = ContinuousClock()
        let start = clock.now
        let response = try Self.wrap { () throws(SearchError) in try searcher.search(request) }
        var answer = SearchAnswer(request, response)
        answer.elapsed = start.duration(to: clock.now)
        answer.notes = notes + response.notes
        if let count = response.foldedAmong {
            answer.notes.append("near-duplicates were looked for among the first \(count) hits only")
        }
        let mayBeSlip =
            parameters.hasCorrections && request.match == .auto && response.match != .exact
            && request.query.count <= Self.longestSlip
        if response.total == 0 || mayBeSlip {
            let found = try Self.wrap { () throws(SearchError) in try searcher.suggestions(for: request) }
            answer.suggestions = response.total == 0 ? found : found.filter { $0.hits > 2 }
        }
        return answer.json
    }

    private func count(
        _ parameters: SearchParameters, _ variants: QueryVariants?
    ) throws(AnswerError) -> JSON {
        let (request, notes) = try request(parameters, variants)
        let count = try Self.wrap { () throws(SearchError) in try searcher.count(request) }
        return .object([
            ("hits", .int(count.hits)), ("documents", .int(count.documents)), ("files", .int(count.files)),
            ("match", .string(count.match.rawValue)), ("variants", .array(count.rules.map { .string($0) })),
            ("notes", .array((notes + count.notes).map { .string($0) })),
        ])
    }

    private func whyNot(
        _ parameters: SearchParameters, _ id: String, _ variants: QueryVariants?
    ) throws(AnswerError) -> JSON {
        let (request, _) = try request(parameters, variants)
        let answer = try Self.wrap { () throws(SearchError) in try searcher.whyNot(id, request) }
        var members: [(String, JSON)] = [("id", .string(id)), ("hit", .bool(answer.rank != nil))]
        if let rank = answer.rank { members.append(("rank", .int(rank))) }
        members.append(("reasons", .array(answer.reasons.map { .string($0) })))
        return .object(members)
    }

    private func suggest(_ prefix: String, _ limit: Int) throws(AnswerError) -> JSON {
        let completions = try Self.wrap { () throws(SearchError) in
            try searcher.complete(prefix, limit: limit)
        }
        let rows = completions.map { completion in
            JSON.object([
                ("kind", .string(completion.kind.rawValue)), ("text", .string(completion.text)),
                ("count", .int(completion.count)),
            ])
        }
        return .object([("schema", .int(1)), ("prefix", .string(prefix)), ("suggestions", .array(rows))])
    }

    private func lookUp(_ id: String) throws(AnswerError) -> Searcher.FoundDocument {
        try Self.wrap { () throws(SearchError) in try searcher.lookUp(id) }
    }

    /// The request of parameters with its variants, and what is to be said of tables.
    private func request(
        _ parameters: SearchParameters, _ variants: QueryVariants?
    ) throws(AnswerError) -> (request: SearchRequest, notes: [String]) {
        do throws(ParameterError) {
            guard !parameters.query.isEmpty || parameters.hasFilters else {
                throw ParameterError("query", "is missing; for example: 养老服务")
            }
            var request = try parameters.request()
            if let variants {
                request.variants = variants
                return (request, [])
            }
            let own = try parameters.variants()
            request.variants = own.variants
            return (request, own.problems.prefix(20).map { "\($0); the line is left out" })
        } catch {
            throw AnswerError(error)
        }
    }

    private static func wrap<Result>(_ body: () throws(SearchError) -> Result) throws(AnswerError) -> Result {
        do throws(SearchError) {
            return try body()
        } catch {
            throw AnswerError(error)
        }
    }
}
