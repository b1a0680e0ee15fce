/// Reads the contents at the front of an issue.
///
/// It ends where the body begins: at the first document number alone on a line, at the second occurrence of
/// a series name, or where the title of an entry occurs again.
struct ContentsReader {
    private let lines: [SourceLine]
    private var entries: [ContentsEntry] = []
    private var seen: Set<String> = []
    private var pending: [Unicode.Scalar] = []
    private var pendingLine = 0

    private static let searchedLines = 12
    private static let longestEntry = 160
    /// More lines than this are a text that happens to begin with 目录.
    private static let maximumLines = 4000

    /// The contents that begin within the first lines after `start`, or nil.
    static func read(_ lines: [SourceLine], from start: Int) -> Contents? {
        for index in start..<min(start + searchedLines, lines.count) {
            if LineKind.isContentsTitle(lines[index]) {
                var reader = ContentsReader(lines)
                return reader.contents(after: index)
            }
            if lines[index].count > 80 || LineKind.number(lines[index]) != nil { return nil }
        }
        return nil
    }

    private init(_ lines: [SourceLine]) {
        self.lines = lines
    }

    private mutating func contents(after title: Int) -> Contents? {
        guard title + 1 < lines.count, HeadingNumber(lines[title + 1].head) == nil else { return nil }
        var end = title + 1
        while end < lines.count, !bodyBegins(at: end) {
            if end - title > Self.maximumLines { return nil }
            add(lines[end])
            end += 1
        }
        if end < lines.count, LineKind.number(lines[end]) != nil, end > title + 1, isBannerLine(end - 1) {
            end -= 1
        }
        finishPending()
        return entries.isEmpty ? nil : Contents(range: title..<end, entries: entries)
    }

    private func isBannerLine(_ index: Int) -> Bool {
        LineKind.isBanner(lines[index]) || LineKind.isOrderBanner(lines[index])
    }

    private func bodyBegins(at index: Int) -> Bool {
        let line = lines[index]
        if LineKind.number(line) != nil || line.count > Self.longestEntry || LineKind.isAddressee(line) {
            return true
        }
        if isBannerLine(index), seen.contains(line.head.comparisonKey) { return true }
        guard pending.isEmpty else { return false }
        var joined = ""
        for next in index..<min(index + 5, lines.count) where lines[next].count <= Self.longestEntry {
            joined += lines[next].head.comparisonKey
            if seen.contains(joined), joined.unicodeScalars.count >= 6 { return true }
        }
        return false
    }

    private mutating func add(_ line: SourceLine) {
        if isSection(line) {
            finishPending()
            seen.insert(line.head.comparisonKey)
            return
        }
        if pending.isEmpty { pendingLine = line.number }
        pending += line.raw
        let entry = ContentsEntry(pending, line: pendingLine)
        let isPaged = entry.title.unicodeScalars.count < pending.withoutSpuriousBlanks.unicodeScalars.count
        if entry.number != nil || isPaged || TitleEnding.isWhole(entry.title) || pending.count > 400 {
            finishPending()
        }
    }

    private func isSection(_ line: SourceLine) -> Bool {
        if LineKind.isBanner(line) || LineKind.isOrderBanner(line) || LineKind.isFurniture(line) {
            return true
        }
        guard pending.isEmpty, line.count <= 12 else { return false }
        return !line.head.contains("(") && TitleEnding.kind(of: line.head.text) == nil
    }

    private mutating func finishPending() {
        guard !pending.isEmpty else { return }
        let entry = ContentsEntry(pending, line: pendingLine)
        entries.append(entry)
        seen.insert(entry.key)
        pending = []
    }
}
