/// Everything a citation of a clause is made of; what is nil stays out of it.
public struct Citation: Sendable, Equatable {
    /// The title of the instrument, attachment or document that holds the clause.
    public var title: String?
    /// The title of the document it came with.
    public var parentTitle: String?
    /// The document number, canonical.
    public var number: String?
    /// The issuing body.
    public var issuer: String?
    /// The day of signature as `YYYY-MM-DD`.
    public var date: String?
    /// The name of the issue, 本溪市人民政府公报2022年第3号.
    public var issueName: String?
    /// The year of the issue.
    public var year: Int?
    /// The number of the issue within its year.
    public var issueNumber: Int?
    /// The headings over the clause, widest first.
    public var path: [String]
    /// The source file.
    public var file: String?
    /// The 1-based line in the file.
    public var line: Int?
    /// The identifier of the clause in the index.
    public var id: String?

    /// Creates the inputs of a citation.
    public init(
        title: String? = nil, parentTitle: String? = nil, number: String? = nil, issuer: String? = nil,
        date: String? = nil, issueName: String? = nil, year: Int? = nil, issueNumber: Int? = nil,
        path: [String] = [], file: String? = nil, line: Int? = nil, id: String? = nil
    ) {
        self.title = title
        self.parentTitle = parentTitle
        self.number = number
        self.issuer = issuer
        self.date = date
        self.issueName = issueName
        self.year = year
        self.issueNumber = issueNumber
        self.path = path
        self.file = file
        self.line = line
        self.id = id
    }

    /// The place in the document in words: 第四部分(一)1; empty if no heading above is numbered.
    public var place: String { CitationPlace(path).text }

    /// The citation people copy: 《…》(本政发〔2022〕2号)第四部分(一)1.
    ///
    /// Without a number, the issue stands in the brackets; without a title, the file and line are named.
    public var text: String {
        guard let name = title ?? parentTitle else { return untitled }
        let source = number ?? issueName
        return Self.quoted(name) + (source.map { "(\($0))" } ?? "") + place
    }

    /// A title in 《》, the marks inside it turned to 〈〉.
    static func quoted(_ title: String) -> String {
        var inner = String.UnicodeScalarView()
        for scalar in title.unicodeScalars {
            switch scalar {
            case "《": inner.append("〈")
            case "》": inner.append("〉")
            default: inner.append(scalar)
            }
        }
        return "《\(String(inner))》"
    }

    private var untitled: String {
        let source = [issuer, number ?? issueName].compactMap { $0 }.joined()
        if !source.isEmpty { return source + place }
        guard let file else { return place.isEmpty ? id ?? "" : place }
        return (line.map { "\(file):\($0)" } ?? file) + place
    }

    /// The name of the gazette without year and number: 本溪市人民政府公报.
    var serialName: String? {
        guard let issueName, let end = issueName.range(of: "公报") ?? issueName.range(of: "政报") else {
            return issueName
        }
        return String(issueName[..<end.upperBound])
    }
}

extension String {
    /// The first range of a text, by characters.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
