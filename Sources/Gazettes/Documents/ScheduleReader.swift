/// Finds the tables after the text of an instrument that carry a title but no label.
enum ScheduleReader {
    private static let shortestTable = 6

    /// The first lines of the schedules at the end of a range, in order.
    ///
    /// The first is titled directly after the text; a title directly over the title of a table begins the next.
    static func starts(_ lines: [SourceLine], in range: Range<Int>, layout: BodyLayout) -> [Int] {
        let first = layout == .indented ? atMargin(lines, in: range) : afterHeadings(lines, in: range)
        guard let first, range.upperBound - first >= shortestTable, first > range.lowerBound else {
            return []
        }
        let before = lines[first - 1]
        guard before.last == "。" || before.last == ")" || HeadingNumber(before.head) == nil,
            before.last != ":"
        else {
            return []
        }
        let later = (first + 1..<range.upperBound).filter { isDoubleTitle($0, lines, range) }
        return [first] + later
    }

    /// In an indented text, the lines at the margin that run to the end, if they begin with a title.
    private static func atMargin(_ lines: [SourceLine], in range: Range<Int>) -> Int? {
        var start = range.upperBound
        while start > range.lowerBound, !lines[start - 1].isIndented, !lines[start - 1].isPiped,
            BoxTitle(lines[start - 1]) == nil
        {
            start -= 1
        }
        return start < range.upperBound && TableTitle.isLikely(lines[start]) ? start : nil
    }

    /// Without indents, the first title over a table after the last section and a whole sentence.
    private static func afterHeadings(_ lines: [SourceLine], in range: Range<Int>) -> Int? {
        let lastSection = range.last { index in
            guard let number = HeadingNumber(lines[index].head) else { return false }
            return !number.kind.isItem
        }
        let start = (lastSection ?? range.lowerBound) + 1
        guard start < range.upperBound else { return nil }
        return (start..<range.upperBound).first { index in
            guard lines[index - 1].last == "。" || lines[index - 1].last == ")" else { return false }
            return isDoubleTitle(index, lines, range) || isTitle(index, lines, range)
        }
    }

    /// True for a title directly over the first cell of a table.
    private static func isTitle(_ index: Int, _ lines: [SourceLine], _ range: Range<Int>) -> Bool {
        index + 1 < range.upperBound && TableTitle.isFirstHeaderCell(lines[index + 1])
            && TableTitle.isLikely(lines[index])
    }

    /// True for a title over the title of a table.
    private static func isDoubleTitle(_ index: Int, _ lines: [SourceLine], _ range: Range<Int>) -> Bool {
        index + 2 < range.upperBound && TableTitle.isFirstHeaderCell(lines[index + 2])
            && TableTitle.isLikely(lines[index]) && TableTitle.isLikely(lines[index + 1])
    }
}
