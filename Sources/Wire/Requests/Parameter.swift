internal import Search

/// An option of a search as programs name it: a member of a request, or a parameter of a URL.
public struct Parameter: Sendable {
    /// What values it takes.
    public enum Kind: Sendable, Equatable {
        /// A text; where there is a pattern (ECMA 262), one that matches it.
        case text(pattern: String?)
        /// One of a few words.
        case choice([String])
        /// A whole number, not negative.
        case integer
        /// A number in a range.
        case number(ClosedRange<Double>)
        /// True or false.
        case flag
        /// Any number of texts.
        case texts(pattern: String?)
    }

    /// The name.
    public let name: String
    /// What values it takes.
    public let kind: Kind
    /// The default in JSON; `nil` where there is none.
    public let initial: String?
    /// What it is for, in a sentence.
    public let summary: String
    /// Whether it stands in a URL; what may be long does not.
    public let isInURL: Bool
    let set: @Sendable (inout SearchParameters, ParameterValue) -> Void

    init(
        _ name: String, _ kind: Kind, initial: String? = nil, _ summary: String, isInURL: Bool = true,
        _ set: @escaping @Sendable (inout SearchParameters, ParameterValue) -> Void
    ) {
        self.name = name
        self.kind = kind
        self.initial = initial
        self.summary = summary
        self.isInURL = isInURL
        self.set = set
    }

    /// The option that is named so: with hyphens or underscores, `q` for the query.
    public static func named(_ name: String) -> Parameter? { byName[name == "q" ? "query" : plain(name)] }

    private static func plain(_ name: String) -> String { String(name.map { $0 == "-" ? "_" : $0 }) }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

/// A value that was checked against the kind of its option.
enum ParameterValue {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case texts([String])

    var text: String { if case .text(let value) = self { value } else { "" } }
    var integer: Int { if case .integer(let value) = self { value } else { 0 } }
    var number: Double { if case .number(let value) = self { value } else { 0 } }
    var flag: Bool { if case .flag(let value) = self { value } else { false } }
    var texts: [String] { if case .texts(let value) = self { value } else { [] } }
}

extension Parameter {
    /// YYYY, YYYY-MM or YYYY-MM-DD.
    public static let datePattern = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

    /// All options, in the order of documents.
    public static let all: [Parameter] = [
        Parameter("query", .text(pattern: nil), "What to find, in the query language.") {
            $0.query = $1.text
        },
        Parameter("match", choices(MatchMode.self), initial: "\"auto\"", "How text is matched.") {
            $0.match = MatchMode(rawValue: $1.text) ?? .auto
        },
        Parameter("unit", choices(Unit.self), initial: "\"clause\"", "What one hit is.") {
            $0.unit = Unit(rawValue: $1.text) ?? .clause
        },
        Parameter("fixed_string", .flag, initial: "false", "The whole query is one literal string.") {
            $0.isLiteral = $1.flag
        },
        Parameter("limit", .integer, initial: "10", "The largest number of hits of a page.") {
            $0.limit = $1.integer
        },
        Parameter(
            "after", .text(pattern: "^[0-9]{1,18}\\.[0-9]{1,18}$"),
            "Begin after this cursor, \"next\" of the page before."
        ) { $0.after = $1.text },
        Parameter(
            "all", .flag, initial: "false", "All hits on one page, as far as a page may have so many."
        ) { $0.wantsAll = $1.flag },
        Parameter("sort", choices(SortOrder.self), initial: "\"score\"", "The order of hits.") {
            $0.sort = SortOrder(rawValue: $1.text) ?? .score
        },
        Parameter("group", .choice(["document", "issue"]), "Only the best hit of each document or issue.") {
            $0.group = Unit(rawValue: $1.text)
        },
        Parameter(
            "near_duplicates", choices(NearDuplicateHandling.self), initial: "\"show\"",
            "Show, or fold under the better one, hits whose texts are nearly the same."
        ) { $0.nearDuplicates = NearDuplicateHandling(rawValue: $1.text) ?? .show },
        Parameter("issuer", .text(pattern: nil), "Only documents of this issuing body.") {
            $0.issuer = $1.text
        },
        Parameter("number", .text(pattern: nil), "Only the document with this number, in any spelling.") {
            $0.number = $1.text
        },
        Parameter("kind", .text(pattern: nil), "Only documents of this kind: 通知, 意见, 方案 …") {
            $0.kind = $1.text
        },
        Parameter("from", .text(pattern: datePattern), "Only documents signed on this date or later.") {
            $0.from = $1.text
        },
        Parameter("to", .text(pattern: datePattern), "Only documents signed on this date or earlier.") {
            $0.to = $1.text
        },
        Parameter(
            "year", .text(pattern: "^([0-9]{4}|[0-9]{4}\\.\\.|\\.\\.[0-9]{4}|[0-9]{4}\\.\\.[0-9]{4})$"),
            "Only documents of this year, or of 2019..2022."
        ) { $0.year = $1.text },
        Parameter(
            "field", .texts(pattern: "^[^=]+=.*$"), "Only documents with this value of a field: NAME=VALUE."
        ) { $0.fields = $1.texts },
        Parameter(
            "facet",
            .texts(
                pattern:
                    "^((issuer|kind|number|issue|year|field\\.[^,]+)(,(issuer|kind|number|issue|year|field\\.[^,]+))*)?$"
            ),
            "Count hits by issuer, kind, number, issue, year or field.NAME; several with commas."
        ) { $0.facets = $1.texts },
        Parameter("similarity", .choice(["blend", "bm25"]), initial: "\"blend\"", "What a score is made of.")
        {
            $0.similarity = $1.text
        },
        Parameter(
            "k1", .number(0...1000), initial: "1.2", "BM25: how soon further occurrences stop to count."
        ) {
            $0.k1 = $1.number
        },
        Parameter("b", .number(0...1), initial: "0.75", "BM25: how much the length counts.") {
            $0.b = $1.number
        },
        Parameter("explain", .flag, initial: "false", "Say what each score is made of.") {
            $0.explains = $1.flag
        },
        Parameter("snippets", .flag, initial: "true", "Whether hits have snippets.") {
            $0.hasSnippets = $1.flag
        },
        Parameter(
            "corrections", .flag, initial: "false",
            "Say what a short query may have meant, also where it is found, but not exactly."
        ) { $0.hasCorrections = $1.flag },
        Parameter("numbers", .flag, initial: "false", "Find numbers in other figures too.") {
            $0.hasNumbers = $1.flag
        },
        Parameter("pinyin", .flag, initial: "false", "Read Latin letters as pinyin too.") {
            $0.hasPinyin = $1.flag
        },
        Parameter("synonyms", .choice(["default", "off"]), "Whether the table of government terms counts.") {
            $0.synonyms = $1.text
        },
        Parameter(
            "synonym_table", .texts(pattern: nil),
            "A table of synonyms, as the command's --synonyms FILE holds it.",
            isInURL: false
        ) { $0.synonymTables = $1.texts },
        Parameter(
            "dictionary", .text(pattern: nil), "Words, one a line, that count as a whole in the ranking.",
            isInURL: false
        ) { $0.dictionary = $1.text },
    ]

    private static func choices<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> Kind
    where Choice.RawValue == String {
        .choice(type.allCases.map(\.rawValue))
    }
}

extension Parameter {
    /// Whether it may be there more than once.
    public var isList: Bool { if case .texts = kind { true } else { false } }
}
