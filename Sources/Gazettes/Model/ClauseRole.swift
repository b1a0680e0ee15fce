/// What a clause is in its file.
public enum ClauseRole: UInt8, Sendable, CaseIterable {
    /// A header field, the name of the issue, or page furniture above the text.
    case header
    /// A line of the contents.
    case contents
    /// The line naming the series, 本溪市人民政府文件.
    case banner
    /// A document number standing alone.
    case number
    /// A title, its wrapped lines joined.
    case title
    /// Whom the document is addressed to.
    case addressee
    /// A heading that fills its line.
    case heading
    /// A paragraph, a run-in heading before it included.
    case body
    /// A cell or a row of a table.
    case tableCell
    /// Text inside a box (专栏).
    case box
    /// An entry of the list of attachments.
    case attachmentList
    /// The issuing body in a signature.
    case issuer
    /// The date of a signature.
    case date
    /// A mark: 附件1, (此件公开发布), a page number, a footer.
    case marker
}
