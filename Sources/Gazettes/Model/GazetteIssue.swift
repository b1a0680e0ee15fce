/// One parsed gazette file.
public struct GazetteIssue: Sendable, Equatable {
    /// The name of the issue, 本溪市人民政府公报2022年第3号; nil if the file names none.
    public var name: String?
    /// The year of the issue.
    public var year: Int?
    /// The number of the issue within its year.
    public var number: Int?
    /// The running number over all years: 122 for 总第122期.
    public var serial: Int?
    /// The day of publication as `YYYY-MM-DD`.
    public var published: String?
    /// The publishing body, the header's 发布机构.
    public var publisher: String?
    /// Every header field in order.
    public var fields: [HeaderField] = []
    /// The documents in order; an attachment follows its parent.
    public var documents: [GazetteDocument] = []
    /// The text in order: every non-blank source line is in exactly one clause.
    public var clauses: [GazetteClause] = []
    /// What was missing or odd; never fatal.
    public var notices: [Notice] = []

    /// Creates an issue of which nothing is known.
    public init() {}
}
