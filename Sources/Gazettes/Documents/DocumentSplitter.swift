/// The lines of one document and its entry in the contents.
struct DocumentSpan {
    var lines: Range<Int>
    var entry: ContentsEntry?
}

/// Cuts the body of a file into documents.
///
/// A document begins at its number standing alone on a line, with the series name before it; without a
/// number, at a title the contents announce, at a series name, or at a whole title over an addressee.
struct DocumentSplitter {
    private let lines: [SourceLine]
    private let titles: TitleReader
    private var entriesByNumber: [String: ContentsEntry] = [:]
    private var entriesByTitle: [String: ContentsEntry] = [:]
    /// How the titles of entries without a number begin, so that few lines are compared with them.
    private var openings: Set<[Unicode.Scalar]> = []
    private var used: Set<Int> = []
    private let bodyStart: Int

    init(_ lines: [SourceLine], bodyStart: Int, contents: Contents?) {
        self.lines = lines
        self.bodyStart = bodyStart
        titles = TitleReader(lines: lines)
        for entry in contents?.entries ?? [] {
            if let number = entry.number, entriesByNumber[number] == nil { entriesByNumber[number] = entry }
            if entriesByTitle[entry.key] == nil, entry.key.unicodeScalars.count >= 6 {
                entriesByTitle[entry.key] = entry
                if entry.number == nil { openings.insert(Self.opening(entry.title.unicodeScalars)) }
            }
        }
    }

    /// The documents in order; together they hold every line of the body.
    mutating func spans() -> [DocumentSpan] {
        var starts: [(index: Int, entry: ContentsEntry?)] = []
        var index = bodyStart
        while index < lines.count {
            if let found = begin(at: index, previous: starts.last?.index) {
                starts.append((found.start, found.entry))
                if let entry = found.entry { used.insert(entry.line) }
                index = max(index, found.next)
            } else {
                index += 1
            }
        }
        guard bodyStart < lines.count else { return [] }
        if starts.first?.index != bodyStart { starts.insert((bodyStart, nil), at: 0) }
        return starts.indices.map { position in
            let end = position + 1 < starts.count ? starts[position + 1].index : lines.count
            return DocumentSpan(lines: starts[position].index..<end, entry: starts[position].entry)
        }
    }

    private struct Start {
        let start: Int
        let entry: ContentsEntry?
        /// The line to go on from.
        let next: Int
    }

    private func begin(at index: Int, previous: Int?) -> Start? {
        let line = lines[index]
        guard line.count <= 100, line.isWhole, !line.isPiped else { return nil }
        if let number = LineKind.number(line) { return beginAtNumber(index, number, previous: previous) }
        if LineKind.isBanner(line) || LineKind.isOrderBanner(line) { return beginAtBanner(index) }
        if let entry = announcedTitle(at: index) { return Start(start: index, entry: entry, next: index + 1) }
        return beginAtTitle(index)
    }

    private func beginAtNumber(_ index: Int, _ number: String, previous: Int?) -> Start? {
        let entry = entriesByNumber[number].flatMap { used.contains($0.line) ? nil : $0 }
        let hasBanner = index > bodyStart && isBannerLine(index - 1)
        if hasBanner { return Start(start: index - 1, entry: entry, next: index + 1) }
        let isOrder = LineKind.isOrderNumber(lines[index].head)
        let title = titleBefore(index, floor: max(previous.map { $0 + 1 } ?? bodyStart, bodyStart))
        if index + 1 < lines.count, LineKind.isAddressee(lines[index + 1]), let title {
            return Start(start: title, entry: entry ?? announced(title..<index), next: index + 1)
        }
        if entry != nil { return Start(start: index, entry: entry, next: index + 1) }
        guard !isOrder || index == bodyStart, opensDocument(index) else { return nil }
        return Start(start: index, entry: nil, next: index + 1)
    }

    private func beginAtBanner(_ index: Int) -> Start? {
        guard index + 1 < lines.count else { return nil }
        let next = lines[index + 1]
        // A number follows: the number decides, with this line before it.
        if LineKind.number(next) != nil { return nil }
        guard index == bodyStart || endsBlock(index - 1) else { return nil }
        guard let title = titles.read(from: index + 1, end: lines.count, isCertain: false) else { return nil }
        return Start(start: index, entry: announced(title), next: title.upperBound)
    }

    private func beginAtTitle(_ index: Int) -> Start? {
        guard index > bodyStart, endsBlock(index - 1), !isBannerLine(index - 1) else { return nil }
        guard let title = titles.read(from: index, end: min(index + 6, lines.count), isCertain: false) else {
            return nil
        }
        let text = Array(titles.text(title).unicodeScalars)
        guard text.indices.contains(where: { text[$0...].begins(with: "关于") }),
            Organ.issuer(ofTitle: text) != nil,
            title.upperBound < lines.count
        else { return nil }
        let after = lines[title.upperBound]
        let isNumbered = LineKind.number(after) != nil
        guard LineKind.isAddressee(after) || isNumbered else { return nil }
        return Start(start: index, entry: announced(title), next: title.upperBound + (isNumbered ? 1 : 0))
    }

    private static func opening(_ title: some Collection<Unicode.Scalar>) -> [Unicode.Scalar] {
        Array(title.lazy.filter { !$0.isBlank }.map(\.folded).prefix(4))
    }

    /// The entry whose title, wherever it wraps, begins at a line.
    private func announcedTitle(at index: Int) -> ContentsEntry? {
        guard !openings.isEmpty, openings.contains(Self.opening(lines[index].head)) else { return nil }
        for end in index + 1...min(index + 5, lines.count) {
            if lines[end - 1].count > 100 { return nil }
            if let entry = announced(index..<end), entry.number == nil { return entry }
        }
        return nil
    }

    private func announced(_ range: Range<Int>) -> ContentsEntry? {
        entriesByTitle[titles.text(range).unicodeScalars.comparisonKey].flatMap {
            used.contains($0.line) ? nil : $0
        }
    }

    private func isBannerLine(_ index: Int) -> Bool {
        LineKind.isBanner(lines[index]) || LineKind.isOrderBanner(lines[index])
    }

    /// The first line of the whole title directly before a number line.
    private func titleBefore(_ index: Int, floor: Int) -> Int? {
        for start in stride(from: index - 1, through: max(floor, index - 4), by: -1) {
            if titles.isStop(lines[start]) { return nil }
            if titles.read(from: start, end: index, isCertain: false) == start..<index,
                TitleEnding.isWhole(titles.text(start..<index)),
                start == floor || endsBlock(start - 1) || lines[start].blankLinesBefore > 1
            {
                return start
            }
        }
        return nil
    }

    /// True if title and addressee, or title and text, follow a number, and a block ends before it; or if it
    /// stands apart after a sentence, even where the title is damaged.
    private func opensDocument(_ index: Int) -> Bool {
        let followsBlock = index == bodyStart || lines[index].blankLinesBefore > 1 || endsBlock(index - 1)
        if index > bodyStart, lines[index].blankLinesBefore > 1, endsBlock(index - 1) { return true }
        guard followsBlock, let title = titles.read(from: index + 1, end: lines.count, isCertain: false)
        else { return false }
        guard title.upperBound < lines.count else { return false }
        let after = lines[title.upperBound]
        return LineKind.isAddressee(after) || after.last == "。" || HeadingNumber(after.head) != nil
    }

    private func endsBlock(_ index: Int) -> Bool {
        let line = lines[index]
        return "。)”".unicodeScalars.contains(line.last) || LineKind.date(line) != nil
            || LineKind.isFurniture(line)
    }
}
