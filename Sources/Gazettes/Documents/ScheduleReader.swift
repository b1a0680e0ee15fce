/// Finds the tables after the text of an instrument that carry a title but no label.
enum ScheduleReader {
    private static let shortestTable = 6

    /// The first lines of the schedules at the end of a range, in order.
    ///
    /// In an indented text they are the lines at the margin that run to the end; the first line is a
    /// schedule's title, and so is a title directly over the title of a table.
    static func starts(_ lines: [SourceLine], in range: Range<Int>, layout: BodyLayout) -> [Int] {
        guard layout == .indented else { return [] }
        var start = range.upperBound
        while start > range.lowerBound, !lines[start - 1].isIndented, !lines[start - 1].isPiped,
            BoxTitle(lines[start - 1]) == nil
        {
            start -= 1
        }
        guard range.upperBound - start >= shortestTable, start > range.lowerBound,
            TableTitle.isLikely(lines[start])
        else { return [] }
        let before = lines[start - 1]
        guard HeadingNumber(before.head) == nil || before.last == "。" || before.last == ")",
            before.last != ":"
        else { return [] }
        var starts = [start]
        for index in start + 1..<range.upperBound where index + 2 < range.upperBound {
            guard TableTitle.isFirstHeaderCell(lines[index + 2]), TableTitle.isLikely(lines[index]),
                TableTitle.isLikely(lines[index + 1]), index > start
            else { continue }
            starts.append(index)
        }
        return starts
    }
}
