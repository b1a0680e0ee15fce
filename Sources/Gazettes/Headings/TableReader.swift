/// Marks tables and boxes, so that their cells are not taken for headings.
struct TableReader {
    let lines: [SourceLine]
    let layout: BodyLayout
    private(set) var marks: [BodyMark]
    private let range: Range<Int>

    private static let shortestRun = 3
    private static let shortestTitledRun = 4
    private static let contentsSearched = 400

    init(_ lines: [SourceLine], in range: Range<Int>, layout: BodyLayout, listLines: Set<Int>) {
        self.lines = lines
        self.range = range
        self.layout = layout
        marks = Array(repeating: .text, count: range.count)
        for index in range where listLines.contains(index) { set(index, .attachmentList) }
        markContents()
        markFurniture()
        markBoxes()
        markPipedRuns()
        if layout == .indented { markFlushRuns() } else { markNumericRuns() }
        markAppendices()
    }

    private func mark(at index: Int) -> BodyMark { marks[index - range.lowerBound] }

    private mutating func set(_ index: Int, _ mark: BodyMark) { marks[index - range.lowerBound] = mark }

    /// A table of contents inside the document ends where its first entry occurs again.
    private mutating func markContents() {
        let title = range.prefix(Self.contentsSearched).first { LineKind.isContentsTitle(lines[$0]) }
        guard let title, title + 2 < range.upperBound else { return }
        let first = entryKey(title + 1)
        for index in title + 2..<min(title + Self.contentsSearched, range.upperBound) {
            if lines[index].count > 100 { return }
            if entryKey(index) == first {
                for entry in title..<index { set(entry, .contents) }
                return
            }
        }
    }

    private func entryKey(_ index: Int) -> String {
        ContentsEntry.withoutPage(lines[index].head[...]).comparisonKey
    }

    private mutating func markFurniture() {
        for index in range
        where mark(at: index) == .text
            && (LineKind.isReleaseMark(lines[index]) || LineKind.isFurniture(lines[index]))
        {
            set(index, .furniture)
        }
    }

    private mutating func markBoxes() {
        for index in range {
            guard let box = BoxTitle(lines[index]) else { continue }
            set(index, .boxTitle)
            guard layout == .compact, !box.hasText, index + 1 < range.upperBound,
                BoxTitle(lines[index + 1]) == nil
            else { continue }
            let next = lines[index + 1]
            if !next.isPiped, HeadingNumber(next.head) == nil || BoxTitle.holdsSeveralItems(next) {
                set(index + 1, .boxText)
            }
        }
    }

    private mutating func markPipedRuns() {
        var index = range.lowerBound
        while index < range.upperBound {
            guard lines[index].isPiped, mark(at: index) != .boxTitle else {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, lines[index].isPiped, mark(at: index) != .boxTitle {
                let isBoxText =
                    lines[index].count > 60 && start > range.lowerBound && mark(at: start - 1) == .boxTitle
                set(index, isBoxText ? .boxText : .cell)
                index += 1
            }
            titlePipedRun(start..<index)
        }
    }

    private mutating func titlePipedRun(_ run: Range<Int>) {
        let hasLineBefore = run.lowerBound > range.lowerBound
        if hasLineBefore, mark(at: run.lowerBound - 1) == .boxTitle { return }
        let isMergedRow =
            run.count > 1 && lines[run.lowerBound + 1].isOnlyPipes && !lines[run.lowerBound].isOnlyPipes
        if isMergedRow, lines[run.lowerBound].count <= 60 { return set(run.lowerBound, .tableTitle) }
        guard hasLineBefore, mark(at: run.lowerBound - 1) == .text,
            TableTitle.isLikely(lines[run.lowerBound - 1])
        else { return }
        set(run.lowerBound - 1, .tableTitle)
    }

    /// In an indented text, several lines at the margin are the cells of a table.
    private mutating func markFlushRuns() {
        var index = range.lowerBound
        while index < range.upperBound {
            guard isFlush(index) else {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, isFlush(index) { index += 1 }
            let isBoxed = start > range.lowerBound && mark(at: start - 1) == .boxTitle
            guard index - start >= Self.shortestRun || isBoxed, !isProse(start..<index) else { continue }
            for cell in start..<index { set(cell, .cell) }
            titleFlushRun(start..<index, isBoxed: isBoxed)
        }
    }

    /// True for lines at the margin that are headings or paragraphs set without an indent.
    private func isProse(_ run: Range<Int>) -> Bool {
        let headings = run.count { HeadingNumber(lines[$0].head) != nil }
        let paragraphs = run.count { lines[$0].count > 40 && lines[$0].last == "。" }
        return headings * 5 > run.count * 3 || paragraphs * 2 > run.count
    }

    private func isFlush(_ index: Int) -> Bool {
        guard !lines[index].isIndented, mark(at: index) == .text else { return false }
        guard let number = HeadingNumber(lines[index].head) else { return true }
        return number.kind > .article
    }

    private mutating func titleFlushRun(_ run: Range<Int>, isBoxed: Bool) {
        let first = run.lowerBound
        if !isBoxed, run.count >= Self.shortestTitledRun, TableTitle.isLikely(lines[first]),
            lines[first + 1].count <= 12
        {
            set(first, .tableTitle)
        }
        for index in run.dropFirst() where index + 1 < run.upperBound {
            if TableTitle.isFirstHeaderCell(lines[index + 1]), TableTitle.isLikely(lines[index]) {
                set(index, .tableTitle)
            }
        }
    }

    /// Without indents and rules, a run of short lines of which several are bare numbers is a table.
    private mutating func markNumericRuns() {
        var index = range.lowerBound
        while index < range.upperBound {
            guard isShortCell(index) else {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, isShortCell(index) { index += 1 }
            guard let last = (start..<index).last(where: { isNumeric(lines[$0]) }) else { continue }
            let header = (start..<last).first { TableTitle.isFirstHeaderCell(lines[$0]) }
            let numericCount = (start...last).count { isNumeric(lines[$0]) }
            guard header != nil || (numericCount >= 3 && last - start >= 5) else { continue }
            let columns = header.flatMap { first in
                (first..<last).first { lines[$0].equals("1") }.map { $0 - first }
            }
            let end = tableEnd(after: last, limit: index, columns: columns ?? 3)
            let unnumbered = (start..<last).first { HeadingNumber(lines[$0].head) == nil } ?? start
            let begin =
                header.map { $0 > start && TableTitle.isLikely(lines[$0 - 1]) ? $0 - 1 : $0 } ?? unnumbered
            for cell in begin..<end { set(cell, .cell) }
            titleFlushRun(begin..<end, isBoxed: false)
        }
    }

    /// The rest of the last row: cells up to the next heading number.
    private func tableEnd(after last: Int, limit: Int, columns: Int) -> Int {
        var end = last + 1
        while end < limit, end < last + columns, HeadingNumber(lines[end].head) == nil { end += 1 }
        return end
    }

    private func isShortCell(_ index: Int) -> Bool {
        let line = lines[index]
        guard mark(at: index) == .text, line.isWhole, line.count <= 40 else { return false }
        if let number = HeadingNumber(line.head), number.kind < .han { return false }
        return !"。;:".unicodeScalars.contains(line.last) && LineKind.date(line) == nil
    }

    private func isNumeric(_ line: SourceLine) -> Bool {
        line.count <= 12 && line.head.contains { $0.digitValue != nil }
            && line.head.allSatisfy { $0.digitValue != nil || "%.,-—≥≤≧≦<>+/ ‰".unicodeScalars.contains($0) }
    }

    private mutating func markAppendices() {
        for index in range where mark(at: index) == .text {
            guard let appendix = TableTitle.appendix(lines[index]) else { continue }
            set(index, appendix.isBare && !appendix.isNumbered ? .furniture : .appendixTitle)
        }
    }
}
