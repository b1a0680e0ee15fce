/// Reads the headings of one document, tables and boxes marked before, and gives every line its path.
struct HeadingReader {
    private let source: SourceText
    private let range: Range<Int>
    private let body: [BodyMark]
    private(set) var headings: [Heading] = []
    private var kinds: [HeadingKind?] = []
    private(set) var roles: [ClauseRole]
    private(set) var paths: [[String]]

    private var stack: [(number: HeadingNumber, display: String)] = []
    private var table: (display: String, above: [String])?
    private var appendix: [String]?
    private var box: Box?
    private var decimals: DecimalNumbering?

    init(_ source: SourceText, in range: Range<Int>, layout: BodyLayout, listLines: Set<Int>) {
        self.source = source
        self.range = range
        body = TableReader(source.lines, in: range, layout: layout, listLines: listLines).marks
        roles = Array(repeating: .body, count: range.count)
        paths = Array(repeating: [], count: range.count)
        decimals = DecimalNumbering.isUsed(in: source.lines[range]) ? DecimalNumbering() : nil
        for index in range { read(index) }
        setLevels()
    }

    private var stackPath: [String] { stack.map(\.display) }

    /// The path of plain text at this place.
    private var textPath: [String] { stackPath + (box?.path ?? []) }

    private mutating func finish(_ index: Int, _ role: ClauseRole, _ path: [String]) {
        roles[index - range.lowerBound] = role
        paths[index - range.lowerBound] = path
    }

    private mutating func read(_ index: Int) {
        let line = source.lines[index]
        switch body[index - range.lowerBound] {
        case .text: readText(index, line)
        case .cell: finish(index, .tableCell, tablePath)
        case .boxText: finish(index, .box, textPath)
        case .furniture: finish(index, .marker, textPath)
        case .contents: finish(index, .contents, [])
        case .attachmentList: finish(index, .attachmentList, [])
        case .boxTitle: readBoxTitle(index, line)
        case .tableTitle, .appendixTitle: readTableTitle(index, line)
        }
    }

    private var tablePath: [String] {
        if let table { return table.above + [table.display] }
        return textPath
    }

    // MARK: - Numbered text

    private mutating func readText(_ index: Int, _ line: SourceLine) {
        table = nil
        if let current = box, closesUnnumbered(current, line, at: index) { box = nil }
        guard let number = decimals?.number(line) ?? HeadingNumber(line.head) else {
            finish(index, box == nil ? .body : .box, textPath)
            return readInlineItems(index, line, from: line.range.lowerBound)
        }
        let text = headingText(number, line)
        let heading = makeHeading(number, text, line: line.number)
        if let current = box, !leaves(current, number, line, at: index) {
            open(heading, number, line: line, in: current)
        } else {
            box = nil
            open(heading, number)
        }
        finish(index, text.isRunIn ? (box == nil ? .body : .box) : .heading, textPath)
        if text.isRunIn { readInlineItems(index, line, from: line.range.lowerBound) }
    }

    private func headingText(_ number: HeadingNumber, _ line: SourceLine) -> HeadingText {
        if number.kind == .article {
            return HeadingText(article: line.raw[number.textStart...], isWhole: line.isWhole)
        }
        return HeadingText(line.raw[number.textStart...], isWhole: line.isWhole)
    }

    private func makeHeading(_ number: HeadingNumber, _ text: HeadingText, line: Int) -> Heading {
        Heading(
            level: nil, kind: number.kind.name, number: number.text, text: text.text, line: line,
            isRunIn: text.isRunIn, path: [])
    }

    private mutating func open(_ heading: Heading, _ number: HeadingNumber) {
        while let top = stack.last, top.number.kind >= number.kind { stack.removeLast() }
        append(heading, kind: number.kind, path: stackPath)
        stack.append((number, heading.display))
    }

    private mutating func open(_ heading: Heading, _ number: HeadingNumber, line: SourceLine, in current: Box)
    {
        var current = current
        let above = current.open(number, display: heading.display, line: line)
        append(heading, kind: nil, path: stackPath + above)
        box = current
    }

    private mutating func append(_ heading: Heading, kind: HeadingKind?, path: [String]) {
        var heading = heading
        heading.path = path
        headings.append(heading)
        kinds.append(kind)
    }

    // MARK: - Items inside a line

    private mutating func readInlineItems(_ index: Int, _ line: SourceLine, from start: Int) {
        var offset = start
        while let item = nextInlineItem(line, from: offset) {
            let scalars = ScalarDecoder.scalars(
                source.bytes, in: item.offset..<line.range.upperBound, limit: SourceLine.headLimit)
            let folded = scalars.map(\.folded)
            guard let number = HeadingNumber(folded), number.kind == .digit else { return }
            let heading = makeHeading(
                number,
                HeadingText(scalars[number.textStart...], isWhole: scalars.count < SourceLine.headLimit),
                line: line.number)
            if item.isInBox, let current = box {
                open(heading, number, line: line, in: current)
            } else {
                box = nil
                open(heading, number)
            }
            offset = item.offset + 1
        }
    }

    private func nextInlineItem(_ line: SourceLine, from start: Int) -> (offset: Int, isInBox: Bool)? {
        if let last = box?.last(.digit),
            let offset = InlineItems.offset(
                of: last + 1, in: source.bytes, from: start, to: line.range.upperBound)
        {
            return (offset, true)
        }
        guard let last = stack.last(where: { $0.number.kind == .digit })?.number.value else { return nil }
        return InlineItems.offset(of: last + 1, in: source.bytes, from: start, to: line.range.upperBound).map
        { ($0, false) }
    }

    // MARK: - Boxes and tables

    private mutating func readBoxTitle(_ index: Int, _ line: SourceLine) {
        guard let title = BoxTitle(line) else { return finish(index, .box, textPath) }
        let text = line.raw[title.text].trimmed.map { $0.isBlank ? " " : $0 }.text
        let heading = Heading(
            level: nil, kind: "专栏", number: title.number, text: text, line: line.number, isRunIn: false,
            path: [])
        box = nil
        table = nil
        append(heading, kind: nil, path: stackPath)
        let opened = Box(display: heading.display)
        finish(index, title.hasText ? .box : .heading, stackPath + opened.path)
        box = title.hasText ? nil : opened
    }

    /// True if unnumbered text can no longer belong to a box.
    private func closesUnnumbered(_ current: Box, _ line: SourceLine, at index: Int) -> Bool {
        guard current.isEmpty, HeadingNumber(line.head) == nil, index > range.lowerBound else { return false }
        switch body[index - 1 - range.lowerBound] {
        case .cell, .boxText: return true
        default: return line.blankLinesBefore > 1
        }
    }

    private func leaves(_ current: Box, _ number: HeadingNumber, _ line: SourceLine, at index: Int) -> Bool {
        if current.isEmpty, index > range.lowerBound {
            let before = body[index - 1 - range.lowerBound]
            if before == .cell || before == .boxText { return true }
        }
        let outer = stack.last { $0.number.kind == number.kind }?.number.value
        let hasOuterWider = stack.contains { $0.number.kind < number.kind }
        return current.isLeft(by: number, line: line, outer: outer, hasOuterWider: hasOuterWider)
    }

    private mutating func readTableTitle(_ index: Int, _ line: SourceLine) {
        var text = line.raw[...]
        while let last = text.last, last == "|" || last.isBlank { text = text.dropLast() }
        let isAppendix = body[index - range.lowerBound] == .appendixTitle
        let above = isAppendix ? Array(stack.prefix(1)) : stack.prefix { !$0.number.kind.isItem }.map { $0 }
        let shown = appendix == nil || isAppendix ? above : Array(stack.prefix(1))
        let heading = Heading(
            level: nil, kind: isAppendix ? "附表" : "表题", number: "",
            text: text.map { $0.isBlank ? " " : $0 }.text,
            line: line.number, isRunIn: false, path: shown.map(\.display))
        headings.append(heading)
        kinds.append(shown.last?.number.kind)
        box = nil
        table = (heading.display, heading.path)
        if isAppendix { appendix = heading.path }
        finish(index, .heading, heading.path + [heading.display])
    }

    // MARK: - Levels

    /// Levels are ranks: the widest form that occurs has level 1.
    private mutating func setLevels() {
        let used = Set(
            zip(headings, kinds).compactMap { $0.0.kind == "表题" || $0.0.kind == "附表" ? nil : $0.1 })
        let order = used.sorted()
        for index in headings.indices {
            let rank = kinds[index].flatMap { order.firstIndex(of: $0) }.map { $0 + 1 }
            if headings[index].kind == "表题" || headings[index].kind == "附表" {
                headings[index].level = (rank ?? 0) + 1
            } else {
                headings[index].level = rank
            }
        }
    }
}
