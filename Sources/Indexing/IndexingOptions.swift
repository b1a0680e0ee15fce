public import Analysis
internal import Segments

/// How text is analysed and what is indexed of it.
public struct IndexingOptions: Sendable, Equatable {
    /// How words are found.
    public var analyzer: AnalyzerKind
    /// Whether pairs of characters are indexed, for exact matching.
    public var hasGrams: Bool
    /// Whether there are lists of neighbouring frequent words, for phrases of words.
    public var hasWordPairs: Bool
    /// Whether the text of the clauses is stored, for snippets.
    public var storesText: Bool

    /// Makes options; ICU words, grams and stored text by default.
    public init(
        analyzer: AnalyzerKind = .icu, hasGrams: Bool = true, hasWordPairs: Bool = false,
        storesText: Bool = true
    ) {
        self.analyzer = analyzer
        self.hasGrams = hasGrams
        self.hasWordPairs = hasWordPairs
        self.storesText = storesText
    }

    /// The options that an index was begun with; `nil` where its analyser is unknown.
    init?(_ schema: Commit.Schema) {
        guard let analyzer = AnalyzerKind(rawValue: schema.analyzer) else { return nil }
        self.init(
            analyzer: analyzer, hasGrams: schema.hasGrams, hasWordPairs: schema.hasWordPairs,
            storesText: schema.storesText)
    }

    static let analyzerVersion = Analyzer.version * 1000 + TextFolder.version

    /// Words carry positions where phrases cannot be answered by grams, or are compared with those of other engines.
    var schema: Commit.Schema {
        Commit.Schema(
            analyzer: analyzer.rawValue, hasGrams: hasGrams,
            hasWordPositions: !hasGrams || analyzer == .whitespace || hasWordPairs,
            hasWordPairs: hasWordPairs, storesText: storesText,
            analyzerVersion: Self.analyzerVersion, icuVersion: Analyzer.icuVersion)
    }

    func matches(_ schema: Commit.Schema) -> Bool {
        schema.analyzer == analyzer.rawValue && schema.hasGrams == hasGrams
            && schema.hasWordPairs == hasWordPairs && schema.storesText == storesText
    }

    static func describe(_ schema: Commit.Schema) -> String {
        "--analyzer \(schema.analyzer) --grams \(schema.hasGrams ? "on" : "off") "
            + "--word-pairs \(schema.hasWordPairs ? "on" : "off") --store \(schema.storesText ? "on" : "off")"
    }
}
