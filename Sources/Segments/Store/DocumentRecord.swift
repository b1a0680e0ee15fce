/// What is stored of a document, an enclosed instrument or an attachment; what is unknown is `nil`.
public struct DocumentRecord: Sendable, Equatable {
    /// The id, unique in the index.
    public var id: String
    /// The full title.
    public var title: String?
    /// The document number, as 本政发〔2022〕2号.
    public var number: String?
    /// The issuing body.
    public var issuer: String?
    /// The date of signing, YYYY-MM-DD.
    public var date: String?
    /// The kind of text, as 通知, 意见 or 方案.
    public var kind: String?
    /// Where it belongs to another document: its label or title as an attachment.
    public var attachment: String?
    /// The issue of the gazette.
    public var issue: Issue?
    /// First and last line in the file.
    public var lines: ClosedRange<Int>
    /// Further fields by name, in the order of the source.
    public var fields: [Member]
    /// What its clauses add to the statistics of the collection.
    public var statistics = CollectionStatistics()

    /// An issue of a gazette.
    public struct Issue: Sendable, Equatable {
        /// The name, as 本溪市人民政府公报2022年第3号.
        public var name: String?
        /// The year in the name.
        public var year: Int?
        /// The number in the year.
        public var number: Int?
        /// The date of publication, YYYY-MM-DD.
        public var published: String?

        /// Makes an issue of what is known.
        public init(name: String? = nil, year: Int? = nil, number: Int? = nil, published: String? = nil) {
            self.name = name
            self.year = year
            self.number = number
            self.published = published
        }
    }

    /// A named value.
    public struct Member: Sendable, Equatable {
        /// The name.
        public var name: String
        /// The value, numbers as text.
        public var value: String

        /// Makes a member.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Makes a record of which only the id is known.
    public init(id: String, lines: ClosedRange<Int> = 1...1, fields: [Member] = []) {
        self.id = id
        self.lines = lines
        self.fields = fields
    }

    /// The id in a stored form.
    static func id(in bytes: ArraySlice<UInt8>) -> String? {
        var reader = VarintSlice(bytes)
        guard let count = reader.next(), count <= reader.rest.count else { return nil }
        return String(decoding: reader.rest.prefix(count), as: UTF8.self)
    }

    /// The stored form.
    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        encode(into: &writer)
        return writer.take()
    }

    /// Appends the stored form.
    func encode(into writer: inout ByteWriter) {
        writer.append(string: id)
        for text in [title, number, issuer, date, kind, attachment] { writer.append(optional: text) }
        writer.append(issue == nil ? 0 : 1)
        if let issue {
            writer.append(optional: issue.name)
            writer.append(varint: max(0, issue.year ?? 0))
            writer.append(varint: max(0, issue.number ?? 0))
            writer.append(optional: issue.published)
        }
        writer.append(varint: lines.lowerBound)
        writer.append(varint: lines.count - 1)
        writer.append(varint: fields.count)
        for member in fields {
            writer.append(string: member.name)
            writer.append(string: member.value)
        }
        statistics.append(to: &writer)
    }

    init?(_ bytes: ArraySlice<UInt8>) {
        var reader = VarintSlice(bytes)
        guard let id = reader.nextString(), let title = reader.nextOptionalString(),
            let number = reader.nextOptionalString(), let issuer = reader.nextOptionalString(),
            let date = reader.nextOptionalString(), let kind = reader.nextOptionalString(),
            let attachment = reader.nextOptionalString(), let hasIssue = reader.next()
        else { return nil }
        self.init(id: id)
        self.title = title
        self.number = number
        self.issuer = issuer
        self.date = date
        self.kind = kind
        self.attachment = attachment
        if hasIssue == 1 {
            guard let issue = Issue(&reader) else { return nil }
            self.issue = issue
        }
        guard let first = reader.next(), let span = reader.next(), let fieldCount = reader.next(),
            first <= 1 << 48, span <= 1 << 48, fieldCount <= bytes.count
        else { return nil }
        lines = first...(first + span)
        for _ in 0..<fieldCount {
            guard let name = reader.nextString(), let value = reader.nextString() else { return nil }
            fields.append(Member(name: name, value: value))
        }
        guard let statistics = CollectionStatistics(&reader) else { return nil }
        self.statistics = statistics
    }
}

extension DocumentRecord.Issue {
    init?(_ reader: inout VarintSlice) {
        guard let name = reader.nextOptionalString(), let year = reader.next(), let number = reader.next(),
            let published = reader.nextOptionalString()
        else { return nil }
        self.init(
            name: name, year: year == 0 ? nil : year, number: number == 0 ? nil : number, published: published
        )
    }
}
