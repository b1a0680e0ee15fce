/// An attachment's place in a document.
struct AttachmentBlock {
    /// The line of its mark.
    let start: Int
    let mark: AttachmentMark
}

/// Tells the list of attachments from the attachments themselves.
struct AttachmentReader {
    /// The attachments in order.
    private(set) var blocks: [AttachmentBlock] = []
    /// The lines of the lists.
    private(set) var listLines: Set<Int> = []
    /// The titles the lists announce, by number; a single unnumbered one has number 1.
    private(set) var announced: [Int: String] = [:]

    init(_ lines: [SourceLine], in range: Range<Int>) {
        var marks: [(index: Int, mark: AttachmentMark)] = []
        for index in range where lines[index].head.first == "附" && !lines[index].isPiped {
            if let mark = AttachmentMark(lines[index]) { marks.append((index, mark)) }
        }
        var lastPosition: [Int: Int] = [:]
        for (position, entry) in marks.enumerated() { lastPosition[entry.mark.number ?? 0] = position }
        var expected = 0
        for (position, entry) in marks.enumerated() {
            let line = lines[entry.index]
            let isLater = lastPosition[entry.mark.number ?? 0] != position
            let opensList = Self.opensList(entry.mark, at: entry.index, lines: lines, range: range)
            let hasMore = position + 1 < marks.count
            let isList = isLater || (entry.mark.number == nil && (opensList || hasMore))
            if isList {
                readList(entry.mark, at: entry.index, lines: lines, range: range)
            } else if let number = entry.mark.number {
                guard number > expected else { continue }
                expected = number
                blocks.append(AttachmentBlock(start: entry.index, mark: entry.mark))
            } else if entry.mark.isBare(in: line)
                || !Self.signatureFollows(entry.index, lines: lines, range: range)
            {
                blocks.append(AttachmentBlock(start: entry.index, mark: entry.mark))
            } else {
                readList(entry.mark, at: entry.index, lines: lines, range: range)
            }
        }
    }

    /// True for 附件: before numbered entries, in the same line or below.
    private static func opensList(
        _ mark: AttachmentMark, at index: Int, lines: [SourceLine], range: Range<Int>
    ) -> Bool {
        let rest = Array(lines[index].head[mark.textStart...])
        if !rest.isEmpty { return HeadingNumber(rest)?.kind == .digit }
        guard index + 1 < range.upperBound, let number = HeadingNumber(lines[index + 1].head) else {
            return false
        }
        return number.kind == .digit && number.value == 1
            && signatureFollows(index, lines: lines, range: range)
    }

    private static func signatureFollows(_ index: Int, lines: [SourceLine], range: Range<Int>) -> Bool {
        for next in index + 1..<min(index + 60, range.upperBound) {
            if LineKind.date(lines[next]) != nil { return true }
            if lines[next].last == "。" || lines[next].count > 80 { return false }
        }
        return false
    }

    private mutating func readList(
        _ mark: AttachmentMark, at index: Int, lines: [SourceLine], range: Range<Int>
    ) {
        listLines.insert(index)
        var last = mark.number ?? 0
        let rest = Array(lines[index].raw[min(mark.textStart, lines[index].raw.count)...])
        if !rest.isEmpty { last = announce(rest, after: last) }
        var next = index + 1
        while next < range.upperBound, lines[next].count <= 120 {
            guard let number = HeadingNumber(lines[next].head), number.kind == .digit,
                number.value == last + 1
            else { break }
            listLines.insert(next)
            last = announce(lines[next].raw, after: last)
            next += 1
        }
    }

    /// Notes an entry and returns its number.
    private mutating func announce(_ text: [Unicode.Scalar], after last: Int) -> Int {
        if let number = HeadingNumber(text.map(\.folded)), number.kind == .digit {
            announced[number.value] = text[number.textStart...].withoutSpuriousBlanks
            return number.value
        }
        announced[max(last, 1)] = text.withoutSpuriousBlanks
        return max(last, 1)
    }
}
