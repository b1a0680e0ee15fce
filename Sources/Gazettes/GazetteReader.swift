/// Reads gazette files.
///
/// The work is linear in the size of the text, and no input is refused: what is not recognised stays a
/// clause of plain text. docs/GazetteFormat.md describes the layouts and the rules.
public struct GazetteReader {
    /// The issue, documents and clauses of one file.
    ///
    /// The text is UTF-8; a leading byte order mark is skipped, though ranges count it.
    public static func read(_ text: [UInt8]) -> GazetteIssue {
        let source = SourceText(text)
        let front = FrontMatter(source.lines)
        var builder = IssueBuilder(source, bodyStart: front.bodyStart)
        markFront(front, &builder)
        let spans = spans(source, front)
        for (position, span) in spans.enumerated() {
            let header = front.isIssue ? nil : front.header
            DocumentReader(span: span, ordinal: position + 1, header: header).read(into: &builder)
        }
        noteMissing(front, spans, &builder)
        ParagraphJoiner.join(source.lines, &builder.marks)
        return issue(front, builder)
    }

    private static func spans(_ source: SourceText, _ front: FrontMatter) -> [DocumentSpan] {
        let isPage = !front.isIssue && front.header.value("标题", "信息名称", "发文字号") != nil
        if isPage, front.bodyStart < source.lines.count {
            return [DocumentSpan(lines: front.bodyStart..<source.lines.count, entry: nil)]
        }
        var splitter = DocumentSplitter(source.lines, bodyStart: front.bodyStart, contents: front.contents)
        return splitter.spans()
    }

    private static func markFront(_ front: FrontMatter, _ builder: inout IssueBuilder) {
        builder.marks.mark(0..<front.bodyStart, .header)
        if let contents = front.contents { builder.marks.mark(contents.range, .contents) }
    }

    private static func noteMissing(
        _ front: FrontMatter, _ spans: [DocumentSpan], _ builder: inout IssueBuilder
    ) {
        let used = Set(spans.compactMap { $0.entry?.line })
        for entry in front.contents?.entries ?? [] where !used.contains(entry.line) {
            builder.note(
                entry.line, "The contents announce a document that is not in the text: \(entry.title)")
        }
        guard front.contents != nil else { return }
        for (span, document) in zip(spans, builder.documents.filter { $0.parent == nil })
        where span.entry == nil {
            builder.note(document.firstLine, "The document is not in the contents.")
        }
    }

    private static func issue(_ front: FrontMatter, _ builder: IssueBuilder) -> GazetteIssue {
        var issue = GazetteIssue()
        issue.name = front.name?.name
        issue.year = front.name?.year
        issue.number = front.name?.number
        issue.serial = front.name?.serial
        issue.published = front.published
        issue.publisher = front.header.value("发布机构", "发布单位")
        issue.fields = front.header.fields
        issue.documents = builder.documents
        issue.notices = builder.notices.sorted { $0.line < $1.line }
        issue.clauses = ClauseBuilder.clauses(builder.source.lines, builder.marks)
        return issue
    }
}
