internal import Analysis
internal import Segments

/// A query that finds something, for one that finds nothing.
public struct QuerySuggestion: Sendable, Equatable {
    /// The whole query with what is nowhere put right.
    public var query: String
    /// The number of units that match it.
    public var hits: Int
}

extension Searcher {
    /// Queries that a request may have been meant to be, the best first.
    ///
    /// Each text of the query that is nowhere in the index is replaced by one that is, one edit away; of words of ASCII letters one or
    /// two. Texts of two characters or fewer are left alone: everything is near them.
    ///
    /// - Parameters:
    ///   - request: a request that finds nothing, or nothing exactly.
    ///   - limit: the most queries.
    /// - Returns: none where a text that is nowhere cannot be put right.
    /// - Throws: `SearchError`, as the search does.
    public func suggestions(
        for request: SearchRequest, limit: Int = 3
    ) throws(SearchError) -> [QuerySuggestion] {
        try interruptible { interruption throws(SearchError) in
            try self.suggestions(for: request, limit: limit, interruption)
        }
    }

    private func suggestions(
        for request: SearchRequest, limit: Int, _ interruption: Interruption
    ) throws(SearchError) -> [QuerySuggestion] {
        let plan = try QueryPlan(request, snapshot, analyzer, interruption)
        guard analyzer.kind == .icu, snapshot.commit.schema.hasGrams else { return [] }
        let queries = try Self.wrap { () throws(SegmentError) in
            try self.corrected(plan.texts, request, limit: limit, interruption)
        }
        var suggestions: [QuerySuggestion] = []
        for query in queries {
            var corrected = request
            corrected.query = query
            if corrected.match == .auto { corrected.match = .exact }
            let plan = try QueryPlan(corrected, snapshot, analyzer, interruption)
            let hits = (try plan.find(in: snapshot).matches ?? []).reduce(0) { $0 + $1.count }
            if hits > 0 { suggestions.append(QuerySuggestion(query: query, hits: hits)) }
        }
        return suggestions
    }

    /// The query with every text that is nowhere replaced; where there is one, in several ways.
    private func corrected(
        _ texts: [QueryText], _ request: SearchRequest, limit: Int, _ interruption: Interruption
    ) throws(SegmentError) -> [String] {
        let corrector = SpellingCorrector(snapshot, interruption)
        var replacements: [(text: [UInt32], corrections: [String])] = []
        for text in texts {
            var count = 0
            for spelling in text.spellings where count == 0 {
                count = try corrector.clauseCount(of: spelling)
            }
            guard count == 0 else { continue }
            let found = try corrector.corrections(of: text.scalars, limit: limit)
            guard !found.isEmpty else { return [] }
            replacements.append((text.scalars, found.map { FoldedString.text($0.scalars) }))
        }
        guard let first = replacements.first else { return [] }
        let choices = replacements.count == 1 ? first.corrections : [first.corrections[0]]
        return choices.compactMap { choice in
            var query = WrittenQuery(request.query, isLiteral: request.isLiteral)
            for (index, replacement) in replacements.enumerated() {
                let correction = index == 0 ? choice : replacement.corrections[0]
                guard query.replace(replacement.text, by: correction) else { return nil }
            }
            return query.text
        }
    }
}

/// A query as it was written, whose texts can be replaced.
struct WrittenQuery {
    private var pieces: [String]
    private static let folder = TextFolder()

    init(_ query: String, isLiteral: Bool) {
        guard !isLiteral else {
            pieces = [query]
            return
        }
        pieces = [""]
        for scalar in query.unicodeScalars {
            let parts = scalar.properties.isWhitespace || "\"“”＂()（）+-:：^*".unicodeScalars.contains(scalar)
            if parts { pieces.append("") }
            pieces[pieces.count - 1].unicodeScalars.append(scalar)
            if parts { pieces.append("") }
        }
    }

    /// The whole query.
    var text: String { pieces.joined() }

    /// The first piece that folds to a text.
    func piece(foldingTo text: [UInt32]) -> String? {
        pieces.first { Self.folder.fold($0).scalars == text }
    }

    /// Replaces the pieces that fold to a text; false where there are none.
    mutating func replace(_ text: [UInt32], by correction: String) -> Bool {
        let places = pieces.indices.filter { Self.folder.fold(pieces[$0]).scalars == text }
        for place in places { pieces[place] = correction }
        return !places.isEmpty
    }
}
