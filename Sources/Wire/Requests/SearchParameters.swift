public import Search

/// The options of a search as users write them, the same for the command, the line protocol, HTTP and the page.
public struct SearchParameters: Sendable, Equatable {
    /// The query.
    public var query = ""
    /// Whether the whole query is one literal string.
    public var isLiteral = false
    /// How text is matched.
    public var match = MatchMode.auto
    /// What one hit is.
    public var unit = Unit.clause
    /// The largest number of hits.
    public var limit = 10
    /// Whether all hits are wanted, whatever the limit.
    public var wantsAll = false
    /// The cursor that the page before ended with.
    public var after: String?
    /// The order of hits.
    public var sort = SortOrder.score
    /// Units within which only the best hit is shown: document or issue.
    public var group: Unit?
    /// What becomes of hits whose texts are nearly the same as that of a better hit.
    public var nearDuplicates = NearDuplicateHandling.show
    /// The issuing body.
    public var issuer: String?
    /// The document number, in any spelling.
    public var number: String?
    /// The kind of document.
    public var kind: String?
    /// The first date of signing: YYYY-MM-DD, YYYY-MM or YYYY.
    public var from: String?
    /// The last date of signing.
    public var to: String?
    /// The year or range of years.
    public var year: String?
    /// Conditions on other fields, NAME=VALUE.
    public var fields: [String] = []
    /// The facets to count; each element may name several with commas.
    public var facets: [String] = []
    /// What a score is made of: blend or bm25.
    public var similarity = "blend"
    /// BM25: how soon further occurrences stop to count.
    public var k1 = 1.2
    /// BM25: how much the length counts.
    public var b = 0.75
    /// Whether to say what each score is made of.
    public var explains = false
    /// Whether hits have snippets.
    public var hasSnippets = true
    /// Whether to say what a short query may have meant where it is not found exactly.
    public var hasCorrections = false
    /// Whether numbers are found in other figures too.
    public var hasNumbers = false
    /// Whether Latin letters are read as pinyin too.
    public var hasPinyin = false
    /// Which synonyms nobody brings along count: default or off; `nil` for default, but off with bm25 or a table.
    public var synonyms: String?
    /// The texts of tables of synonyms.
    public var synonymTables: [String] = []
    /// The text of a dictionary.
    public var dictionary: String?

    /// Makes parameters with the defaults of the command.
    public init(query: String = "") {
        self.query = query
    }

    /// Whether a document must meet a condition, so that a query may be missing.
    public var hasFilters: Bool {
        [issuer, number, kind, from, to, year].contains { $0 != nil } || !fields.isEmpty
    }

    /// The request, without its variants.
    ///
    /// - Throws: `ParameterError` where a value is not what its option takes.
    public func request() throws(ParameterError) -> SearchRequest {
        guard limit >= 0 else { throw ParameterError("limit", "must not be negative") }
        guard ["blend", "bm25"].contains(similarity) else {
            throw ParameterError("similarity", "is blend or bm25, not '\(similarity)'")
        }
        guard k1.isFinite, k1 >= 0 else { throw ParameterError("k1", "must not be negative") }
        guard (0...1).contains(b) else { throw ParameterError("b", "must lie between 0 and 1") }
        guard group != .clause else { throw ParameterError("group", "is document or issue") }
        if let after {
            let numbers = after.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            let isCursor =
                numbers.count == 2
                && numbers.allSatisfy {
                    (1...18).contains($0.count) && $0.allSatisfy { (0x30...0x39).contains($0) }
                }
            guard isCursor else {
                throw ParameterError(
                    "after", "'\(after)' is no cursor; pass on what \"next\" of the page before said")
            }
        }
        var request = SearchRequest(query: query)
        request.isLiteral = isLiteral
        request.match = match
        request.unit = unit
        request.limit = wantsAll ? nil : limit
        request.after = after
        request.sort = sort
        request.group = group
        request.nearDuplicates = nearDuplicates
        request.explains = explains
        request.hasSnippets = hasSnippets
        request.similarity = similarity == "bm25" ? .bm25(BM25(k1: k1, b: b)) : .blend
        request.facets = try facetNames()
        request.filters = try filters()
        return request
    }

    /// The names of facets, each once.
    private func facetNames() throws(ParameterError) -> [String] {
        var names: [String] = []
        for name in facets.flatMap({ $0.split(separator: ",").map(String.init) }) where !names.contains(name)
        {
            guard name != "field." else { throw ParameterError("facet", "field. needs the name of a field") }
            names.append(name)
        }
        return names
    }

    private func filters() throws(ParameterError) -> [FieldCondition] {
        var filters: [FieldCondition] = []
        func condition(
            _ name: String, _ value: String, option: String
        ) throws(ParameterError) -> FieldCondition? {
            do throws(QueryError) {
                return try FieldCondition(name: name, value: value)
            } catch {
                throw ParameterError(option, error.message)
            }
        }
        func add(_ name: String, _ value: String?, option: String) throws(ParameterError) {
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
        for field in fields {
            guard let equals = field.firstIndex(of: "="), equals > field.startIndex else {
                throw ParameterError("field", "'\(field)' is not NAME=VALUE")
            }
            let name = String(field[..<equals])
            try add(
                Self.known.contains(name) ? name : "field." + name,
                String(field[field.index(after: equals)...]), option: "field")
        }
        return filters
    }

    private static let known = ["issuer", "kind", "number", "issue", "title", "heading", "year", "date"]
}
