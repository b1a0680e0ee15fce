internal import Analysis

/// A part of a query that looks at places in clauses: a text with wildcards, or texts joined by NEAR or SAME.
struct PlacedQuery: Sendable {
    /// How the operands must stand to each other.
    enum Relation: Sendable, Equatable {
        /// There is just one.
        case alone
        /// Between each and the next stand at most so many characters.
        case near([Int])
        case sentence
        case clause
    }

    /// What may stand in one place.
    struct Operand: Sendable {
        /// What is looked for: any of these.
        var patterns: [TextPattern] = []
        /// The texts in it that score and are marked.
        var texts: [QueryText] = []
    }

    let relation: Relation
    let operands: [Operand]
    /// As it is written.
    let text: String

    /// Analyses a pattern, NEAR or SAME; `nil` where nothing is left of it.
    ///
    /// An operand of which nothing is left is near nothing.
    init?(_ query: Query, _ analyzer: Analyzer, boost: Double) {
        let parts: [Query]
        switch query {
        case .near(let queries, let distances): (relation, parts) = (.near(distances), queries)
        case .same(let queries, .sentence): (relation, parts) = (.sentence, queries)
        case .same(let queries, .clause): (relation, parts) = (.clause, queries)
        default: (relation, parts) = (.alone, [query])
        }
        operands = parts.map { part in
            var operand = Operand()
            operand.add(part, analyzer, boost: boost)
            return operand
        }
        text = query.description
        guard operands.contains(where: { !$0.patterns.isEmpty }) else { return nil }
    }
}

extension PlacedQuery.Operand {
    mutating func add(_ query: Query, _ analyzer: Analyzer, boost: Double) {
        func text(_ text: String) -> QueryText? {
            var text = QueryText(text, analyzer, isPhrase: true, isLiteral: false)
            text?.boost *= boost
            return text
        }
        switch query {
        case .group(let string), .phrase(let string):
            guard let text = text(string) else { return }
            patterns += text.spellings.map { TextPattern($0) }
            texts.append(text)
        case .pattern(let string):
            guard let pattern = TextPattern(string, analyzer) else { return }
            patterns.append(pattern)
            for case .literal(let literal) in WildcardText.elements(string) {
                if let text = text(literal) { texts.append(text) }
            }
        case .or(let parts): for part in parts { add(part, analyzer, boost: boost) }
        case .boosted(let part, let factor): add(part, analyzer, boost: boost * factor)
        // The parser lets nothing else be an operand.
        case .sequence, .and, .required, .not, .field, .near, .same: return
        }
    }
}
