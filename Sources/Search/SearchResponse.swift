public import Segments

/// The answer to a request.
public struct SearchResponse: Sendable {
    /// The mode that applied; never `auto`.
    public var match: MatchMode
    /// The number of matching units, exact.
    public var total: Int
    /// Where the next page begins; `nil` after the last.
    public var next: String?
    /// The commit that was searched.
    public var generation: Int
    /// The facets that were asked for.
    public var facets: [Facet]
    /// The hits of this page.
    public var hits: [Hit]
    /// The rules by which something else counted as the text, in the order of the query.
    public var rules: [String] = []
    /// What was left out because there was too much of it.
    public var notes: [String] = []
    /// How many hits were compared for near-duplicates, where there are more than that.
    public var foldedAmong: Int?
}

/// The numbers of matching units by the values of a field.
public struct Facet: Sendable, Equatable {
    /// The name of the field.
    public var name: String
    /// The values, the most frequent first.
    public var values: [Value]
    /// The number of units that have no value.
    public var missing: Int

    /// A value and how many units have it.
    public struct Value: Sendable, Equatable {
        /// The value.
        public var value: String
        /// The number of units.
        public var count: Int
    }
}

/// What a count found.
public struct CountResponse: Sendable, Equatable {
    /// The mode that applied.
    public var match: MatchMode
    /// Occurrences in mode exact, matching units otherwise.
    public var hits: Int
    /// The number of documents with a hit.
    public var documents: Int
    /// The number of files with a hit.
    public var files: Int
    /// The rules by which something else counted as the text, in the order of the query.
    public var rules: [String] = []
    /// What was left out because there was too much of it.
    public var notes: [String] = []
}

/// A clause of a hit with its best stretch.
public struct Passage: Sendable {
    /// The id of the clause.
    public var id: String
    /// The stored clause.
    public var clause: ClauseRecord
    /// The headings over it.
    public var path: [String]
    /// The document or attachment that it stands in.
    public var part: DocumentRecord
    /// The best stretch of its text.
    public var snippet: Snippet
}

/// One hit.
public struct Hit: Sendable {
    /// Its place among all hits, from 1.
    public var rank: Int
    /// Its score.
    public var score: Double
    /// The id of the clause, or of the unit.
    public var id: String
    /// The path of the file.
    public var file: String
    /// The lines of the unit in the file.
    public var lines: ClosedRange<Int>
    /// The id of the clause; for a document or issue of its best clause.
    public var clauseID: String
    /// The stored clause; for a document or issue its best clause.
    public var clause: ClauseRecord
    /// What the clause is.
    public var role: ClauseRole
    /// The headings over it.
    public var path: [String]
    /// The document or attachment that the clause stands in.
    public var part: DocumentRecord
    /// The document that this is a part of, or itself.
    public var document: DocumentRecord
    /// The best clauses, best first: one, of a document or issue up to three.
    public var passages: [Passage]
    /// The best stretch of the best clause.
    public var snippet: Snippet { passages[0].snippet }
    /// What the score is made of, where asked for.
    public var explanation: [ScorePart]
    /// The number of further hits in the same group.
    public var more: Int
    /// The number of worse hits that were folded under this one, because their texts are nearly the same.
    public var duplicates: Int
}
