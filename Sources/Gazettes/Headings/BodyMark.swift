/// What a line of a document's text is before its headings are looked for.
enum BodyMark {
    case text
    case cell
    /// The title of a table.
    case tableTitle
    /// The title of a table that belongs to the whole document (附表:…).
    case appendixTitle
    /// The title line of a box (专栏).
    case boxTitle
    /// The text of a box that stands in one line.
    case boxText
    /// A mark, a footer, a page number.
    case furniture
    /// An entry of the list of attachments.
    case attachmentList
    /// A line of a table of contents inside the document.
    case contents
}
