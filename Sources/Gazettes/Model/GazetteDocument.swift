/// A document, an enclosed instrument or an attachment of an issue.
///
/// What cannot be read from the file is nil; number, issuer and date of an attachment are those of its parent.
public struct GazetteDocument: Sendable, Equatable {
    /// The place in the issue: `1`, or `1.1` for the first part of document 1.
    public var ordinal: String
    /// The index of the document this one belongs to.
    public var parent: Int?
    /// What the document is to its parent.
    public var role: DocumentRole
    /// The full title, line wraps removed.
    public var title: String?
    /// True if the file has no title and it was composed from the text (现将…印发给你们).
    public var isTitleInferred = false
    /// The document number in its canonical spelling, 本政发〔2022〕2号.
    public var number: String?
    /// The issuing body; several are joined with 、.
    public var issuer: String?
    /// The day of signature as `YYYY-MM-DD`.
    public var date: String?
    /// The sort of document its title ends with: 通知, 方案, 规划, 办法.
    public var kind: String?
    /// Whom the document is addressed to, without the colon.
    public var addressee: String?
    /// The label of an attachment: 附件1.
    public var attachmentLabel: String?
    /// The 1-based first line.
    public var firstLine: Int
    /// The 1-based last line, attachments included.
    public var lastLine: Int
    /// The headings in order, those of attachments excluded.
    public var headings: [Heading] = []
    /// The line of the document in the contents.
    public var contentsLine: Int?

    /// Creates a document of which only the place is known.
    public init(ordinal: String, parent: Int? = nil, role: DocumentRole, firstLine: Int, lastLine: Int) {
        self.ordinal = ordinal
        self.parent = parent
        self.role = role
        self.firstLine = firstLine
        self.lastLine = lastLine
    }
}
