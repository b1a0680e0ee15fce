/// Reads one document: its head, its text and signature, the instrument it issues and its attachments.
struct DocumentReader {
    let span: DocumentSpan
    let ordinal: Int
    /// The header of a page with one document; nil for a document of an issue.
    let header: HeaderReader?

    private var range: Range<Int> { span.lines }

    /// Adds the document and its parts.
    func read(into builder: inout IssueBuilder) {
        let lines = builder.source.lines
        let layout = BodyLayout(lines[range], fallback: builder.fileLayout)
        let headerTitle = header?.value("标题", "信息名称", "文件名称", "名称")
        var titles = TitleReader(lines: lines)
        if let headerTitle { titles.expected.insert(headerTitle.unicodeScalars.comparisonKey) }
        if let entry = span.entry { titles.expected.insert(entry.key) }
        let head = DocumentHead(titles, in: range, isCertain: span.entry != nil || headerTitle != nil)
        let document = builder.add(.document, range, ordinal: "\(ordinal)")
        mark(head, &builder)
        describe(document, head, titles, headerTitle, &builder)
        let parts = DocumentParts(
            lines, in: head.end..<range.upperBound, title: builder.documents[document].title, layout: layout)
        sign(document, head, parts, &builder)
        inferTitle(document, head, parts, &builder)
        let reader = PartReader(layout: layout, attachments: parts.attachments)
        builder.readBody(parts.text, of: document, layout: layout, listLines: parts.attachments.listLines)
        markSignature(parts, &builder)
        for (position, part) in parts.parts.enumerated() {
            reader.read(
                part, of: document, ordinal: "\(ordinal).\(position + 1)", expected: parts.issuedTitles,
                into: &builder)
        }
    }

    private func mark(_ head: DocumentHead, _ builder: inout IssueBuilder) {
        if let banner = head.banner { builder.marks.roles[banner] = .banner }
        if let title = head.title { builder.marks.markTitle(title) }
        for note in head.notes { builder.marks.roles[note] = .marker }
        if let number = head.numberLine { builder.marks.roles[number] = .number }
        if let addressee = head.addressee { builder.marks.roles[addressee] = .addressee }
    }

    private func describe(
        _ document: Int, _ head: DocumentHead, _ titles: TitleReader, _ headerTitle: String?,
        _ builder: inout IssueBuilder
    ) {
        let lines = builder.source.lines
        let printed = head.title.map { titles.text($0) }
        let line = builder.documents[document].firstLine
        let title =
            headerTitle.map { $0.unicodeScalars.withoutSpuriousBlanks }
            ?? completed(printed, line: line, &builder)
        builder.documents[document].title = title ?? orderTitle(head, lines)
        builder.documents[document].kind = builder.documents[document].title.flatMap {
            TitleEnding.kind(of: $0)
        }
        builder.documents[document].contentsLine = span.entry?.line
        builder.documents[document].number = headerNumber ?? fullNumber(head, lines) ?? span.entry?.number
        if let addressee = head.addressee {
            builder.documents[document].addressee = lines[addressee].raw.dropLast().withoutSpuriousBlanks
        }
    }

    /// The printed title, or that of the contents where the printed one is lost or a fragment of it.
    private func completed(_ printed: String?, line: Int, _ builder: inout IssueBuilder) -> String? {
        guard let entry = span.entry else { return printed }
        guard let printed else {
            builder.note(line, "The title is not printed over the text; it is taken from the contents.")
            return entry.title
        }
        let key = printed.unicodeScalars.comparisonKey
        if key == entry.key { return printed }
        if entry.key.contains(key) {
            builder.note(line, "Part of the title is missing; it is taken from the contents.")
            return entry.title
        }
        builder.note(line, "The title differs from the contents, line \(entry.line).")
        return printed
    }

    private var headerNumber: String? {
        guard let text = header?.value("发文字号", "文号", "公文文号", "发布文号", "字号") else { return nil }
        let folded = text.unicodeScalars.map(\.folded)
        if let number = LineKind.number(folded) { return number }
        return folded.contains { $0.digitValue != nil } ? folded.withoutSpuriousBlanks : nil
    }

    /// An order's 第12号 needs the name of the series over it.
    private func fullNumber(_ head: DocumentHead, _ lines: [SourceLine]) -> String? {
        guard let number = head.number else { return nil }
        guard number.hasPrefix("第"), let banner = head.banner else { return number }
        let series = lines[banner].head.withoutSpuriousBlanks
        return series + (number.hasSuffix("令") ? String(number.dropLast()) : number)
    }

    /// An order has no title but the line over its number: 本溪市人民政府令.
    private func orderTitle(_ head: DocumentHead, _ lines: [SourceLine]) -> String? {
        guard let banner = head.banner, LineKind.isOrderBanner(lines[banner]), head.number != nil else {
            return nil
        }
        return lines[banner].raw.withoutSpuriousBlanks
    }

    private func sign(
        _ document: Int, _ head: DocumentHead, _ parts: DocumentParts, _ builder: inout IssueBuilder
    ) {
        let lines = builder.source.lines
        let title = builder.documents[document].title.map { Array($0.unicodeScalars) }
        let named = title.flatMap { Organ.issuer(ofTitle: $0) }
        let series = head.banner.flatMap { bannerIssuer(lines[$0]) }
        let headerIssuer = header?.value("发文机关", "发文机构", "发文单位", "制发机关", "制定机关")
        builder.documents[document].issuer = headerIssuer ?? parts.signature?.issuer ?? named ?? series
        let headerDate = header?.value("成文日期", "发文日期", "生成日期").flatMap {
            CalendarDate($0.unicodeScalars)?.iso
        }
        builder.documents[document].date = headerDate ?? parts.signature?.date?.iso ?? head.notedDate?.iso
        if builder.documents[document].number != nil, builder.documents[document].date == nil {
            builder.note(builder.documents[document].firstLine, "The document has no date.")
        }
    }

    private func bannerIssuer(_ line: SourceLine) -> String? {
        for ending in ["文件", "令", "公告", "通告"] where line.head.ends(with: ending) {
            let name = line.head.dropLast(ending.unicodeScalars.count)
            return Organ.isName(Array(name)) ? name.withoutSpuriousBlanks : nil
        }
        return nil
    }

    /// A notice without a title is named by its own sentence 现将…印发给你们.
    private func inferTitle(
        _ document: Int, _ head: DocumentHead, _ parts: DocumentParts, _ builder: inout IssueBuilder
    ) {
        guard builder.documents[document].title == nil, let issuer = builder.documents[document].issuer,
            let issued = IssuedTitles.announced(in: builder.source.lines[parts.text])
        else { return }
        builder.documents[document].title = "\(issuer)关于印发\(issued)的通知"
        builder.documents[document].kind = "通知"
        builder.documents[document].isTitleInferred = true
        builder.note(
            builder.documents[document].firstLine,
            "The document has no title; it is composed from its first sentence.")
    }

    private func markSignature(_ parts: DocumentParts, _ builder: inout IssueBuilder) {
        for signature in [parts.heading, parts.signature].compactMap({ $0 }) {
            for index in signature.start..<signature.end {
                builder.marks.paths[index] = []
                builder.marks.roles[index] = signature.issuerLines.contains(index) ? .issuer : .date
            }
        }
        guard let end = parts.signature?.end else { return }
        for index in end..<max(end, parts.textEnd) {
            guard builder.marks.roles[index] == .marker else { return }
            builder.marks.paths[index] = []
        }
    }
}
