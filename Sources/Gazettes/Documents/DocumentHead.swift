/// The lines over the text of a document: series, number, title, addressee.
struct DocumentHead {
    private(set) var banner: Int?
    private(set) var numberLine: Int?
    private(set) var number: String?
    private(set) var title: Range<Int>?
    private(set) var addressee: Int?
    /// Lines in brackets under the title: (2022年1月25日 …), (试行).
    private(set) var notes: [Int] = []
    /// A date given in such a line.
    private(set) var notedDate: CalendarDate?
    /// The first line of the text.
    private(set) var end: Int

    private static let maximumTitleLines = 6

    /// Reads the head; `isCertain` says that the document is known to begin here with a title.
    init(_ titles: TitleReader, in range: Range<Int>, isCertain: Bool) {
        let lines = titles.lines
        var index = range.lowerBound
        if index < range.upperBound, LineKind.isBanner(lines[index]) || LineKind.isOrderBanner(lines[index]) {
            banner = index
            index += 1
        }
        end = index
        while end < range.upperBound, end - index < 16 {
            let line = lines[end]
            if number == nil, let found = LineKind.number(line) {
                (number, numberLine) = (found, end)
            } else if title != nil, isNote(line) {
                read(note: line, at: end)
            } else if LineKind.isAddressee(line) {
                addressee = end
                end += 1
                return
            } else if title == nil,
                let found = title(
                    titles, from: end, in: range, isCertain || numberLine != nil || banner != nil)
            {
                title = found
                end = found.upperBound - 1
            } else {
                return
            }
            end += 1
        }
    }

    /// Everything before an addressee is title; without one, the text decides.
    private func title(_ titles: TitleReader, from start: Int, in range: Range<Int>, _ isCertain: Bool)
        -> Range<Int>?
    {
        let limit = min(start + Self.maximumTitleLines, range.upperBound)
        if let addressee = (start..<limit).first(where: { LineKind.isAddressee(titles.lines[$0]) }) {
            let before =
                (start..<addressee).first {
                    isNote(titles.lines[$0]) || LineKind.number(titles.lines[$0]) != nil
                } ?? addressee
            let isClean = (start..<before).allSatisfy { !titles.isStop(titles.lines[$0]) }
            if before > start, isClean { return start..<before }
        }
        return titles.read(from: start, end: range.upperBound, isCertain: isCertain)
    }

    /// True for a line in brackets that dates or numbers the document above it.
    private func isNote(_ line: SourceLine) -> Bool {
        guard line.isWhole, line.head.first == "(", line.last == ")", (6...120).contains(line.count) else {
            return false
        }
        guard HeadingNumber(line.head) == nil, !LineKind.isReleaseMark(line) else { return false }
        return line.head.contains { $0.digitValue != nil || $0 == "〇" } && line.head.contains("年")
            || line.head.contains("〔")
    }

    private mutating func read(note line: SourceLine, at index: Int) {
        notes.append(index)
        let content = line.head.dropFirst().dropLast()
        for word in content.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
            if number == nil, let found = LineKind.number(Array(word)) {
                number = found
                numberLine = index
            }
            if notedDate == nil, let found = CalendarDate(word) { notedDate = found }
        }
    }
}
