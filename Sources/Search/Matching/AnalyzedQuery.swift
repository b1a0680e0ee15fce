internal import Analysis

/// A query whose texts are analysed.
indirect enum AnalyzedQuery: Sendable {
    case text(QueryText)
    /// Wildcards, NEAR or SAME.
    case placed(PlacedQuery)
    case sequence([AnalyzedQuery])
    case and([AnalyzedQuery])
    case or([AnalyzedQuery])
    case required(AnalyzedQuery)
    case not(AnalyzedQuery)
    case field(FieldCondition)

    /// Analyses the texts of a query; `nil` where nothing is left of it (only blanks between quotes).
    ///
    /// Boosts go down to the texts, where they multiply.
    init?(_ query: Query, _ analyzer: Analyzer, isLiteral: Bool = false, boost: Double = 1) {
        func all(_ parts: [Query]) -> [AnalyzedQuery]? {
            let parts = parts.compactMap { one($0) }
            return parts.isEmpty ? nil : parts
        }
        func one(_ part: Query) -> AnalyzedQuery? {
            AnalyzedQuery(part, analyzer, isLiteral: isLiteral, boost: boost)
        }
        func text(_ text: String, isPhrase: Bool) -> AnalyzedQuery? {
            var text = QueryText(text, analyzer, isPhrase: isPhrase, isLiteral: isLiteral)
            text?.boost *= boost
            return text.map { .text($0) }
        }
        let analyzed: AnalyzedQuery? =
            switch query {
            case .group(let string): text(string, isPhrase: false)
            case .phrase(let string): text(string, isPhrase: true)
            case .pattern, .near, .same: PlacedQuery(query, analyzer, boost: boost).map { .placed($0) }
            case .sequence(let parts): all(parts).map { .sequence($0) }
            case .and(let parts): all(parts).map { .and($0) }
            case .or(let parts): all(parts).map { .or($0) }
            case .required(let part): one(part).map { .required($0) }
            case .not(let part): one(part).map { .not($0) }
            case .field(let condition): .field(condition)
            case .boosted(let part, let factor):
                AnalyzedQuery(part, analyzer, isLiteral: isLiteral, boost: boost * factor)
            }
        guard let analyzed else { return nil }
        self = analyzed
    }

    /// The texts that a hit should show: all that are not under NOT.
    var positiveTexts: [QueryText] {
        switch self {
        case .text(let text): [text]
        case .placed(let query): query.operands.flatMap(\.texts)
        case .sequence(let parts), .and(let parts), .or(let parts): parts.flatMap(\.positiveTexts)
        case .required(let part): part.positiveTexts
        case .not, .field: []
        }
    }

    /// Whether places in clauses are looked at.
    var hasPlaces: Bool {
        switch self {
        case .text, .field: false
        case .placed: true
        case .sequence(let parts), .and(let parts), .or(let parts): parts.contains(where: \.hasPlaces)
        case .required(let part), .not(let part): part.hasPlaces
        }
    }
}
