/// Everything before the first document: header, title page and contents.
struct FrontMatter {
    let header: HeaderReader
    let contents: Contents?
    /// The index of the first line of the body.
    let bodyStart: Int
    private(set) var name: IssueName?
    /// True if the file is an issue of a gazette, not a page with one document.
    let isIssue: Bool
    private var masthead: [IssueName] = []
    private var publicationTime: String?

    private static let mastheadLines = 12

    init(_ lines: [SourceLine]) {
        header = HeaderReader(lines)
        var index = header.lineCount
        var title: [IssueName] = []
        var time: String?
        while index < lines.count, index - header.lineCount < Self.mastheadLines {
            let line = lines[index]
            if let name = IssueName(line) {
                title.append(name)
            } else if let field = HeaderReader.fields(of: line).first {
                if field.key == "发布时间" || field.key == "发布日期" { time = field.value }
            } else if !HeaderReader.isFurniture(line) {
                break
            }
            index += 1
        }
        publicationTime = time
        masthead = title
        contents = ContentsReader.read(lines, from: index)
        bodyStart = contents?.range.upperBound ?? index
        let headerTitle = header.value("信息名称", "标题", "名称")
        let headerName = headerTitle.flatMap { IssueName(Array($0.unicodeScalars)) }
        // Under the title of a document, 2022年第3号 numbers the document, not an issue.
        let namesDocument = headerTitle != nil && headerName == nil
        let headerNumber =
            namesDocument ? nil : header.value("文号").flatMap { IssueName(Array($0.unicodeScalars)) }
        isIssue = headerName != nil || headerNumber != nil || contents != nil || !title.isEmpty
        name = Self.merge([headerName, headerNumber].compactMap { $0 } + title)
    }

    /// The day of publication: 发布日期, else 发布时间, else the header's 成文日期 if the file is an issue.
    var published: String? {
        let values = [
            header.value("发布日期", "公开日期"), header.value("发布时间"), publicationTime,
            isIssue ? header.value("成文日期", "生成日期") : nil,
        ]
        for value in values {
            if let value, let date = CalendarDate(value.unicodeScalars) { return date.iso }
        }
        return nil
    }

    /// One name from the several lines that give parts of it.
    private static func merge(_ names: [IssueName]) -> IssueName? {
        guard var merged = names.first else { return nil }
        for name in names.dropFirst() {
            merged.year = merged.year ?? name.year
            merged.number = merged.number ?? name.number
            merged.serial = merged.serial ?? name.serial
        }
        let named = names.compactMap { $0.name }
        if let whole = names.first(where: \.isComplete)?.name {
            merged.name = whole
        } else if let masthead = named.first, let year = merged.year, let number = merged.number {
            merged.name = "\(masthead)\(year)年第\(number)号"
        } else {
            merged.name = named.first
        }
        return merged
    }
}
