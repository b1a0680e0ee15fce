/// One part of a document after its own text.
struct DocumentPart {
    let role: DocumentRole
    let lines: Range<Int>
    /// The mark over an attachment.
    let mark: AttachmentMark?
}

/// Cuts the text of a document into its own text with signature, the instrument, schedules and attachments.
struct DocumentParts {
    /// The document's own text, signature and marks included.
    let text: Range<Int>
    let signature: Signature?
    /// Body and date printed under the title, where a second signature stands at the end.
    let heading: Signature?
    let attachments: AttachmentReader
    private(set) var parts: [DocumentPart] = []
    /// Keys of the titles the document issues.
    let issuedTitles: Set<String>

    /// The end of the document's own text.
    var textEnd: Int { text.upperBound }

    init(_ lines: [SourceLine], in range: Range<Int>, title: String?, layout: BodyLayout) {
        let attachments = AttachmentReader(lines, in: range)
        let issued = IssuedTitles.keys(title: title, lines: lines[range])
        let titles = TitleReader(lines: lines, expected: issued)
        let beginsInstrument: (Int) -> Bool = { index in
            guard index < range.upperBound,
                let found = titles.read(from: index, end: range.upperBound, isCertain: false)
            else { return false }
            return issued.contains(titles.text(found).unicodeScalars.comparisonKey)
        }
        let firstBlock = attachments.blocks.first?.start ?? range.upperBound
        let issuer = title.flatMap { Organ.issuer(ofTitle: Array($0.unicodeScalars)) }
        let reader = SignatureReader(lines: lines, titleIssuer: issuer, beginsInstrument: beginsInstrument)
        let (heading, signature) = Self.signatures(
            lines, range.lowerBound..<firstBlock, reader, issued: issued)
        let issues = title.map { TitleEnding.issues(Array($0.unicodeScalars)) } ?? false
        let end = Self.textEnd(
            lines, range.lowerBound..<firstBlock, signature: signature, issues: issues, issued: issued,
            beginsInstrument: beginsInstrument)
        self.attachments = attachments
        self.signature = signature ?? heading
        self.heading = signature == nil ? nil : heading
        issuedTitles = issued
        text = range.lowerBound..<end
        if end < firstBlock {
            let isIssued = issues || beginsInstrument(end) || signature == nil
            addInstrument(lines, end..<firstBlock, role: isIssued ? .instrument : .attachment, layout: layout)
        }
        addAttachments(end: range.upperBound)
    }

    /// The signature, and one that stands under the title where another is at the end.
    private static func signatures(
        _ lines: [SourceLine], _ range: Range<Int>, _ reader: SignatureReader, issued: Set<String>
    ) -> (heading: Signature?, signature: Signature?) {
        guard let first = reader.read(in: range) else { return (nil, nil) }
        let isOverText =
            first.start == range.lowerBound && first.end < range.upperBound
            && (!issued.isEmpty || first.end + 2 < range.upperBound)
        guard isOverText, !reader.beginsInstrument(first.end), !LineKind.isReleaseMark(lines[first.end])
        else {
            return (nil, first)
        }
        return (first, reader.read(in: first.end..<range.upperBound))
    }

    private mutating func addAttachments(end: Int) {
        for (position, block) in attachments.blocks.enumerated() {
            let next =
                position + 1 < attachments.blocks.count
                ? attachments.blocks[position + 1].start : end
            parts.append(DocumentPart(role: .attachment, lines: block.start..<next, mark: block.mark))
        }
    }

    /// Where the document's own text ends and something it encloses begins.
    private static func textEnd(
        _ lines: [SourceLine], _ range: Range<Int>, signature: Signature?, issues: Bool, issued: Set<String>,
        beginsInstrument: (Int) -> Bool
    ) -> Int {
        guard let signature else {
            guard issues, !issued.isEmpty else { return range.upperBound }
            return range.dropFirst().first { lines[$0].count <= 60 && beginsInstrument($0) }
                ?? range.upperBound
        }
        var end = signature.end
        while end < range.upperBound, LineKind.isReleaseMark(lines[end]) || LineKind.isFurniture(lines[end]) {
            end += 1
        }
        guard end < range.upperBound else { return end }
        if issues || beginsInstrument(end) { return end }
        let titles = TitleReader(lines: lines)
        let found = titles.read(from: end, end: range.upperBound, isCertain: false)
        return found != nil && range.upperBound - end > 1 ? end : range.upperBound
    }

    private mutating func addInstrument(
        _ lines: [SourceLine], _ range: Range<Int>, role: DocumentRole, layout: BodyLayout
    ) {
        let schedules = ScheduleReader.starts(lines, in: range, layout: layout)
        parts.append(
            DocumentPart(
                role: role, lines: range.lowerBound..<(schedules.first ?? range.upperBound), mark: nil))
        for (position, start) in schedules.enumerated() {
            let end = position + 1 < schedules.count ? schedules[position + 1] : range.upperBound
            parts.append(DocumentPart(role: .schedule, lines: start..<end, mark: nil))
        }
    }
}
