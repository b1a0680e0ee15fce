/// The smallest unit of text: one source line, or the lines of one wrapped title or broken paragraph.
public struct GazetteClause: Sendable, Equatable {
    /// What the clause is.
    public var role: ClauseRole
    /// The index of its document; nil in the header and the contents.
    public var document: Int?
    /// The 1-based first line.
    public var firstLine: Int
    /// The 1-based last line.
    public var lastLine: Int
    /// The bytes of the source from the first to the last character that is not blank.
    public var range: Range<Int>
    /// The headings over the clause, its own included, widest first.
    public var path: [String]

    /// Creates a clause.
    public init(
        role: ClauseRole, document: Int?, firstLine: Int, lastLine: Int, range: Range<Int>, path: [String]
    ) {
        self.role = role
        self.document = document
        self.firstLine = firstLine
        self.lastLine = lastLine
        self.range = range
        self.path = path
    }
}
