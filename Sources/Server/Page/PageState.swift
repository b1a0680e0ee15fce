internal import Search
internal import Wire

/// What a page shows, as its URL says it.
struct PageState: Sendable {
    /// The language of the page.
    enum Language: String, Sendable {
        case chinese = "zh"
        case english = "en"
    }

    /// The number of hits of a page.
    static let hits = 10
    /// The names of options, in the order that URLs have them.
    private static let optionNames = [
        "q", "unit", "match", "sort", "from", "to", "issuer", "kind", "year", "number", "fixed_string",
        "near_duplicates",
    ]
    /// The names that the page understands; others are passed over.
    static let names = optionNames + [pageName, languageName]
    private static let pageName = "page"
    private static let languageName = "lang"

    /// The options that are set, in the order of `optionNames`, each with its value.
    private(set) var options: [(name: String, value: String)] = []
    /// The page, from 1.
    private(set) var page = 1
    /// The language.
    private(set) var language = Language.chinese

    /// Reads the parameters of a URL; empty values, as a form sends them, are as if they were not there.
    init(_ pairs: [(name: String, value: String)]) {
        var values: [String: String] = [:]
        for (name, value) in pairs where !value.isEmpty { values[name == "query" ? "q" : name] = value }
        options = Self.optionNames.compactMap { name in values[name].map { (name, $0) } }
        if let number = values[Self.pageName].flatMap({ Int($0) }), (1...1_000_000).contains(number) {
            page = number
        }
        language = values[Self.languageName].flatMap(Language.init(rawValue:)) ?? .chinese
    }

    /// The value of an option; `nil` where it is not set.
    subscript(name: String) -> String? { options.first { $0.name == name }?.value }

    /// The query.
    var query: String { self["q"] ?? "" }

    /// Whether anything is asked for.
    var isAsking: Bool {
        options.contains { ["q", "issuer", "kind", "year", "number", "from", "to"].contains($0.name) }
    }

    /// What is asked for.
    ///
    /// - Throws: `ParameterError` where an option has a value that it does not take.
    func parameters() throws(ParameterError) -> SearchParameters {
        let call = try Call(.search, try URLParameters.members(options))
        guard case .search(var parameters) = call else { return SearchParameters() }
        parameters.limit = Self.hits
        return parameters
    }

    /// The same with another value of an option, on its first page; `nil` takes the option away.
    func with(_ name: String, _ value: String?) -> PageState {
        var state = self
        state.page = 1
        var values = Dictionary(uniqueKeysWithValues: options.map { ($0.name, $0.value) })
        values[name] = value
        state.options = Self.optionNames.compactMap { name in values[name].map { (name, $0) } }
        return state
    }

    /// The same on another page.
    func at(page: Int) -> PageState {
        var state = self
        state.page = page
        return state
    }

    /// The same in another language.
    func inLanguage(_ language: Language) -> PageState {
        var state = self
        state.language = language
        return state
    }

    /// The URL of the search page.
    var url: String {
        "/" + Self.suffix(options + (page > 1 ? [(Self.pageName, String(page))] : []) + languagePair)
    }

    /// The URL of the page of a document, with the query that is marked in it.
    func url(ofDocument id: String, fragment: String? = nil) -> String {
        let marked = options.filter { ["q", "match", "fixed_string"].contains($0.name) }
        return "/d/" + QueryString.encoded(id) + Self.suffix(marked + languagePair)
            + (fragment.map { "#" + $0 } ?? "")
    }

    /// The URL of the same search for programs.
    var dataURL: String { "/v1/search" + Self.suffix(options) }

    private var languagePair: [(name: String, value: String)] {
        language == .chinese ? [] : [(Self.languageName, language.rawValue)]
    }

    private static func suffix(_ pairs: [(name: String, value: String)]) -> String {
        pairs.isEmpty ? "" : "?" + QueryString.text(pairs)
    }
}
