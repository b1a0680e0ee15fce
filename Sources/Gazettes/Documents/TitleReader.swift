/// Finds the lines of a title, which may wrap in the middle of a word and across blank lines.
struct TitleReader {
    let lines: [SourceLine]
    /// Comparison keys of titles that are expected here, from the notice or the list of attachments.
    var expected: Set<String> = []

    private static let maximumLines = 5

    /// The lines of the title that begins at `start`; nil if the line cannot begin one.
    ///
    /// `isCertain` says that a title must stand here; otherwise only a text that reads as a whole title is
    /// taken.
    func read(from start: Int, end: Int, isCertain: Bool) -> Range<Int>? {
        guard start < end, !isStop(lines[start]) else { return nil }
        var last = start
        var title = text(start..<start + 1)
        while last + 1 < end, last + 1 - start < Self.maximumLines {
            let next = lines[last + 1]
            if expected.contains(title.unicodeScalars.comparisonKey) { break }
            if TitleEnding.isQualifier(next) || isExpected(start..<last + 2) {
                last += 1
                title = text(start..<last + 1)
                continue
            }
            if TitleEnding.isWhole(title) || isStop(next) || next.blankLinesBefore > 2 { break }
            last += 1
            title = text(start..<last + 1)
        }
        let range = start..<last + 1
        let isKnown = expected.contains(title.unicodeScalars.comparisonKey)
        if isKnown || TitleEnding.isWhole(title) { return range }
        return isCertain ? shortened(range) : nil
    }

    /// The text of title lines, joined without a separator and without spurious blanks.
    func text(_ range: Range<Int>) -> String {
        lines[range].map { $0.raw.withoutSpuriousBlanks }.joined()
    }

    /// True for a line no title goes on with.
    func isStop(_ line: SourceLine) -> Bool {
        if line.count > 60 || line.isPiped || HeadingNumber(line.head) != nil { return true }
        if "。;:?!".unicodeScalars.contains(line.last) { return true }
        if line.equals("序号") || line.head.begins(with: "专栏") || AttachmentMark(line) != nil { return true }
        return LineKind.date(line) != nil || LineKind.isReleaseMark(line) || LineKind.isFurniture(line)
            || LineKind.isBanner(line) || LineKind.number(line) != nil
    }

    private func isExpected(_ range: Range<Int>) -> Bool {
        !expected.isEmpty && expected.contains(text(range).unicodeScalars.comparisonKey)
    }

    /// A title that never became whole: its first line alone, unless a bracket is left open.
    private func shortened(_ range: Range<Int>) -> Range<Int> {
        var end = range.lowerBound + 1
        while end < range.upperBound,
            !TitleEnding.isBalanced(Array(text(range.lowerBound..<end).unicodeScalars))
        {
            end += 1
        }
        let isClosed = TitleEnding.isBalanced(Array(text(range.lowerBound..<end).unicodeScalars))
        return isClosed ? range.lowerBound..<end : range.lowerBound..<range.lowerBound + 1
    }
}
