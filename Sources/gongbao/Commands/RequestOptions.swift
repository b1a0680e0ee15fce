internal import ArgumentParser
internal import Search
internal import Wire

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

    /// What is asked for with a query.
    func parameters(_ query: String) -> SearchParameters {
        var parameters = SearchParameters(query: query)
        parameters.isLiteral = fixedString
        parameters.match = match
        parameters.unit = unit
        parameters.limit = limit
        parameters.wantsAll = all
        parameters.after = after
        parameters.sort = sort
        parameters.group = group
        parameters.nearDuplicates = nearDuplicates
        parameters.issuer = issuer
        parameters.number = number
        parameters.kind = kind
        parameters.from = from
        parameters.to = to
        parameters.year = year
        parameters.fields = field
        parameters.facets = facet.map { [$0] } ?? []
        parameters.similarity = similarity
        parameters.k1 = k1
        parameters.b = b
        parameters.explains = explain
        return parameters
    }

    /// The request for a query, without its variants.
    func request(_ query: String) throws -> SearchRequest {
        do throws(ParameterError) {
            return try parameters(query).request()
        } catch {
            throw Failure(error)
        }
    }
}
