/// What a clause is in its document.
public enum ClauseRole: UInt8, Sendable, CaseIterable {
    /// Running text.
    case body = 0
    /// A numbered or named heading.
    case heading = 1
    /// The title of a document or attachment.
    case title = 2
    /// The document number on a line of its own.
    case number = 3
    /// The line over a document that names the issuing body.
    case banner = 4
    /// To whom the document is addressed.
    case addressee = 5
    /// The signing body.
    case issuer = 6
    /// The date of signing.
    case date = 7
    /// A mark such as (此件公开发布).
    case marker = 8
    /// A cell or row of a table.
    case tableCell = 9
    /// Text in a box.
    case box = 10
    /// The list of attachments.
    case attachmentList = 11
    /// A line of the header of an issue.
    case header = 12
    /// A line of the table of contents.
    case contents = 13

    /// The name in output.
    public var name: String {
        switch self {
        case .body: "body"
        case .heading: "heading"
        case .title: "title"
        case .number: "number"
        case .banner: "banner"
        case .addressee: "addressee"
        case .issuer: "issuer"
        case .date: "date"
        case .marker: "marker"
        case .tableCell: "table"
        case .box: "box"
        case .attachmentList: "attachment_list"
        case .header: "header"
        case .contents: "contents"
        }
    }

    /// Whether the clause only repeats or announces what stands elsewhere; such clauses rank after all others.
    public var isFrontMatter: Bool {
        switch self {
        case .header, .contents: true
        case .body, .heading, .title, .number, .banner, .addressee, .issuer, .date, .marker, .tableCell, .box,
            .attachmentList:
            false
        }
    }
}
