internal import Search

/// The answer to a search as programs see it.
struct SearchAnswer {
    let request: SearchRequest
    let response: SearchResponse
    /// The hits with their citations.
    private let hits: JSON
    /// How long it took to find the hits and to compose them.
    var elapsed = Duration.zero
    /// What was left out because there was too much of it, and lines of tables that cannot be used.
    var notes: [String] = []
    /// What may have been meant; `nil` where nobody asked.
    var suggestions: [QuerySuggestion]?

    init(_ request: SearchRequest, _ response: SearchResponse) {
        self.request = request
        self.response = response
        hits = .array(response.hits.map { HitJSON.object($0, request) })
    }

    var json: JSON {
        var members: [(String, JSON)] = [
            ("schema", .int(1)), ("query", .string(request.query)),
            ("match", .string(response.match.rawValue)), ("unit", .string(request.unit.rawValue)),
            ("total", .int(response.total)), ("took_us", .int(Int(elapsed / .microseconds(1)))),
            ("generation", .int(response.generation)),
            ("variants", .array(response.rules.map { .string($0) })), ("next", .optional(response.next)),
            ("facets", .object(response.facets.map { ($0.name, Self.facet($0)) })),
            ("hits", hits),
        ]
        if !notes.isEmpty { members.append(("notes", .array(notes.map { .string($0) }))) }
        if let suggestions {
            let rows = suggestions.map {
                JSON.object([("query", .string($0.query)), ("hits", .int($0.hits))])
            }
            members.append(("suggestions", .array(rows)))
        }
        return .object(members)
    }

    /// The values with their counts; the units without a value as null.
    private static func facet(_ facet: Facet) -> JSON {
        var rows = facet.values.map { value in
            JSON.object([("value", .string(value.value)), ("count", .int(value.count))])
        }
        if facet.missing > 0 { rows.append(.object([("value", .null), ("count", .int(facet.missing))])) }
        return .array(rows)
    }
}
