internal import Analysis

/// A query whose texts are analysed.
indirect enum AnalyzedQuery: Sendable {
    case text(QueryText)
    case sequence([AnalyzedQuery])
    case and([AnalyzedQuery])
    case or([AnalyzedQuery])
    case required(AnalyzedQuery)
    case not(AnalyzedQuery)
    case field(FieldCondition)

    /// Analyses the texts of a query; `nil` where nothing is left of it (only blanks between quotes).
    init?(_ query: Query, _ analyzer: Analyzer, isLiteral: Bool = false) {
        func all(_ parts: [Query]) -> [AnalyzedQuery] {
            parts.compactMap { AnalyzedQuery($0, analyzer, isLiteral: isLiteral) }
        }
        switch query {
        case .group(let text), .phrase(let text):
            let isPhrase = if case .phrase = query { true } else { false }
            guard let text = QueryText(text, analyzer, isPhrase: isPhrase, isLiteral: isLiteral) else {
                return nil
            }
            self = .text(text)
        case .sequence(let parts):
            let parts = all(parts)
            guard !parts.isEmpty else { return nil }
            self = .sequence(parts)
        case .and(let parts):
            let parts = all(parts)
            guard !parts.isEmpty else { return nil }
            self = .and(parts)
        case .or(let parts):
            let parts = all(parts)
            guard !parts.isEmpty else { return nil }
            self = .or(parts)
        case .required(let part):
            guard let part = AnalyzedQuery(part, analyzer, isLiteral: isLiteral) else { return nil }
            self = .required(part)
        case .not(let part):
            guard let part = AnalyzedQuery(part, analyzer, isLiteral: isLiteral) else { return nil }
            self = .not(part)
        case .field(let condition):
            self = .field(condition)
        }
    }

    /// The texts that a hit should show: all that are not under NOT.
    var positiveTexts: [QueryText] {
        switch self {
        case .text(let text): [text]
        case .sequence(let parts), .and(let parts), .or(let parts): parts.flatMap(\.positiveTexts)
        case .required(let part): part.positiveTexts
        case .not, .field: []
        }
    }
}
