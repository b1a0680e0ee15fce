internal import ArgumentParser
internal import Search

/// The options that say what to find.
struct RequestOptions: ParsableArguments {
    @Option(help: "What one hit is: clause, document or issue.")
    var unit = Unit.clause
    @Option(help: "auto, exact, all or any.")
    var match = MatchMode.auto
    @Flag(
        name: [.customShort("F"), .customLong("fixed-string")], help: "The whole query is one literal string."
    )
    var fixedString = false
    @Option(help: "The largest number of hits.")
    var limit = 10
    @Flag(help: "All hits.")
    var all = false
    @Option(help: "Begin after this cursor, \"next\" of the page before.")
    var after: String?
    @Option(help: "score, date, -date or number.")
    var sort = SortOrder.score
    @Option(help: "Only the best hit of each document or issue.")
    var group: Unit?
    @Option(
        name: .customLong("near-duplicates"),
        help: "show, or fold: count hits with a better one whose text is nearly the same.")
    var nearDuplicates = NearDuplicateHandling.show
    @Option(help: "Only documents of this issuing body.")
    var issuer: String?
    @Option(help: "Only the document with this number, in any spelling.")
    var number: String?
    @Option(help: "Only documents of this kind: 通知, 意见, 方案 …")
    var kind: String?
    @Option(help: "Only documents signed on this date or later: YYYY-MM-DD, YYYY-MM or YYYY.")
    var from: String?
    @Option(help: "Only documents signed on this date or earlier.")
    var to: String?
    @Option(help: "Only documents of this year, or of 2019..2022.")
    var year: String?
    @Option(help: "Only documents with this value of a field: NAME=VALUE. May be given again.")
    var field: [String] = []
    @Option(help: "Count hits by issuer, kind, number, issue, year or field.NAME; several with commas.")
    var facet: String?
    @Option(help: "blend, or bm25 over words alone.")
    var similarity = "blend"
    @Option(help: "BM25: how soon further occurrences stop to count (with --similarity bm25).")
    var k1 = 1.2
    @Option(help: "BM25: how much the length counts (with --similarity bm25).")
    var b = 0.75
    @Flag(help: "Say what each score is made of.")
    var explain = false

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit must not be negative") }
        guard ["blend", "bm25"].contains(similarity) else {
            throw ValidationError("--similarity is blend or bm25, not '\(similarity)'")
        }
        guard k1.isFinite, k1 >= 0, b.isFinite, (0...1).contains(b) else {
            throw ValidationError("--k1 must not be negative, and --b must lie between 0 and 1")
        }
        guard group != .clause else { throw ValidationError("--group is document or issue") }
    }

    /// Whether a document must meet a condition, so that a query may be missing.
    var hasFilters: Bool {
        [issuer, number, kind, from, to, year].contains { $0 != nil } || !field.isEmpty
    }

    /// The request for a query.
    func request(_ query: String) throws -> SearchRequest {
        var request = SearchRequest(query: query)
        request.isLiteral = fixedString
        request.match = match
        request.unit = unit
        request.limit = all ? nil : limit
        request.after = after
        request.sort = sort
        request.group = group
        request.nearDuplicates = nearDuplicates
        request.explains = explain
        request.similarity = similarity == "bm25" ? .bm25(BM25(k1: k1, b: b)) : .blend
        request.facets = try facets()
        request.filters = try filters()
        return request
    }

    /// The names of facets, each once.
    private func facets() throws -> [String] {
        var names: [String] = []
        for name in (facet ?? "").split(separator: ",").map(String.init) where !names.contains(name) {
            guard name != "field." else { throw Failure(.usage, "--facet: field. needs the name of a field") }
            names.append(name)
        }
        return names
    }

    private func filters() throws -> [FieldCondition] {
        var filters: [FieldCondition] = []
        func condition(_ name: String, _ value: String, option: String) throws -> FieldCondition? {
            do throws(QueryError) {
                return try FieldCondition(name: name, value: value)
            } catch {
                throw Failure(.usage, "--\(option): \(error.message)")
            }
        }
        func add(_ name: String, _ value: String?, option: String) throws {
            guard let value, let condition = try condition(name, value, option: option) else { return }
            filters.append(condition)
        }
        // A date that is none is named as it was written, not with the dots of a range.
        for (date, option) in [(from, "from"), (to, "to")] {
            if let date { _ = try condition("date", date, option: option) }
        }
        try add("issuer", issuer, option: "issuer")
        try add("number", number, option: "number")
        try add("kind", kind, option: "kind")
        try add("year", year, option: "year")
        try add("date", from.map { $0 + ".." }, option: "from")
        try add("date", to.map { ".." + $0 }, option: "to")
        for field in field {
            guard let equals = field.firstIndex(of: "=") else {
                throw Failure(.usage, "--field: '\(field)' is not NAME=VALUE")
            }
            let name = String(field[..<equals])
            let known = ["issuer", "kind", "number", "issue", "title", "heading", "year", "date"].contains(
                name)
            try add(
                known ? name : "field." + name, String(field[field.index(after: equals)...]), option: "field")
        }
        return filters
    }
}
