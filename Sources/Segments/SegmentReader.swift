/// One immutable segment: its documents, clauses, terms and postings, read straight from the map.
///
/// Opening checks the header, the table, and the checksums of all sections that are read here and there; of the large ones each page is
/// compared with its checksum when it is first read (`PageChecksums`). Nothing is decoded.
public struct SegmentReader: Sendable {
    /// The number in the segment's name.
    public let identifier: UInt64
    /// The number of documents, enclosed instruments and attachments.
    public let documentCount: Int
    /// The number of clauses.
    public let clauseCount: Int
    /// The fields.
    public let fields: [Field: FieldReader]
    /// The distinct characters of the pairs.
    public let alphabet: Alphabet
    /// The keyword columns.
    public let keywords: [KeywordColumn]

    /// The checksum of the table of sections, and so of the whole file.
    public let checksum: UInt32

    let file: MappedFile
    let table: SectionTable
    let clauses: RecordStore
    let documents: RecordStore
    let paths: RecordStore
    let clauseStarts: IntegerColumn
    let roles: SegmentBytes
    let clausePaths: IntegerColumn
    let clauseLines: IntegerColumn
    let dictionaries: StoreDictionaries
    let firstClauses: IntegerColumn
    let parents: IntegerColumn
    let dates: IntegerColumn
    let sources: IntegerColumn
    let ids: DocumentIDs

    /// Opens a segment.
    public init(_ file: MappedFile) throws(SegmentError) {
        self.file = file
        let table = try SectionTable(file)
        self.table = table
        identifier = table.identifier
        checksum = table.checksum
        try table.verifySmallSections()
        file.pages = try PageChecksums(table.bytes(Section.pageChecksums))
        func section(_ number: UInt32) -> SegmentBytes { table.bytes(number) }
        let meta = try SegmentMeta(section(Section.meta))
        documentCount = meta.documentCount
        clauseCount = meta.clauseCount
        alphabet = Alphabet(section(Section.alphabet))
        let starts = try IntegerColumn(section(Section.clauseStarts), count: meta.clauseCount + 1)
        clauseStarts = starts
        roles = section(Section.clauseFlags)
        clausePaths = try IntegerColumn(section(Section.clausePaths), count: meta.clauseCount)
        clauseLines = try IntegerColumn(section(Section.clauseLines), count: meta.clauseCount)
        firstClauses = try IntegerColumn(section(Section.firstClauses), count: meta.documentCount + 1)
        parents = try IntegerColumn(section(Section.documentParents), count: meta.documentCount)
        dates = try IntegerColumn(section(Section.documentDates), count: meta.documentCount)
        sources = try IntegerColumn(section(Section.documentSources), count: meta.documentCount)
        ids = try DocumentIDs(section(Section.documentIDs), documentCount: meta.documentCount)
        guard roles.count == meta.clauseCount else { throw roles.corrupt("not every clause has a role") }
        var reader = ByteReader(section(Section.keywords))
        var keywords: [KeywordColumn] = []
        for _ in 0..<meta.keywordCount {
            keywords.append(
                try KeywordColumn(&reader, of: section(Section.keywords), documentCount: meta.documentCount))
        }
        self.keywords = keywords
        dictionaries = try StoreDictionaries(section(Section.storeDictionary))
        let dictionaries = dictionaries
        func store(_ base: UInt32, count: Int) throws(SegmentError) -> RecordStore {
            try RecordStore(
                index: section(base + Section.Store.index), blocks: section(base + Section.Store.blocks),
                dictionaries: dictionaries, count: count)
        }
        clauses = try store(Section.clauseStore, count: meta.clauseCount)
        documents = try store(Section.documentStore, count: meta.documentCount)
        paths = try store(Section.pathStore, count: meta.pathCount)
        let characters = meta.fields.first { $0.field == .characters }?.statistics.lengthSum
        guard characters == nil || characters == starts[meta.clauseCount] else {
            throw section(Section.clauseStarts).corrupt("clauses are not as long as their characters")
        }
        var fields: [Field: FieldReader] = [:]
        for field in meta.fields {
            fields[field.field] = try field.open(
                section: section, clauseStarts: starts, clauseCount: meta.clauseCount)
        }
        self.fields = fields
    }

    /// The name of the file.
    public var name: String { file.name }
    /// The size of the file in bytes.
    public var byteCount: Int { file.count }
}
