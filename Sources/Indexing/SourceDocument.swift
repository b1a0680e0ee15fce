public import Segments

/// A document on its way into the index: what is stored of it, and its clauses.
public struct SourceDocument: Sendable {
    /// What is stored and shown; its id is unique in the index.
    public var record: DocumentRecord
    /// The id of the document of the same source that it is a part of.
    public var parentID: String?
    /// The clauses, in order.
    public var clauses: [SourceClause]

    /// Makes a document of its parts.
    public init(record: DocumentRecord, parentID: String? = nil, clauses: [SourceClause]) {
        self.record = record
        self.parentID = parentID
        self.clauses = clauses
    }
}

/// A clause on its way into the index.
public struct SourceClause: Sendable {
    /// The text, UTF-8, as in the source.
    public var text: ArraySlice<UInt8>
    /// The first and last line in the file.
    public var lines: ClosedRange<Int>
    /// The byte range in the original file.
    public var source: Range<Int>
    /// What it is.
    public var role: ClauseRole
    /// The headings over it, the widest first.
    public var path: [String]

    /// Makes a clause of its parts.
    public init(
        text: ArraySlice<UInt8>, lines: ClosedRange<Int>, source: Range<Int>, role: ClauseRole = .body,
        path: [String] = []
    ) {
        self.text = text
        self.lines = lines
        self.source = source
        self.role = role
        self.path = path
    }
}
