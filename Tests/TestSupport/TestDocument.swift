public import Indexing
public import Segments

/// A document made for a test; its clauses stand on lines 1, 2 and so on.
public struct TestDocument: Sendable, Equatable {
    /// The id.
    public var id: String
    /// The id of the document that it is a part of.
    public var parentID: String?
    /// The file it comes from; documents of one file stand together.
    public var file: String
    /// The texts of the clauses.
    public var clauses: [String]
    /// What else is known.
    public var title: String?
    /// The number.
    public var number: String?
    /// The issuing body.
    public var issuer: String?
    /// The date, YYYY-MM-DD.
    public var date: String?
    /// The kind.
    public var kind: String?
    /// A further field named `level`.
    public var level: String?
    /// The headings over every clause.
    public var path: [String] = []
    /// What the clauses are, by their places; running text where nothing is said.
    public var roles: [Int: ClauseRole] = [:]

    /// Makes a document.
    public init(_ id: String, parentID: String? = nil, file: String = "a.txt", _ clauses: [String]) {
        self.id = id
        self.parentID = parentID
        self.file = file
        self.clauses = clauses
    }

    /// What is indexed of it.
    public var source: SourceDocument {
        var record = DocumentRecord(id: id, lines: 1...max(1, clauses.count))
        record.title = title
        record.number = number
        record.issuer = issuer
        record.date = date
        record.kind = kind
        if let level { record.fields = [.init(name: "level", value: level)] }
        return SourceDocument(
            record: record, parentID: parentID,
            clauses: clauses.enumerated().map { index, text in
                let bytes = Array(text.utf8)
                return SourceClause(
                    text: bytes[...], lines: (index + 1)...(index + 1), source: 0..<bytes.count,
                    role: roles[index] ?? .body, path: path)
            })
    }
}
