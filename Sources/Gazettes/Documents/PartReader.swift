/// Reads an instrument, a schedule or an attachment: its title, a cover page, its text.
struct PartReader {
    let layout: BodyLayout
    let attachments: AttachmentReader

    private static let coverLines = 8

    /// Adds a part of a document.
    func read(
        _ part: DocumentPart, of parent: Int, ordinal: String, expected: Set<String>,
        into builder: inout IssueBuilder
    ) {
        let lines = builder.source.lines
        let document = builder.add(part.role, part.lines, parent: parent, ordinal: ordinal)
        inherit(document, from: parent, &builder)
        var titles = TitleReader(lines: lines, expected: expected)
        var start = part.lines.lowerBound
        var announced: String?
        if let mark = part.mark {
            builder.documents[document].attachmentLabel = mark.label
            builder.marks.roles[start] = .marker
            announced = attachments.announced[mark.number ?? 1]
            if let announced { titles.expected.insert(announced.unicodeScalars.comparisonKey) }
            if !mark.isBare(in: lines[start]) {
                setTitle(
                    lines[start].raw[mark.textStart...].withoutSpuriousBlanks, announced, of: document,
                    &builder)
                builder.marks.roles[start] = .title
            }
            start += 1
        }
        if builder.documents[document].title == nil, let title = title(titles, part, from: start) {
            setTitle(titles.text(title), announced, of: document, &builder)
            builder.marks.markTitle(title)
            start = markCover(after: title, in: part.lines, titles, &builder)
        } else if builder.documents[document].title == nil {
            setTitle(announced, announced, of: document, &builder)
        }
        start = markNotes(from: start, in: part.lines, &builder)
        builder.readBody(
            start..<part.lines.upperBound, of: document, layout: part.role == .schedule ? .indented : layout,
            listLines: attachments.listLines)
    }

    private func inherit(_ document: Int, from parent: Int, _ builder: inout IssueBuilder) {
        builder.documents[document].number = builder.documents[parent].number
        builder.documents[document].issuer = builder.documents[parent].issuer
        builder.documents[document].date = builder.documents[parent].date
    }

    private func title(_ titles: TitleReader, _ part: DocumentPart, from start: Int) -> Range<Int>? {
        if part.role == .schedule { return start..<start + 1 }
        return titles.read(from: start, end: part.lines.upperBound, isCertain: true)
    }

    /// The list gives the title where the block has only its end, after a blank to be filled in.
    private func setTitle(
        _ printed: String?, _ announced: String?, of document: Int, _ builder: inout IssueBuilder
    ) {
        var title = printed
        if let printed, let announced, announced.hasSuffix(printed) {
            let lead = announced.dropLast(printed.count)
            if !lead.isEmpty, lead.allSatisfy({ $0 == "_" || $0 == "＿" }) { title = announced }
        }
        builder.documents[document].title = title
        builder.documents[document].kind = title.flatMap { TitleEnding.kind(of: $0) }
    }

    /// Marks the lines of a cover page, up to the title's second occurrence; returns the line after them.
    private func markCover(
        after title: Range<Int>, in part: Range<Int>, _ titles: TitleReader, _ builder: inout IssueBuilder
    ) -> Int {
        let key = titles.text(title).unicodeScalars.comparisonKey
        let lines = titles.lines
        for start in title.upperBound..<min(title.upperBound + Self.coverLines, part.upperBound) {
            if lines[start].count > 60 { break }
            guard let again = titles.read(from: start, end: part.upperBound, isCertain: false),
                titles.text(again).unicodeScalars.comparisonKey == key
            else { continue }
            for cover in title.upperBound..<start {
                builder.marks.roles[cover] = Organ.isName(lines[cover]) ? .issuer : .date
            }
            builder.marks.markTitle(again)
            return again.upperBound
        }
        return title.upperBound
    }

    /// Marks lines in brackets under the title: (2021年12月1日市政府第5次常务会议通过).
    private func markNotes(from start: Int, in part: Range<Int>, _ builder: inout IssueBuilder) -> Int {
        var index = start
        while index < part.upperBound, index - start < 3 {
            let line = builder.source.lines[index]
            guard line.head.first == "(", line.last == ")", line.count > 5, line.count <= 200,
                HeadingNumber(line.head) == nil,
                line.head.contains("年")
            else { break }
            builder.marks.roles[index] = .marker
            index += 1
        }
        return index
    }
}
