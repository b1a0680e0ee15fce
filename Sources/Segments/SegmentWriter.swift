/// Collects the documents and clauses of one segment and puts its sections into one file.
public struct SegmentWriter {
    private var clauses = RecordStoreWriter()
    private var documents = RecordStoreWriter()
    private var paths = RecordStoreWriter()
    /// Where each clause begins in the text of the segment, in code points, and where the last ends.
    private var clauseStarts: [UInt32] = [0]
    private var lengthBytes = [[UInt8]](repeating: [], count: Field.allCases.count)
    /// The statistics of the documents that have ended.
    public private(set) var statistics = CollectionStatistics()
    private var openDocument: DocumentRecord?
    /// The clause appended last, without its text.
    private var lastClause: ClauseRecord?
    private var roles: [UInt8] = []
    private var firstClauses: [Int] = []
    private var parents: [Int] = []
    private var dates: [Int] = []
    private var sources: [Int] = []
    /// The ids of the documents.
    public private(set) var ids: [String] = []
    private var keywords: [String: [String?]] = [:]

    /// Makes an empty segment.
    public init() {
        paths.append([] as [UInt8])  // node 0 is no heading
    }

    /// The number of clauses so far.
    public var clauseCount: Int { clauseStarts.count - 1 }
    /// The number of code points so far; at most `SegmentLayout.maxCharacters`.
    public var characterCount: Int { Int(clauseStarts[clauseStarts.count - 1]) }
    /// The number of documents so far.
    public var documentCount: Int { ids.count }
    /// About how many bytes are held.
    public var byteCount: Int { clauses.raw.count + documents.raw.count + paths.raw.count + clauseCount * 16 }

    /// Begins a document; the clauses that follow are its own.
    ///
    /// - Parameters:
    ///   - record: what is stored and shown of it.
    ///   - source: the number of the file it came from, in the commit.
    ///   - parent: the document of this segment that it is a part of; `nil` where it stands for itself.
    public mutating func beginDocument(_ record: DocumentRecord, source: Int, parent: Int?) {
        endDocument()
        let number = documentCount
        openDocument = record
        ids.append(record.id)
        firstClauses.append(clauseCount)
        parents.append(parent ?? number)
        dates.append(record.date.flatMap(CalendarDate.init)?.number ?? 0)
        sources.append(source)
        var values: [String: String] = [:]
        values["issuer"] = record.issuer
        values["kind"] = record.kind
        values["number"] = record.number
        values["issue"] = record.issue?.name
        for member in record.fields { values["field." + member.name] = member.value }
        for (name, value) in values {
            keywords[name, default: []] += Array(repeating: nil, count: number - (keywords[name]?.count ?? 0))
            keywords[name]?.append(value)
        }
    }

    /// Appends a clause to the document begun last.
    public mutating func appendClause(_ record: ClauseRecord, role: ClauseRole, lengths: ClauseLengths) {
        append(record)
        clauseStarts.append(UInt32(characterCount + lengths.characters))
        for (index, field) in Field.allCases.enumerated() {
            lengthBytes[index].append(LengthByte.encode(lengths[field]))
        }
        roles.append(role.rawValue)
        openDocument?.statistics.add(lengths)
    }

    /// Appends a clause of another segment; the statistics come with its document's record.
    public mutating func copyClause(_ clause: UInt32, of segment: SegmentReader, _ record: ClauseRecord) {
        append(record)
        clauseStarts.append(UInt32(characterCount + segment.characterCount(of: clause)))
        for (index, field) in Field.allCases.enumerated() {
            lengthBytes[index].append(segment.fields[field]?.lengthByte(of: clause) ?? 0)
        }
        roles.append(segment.role(of: clause).rawValue)
    }

    private mutating func append(_ record: ClauseRecord) {
        clauses.append(record.encoded(after: clauses.startsBlock ? nil : lastClause))
        lastClause = record
        lastClause?.text = []
    }

    /// Ends the document begun last; after that `statistics` has all.
    public mutating func endDocument() {
        guard let record = openDocument else { return }
        documents.append(record.encoded())
        statistics += record.statistics
        openDocument = nil
    }

    /// A writer for the terms of a field, to be used when all clauses are here.
    public func fieldWriter(_ field: Field, hasPositions: Bool) -> FieldWriter {
        FieldWriter(
            field, hasPositions: hasPositions, clauseStarts: clauseStarts,
            lengthBytes: lengthBytes[Int(field.rawValue) - 1])
    }

    /// Appends a heading under another (0 is none) and gives its number.
    public mutating func appendPath(parent: Int, text: String) -> Int {
        var record = ByteWriter()
        record.append(varint: parent)
        record.append(contentsOf: text.utf8)
        paths.append(record.bytes)
        return paths.count - 1
    }

    /// The whole segment file.
    ///
    /// - Parameters:
    ///   - identifier: the number in the segment's name.
    ///   - alphabet: the distinct characters of the pairs, increasing.
    ///   - fields: the encoded fields.
    /// - Returns: the bytes of the file.
    public mutating func finish(identifier: UInt64, alphabet: [UInt32], fields: [FieldWriter]) -> [UInt8] {
        endDocument()
        firstClauses.append(clauseCount)
        var file = SectionFile(identifier: identifier)
        file.append(Section.meta, meta(fields))
        var letters = ByteWriter()
        for letter in alphabet { letters.append(fixed: letter) }
        file.append(Section.alphabet, letters.bytes)
        appendColumns(to: &file)
        appendStores(to: &file)
        for field in fields {
            var field = field
            for (section, bytes) in field.finish() { file.append(section, bytes) }
        }
        return file.finish()
    }

    private func meta(_ fields: [FieldWriter]) -> [UInt8] {
        var meta = ByteWriter()
        for count in [documentCount, clauseCount, paths.count, keywords.count, fields.count] {
            meta.append(fixed: UInt64(count))
        }
        for field in fields {
            meta.append(field.field.rawValue)
            meta.append(field.hasPositions ? 1 : 0)
            meta.append(fixed: UInt64(field.termCount))
            meta.append(fixed: UInt64(statistics[field.field].clauseCount))
            meta.append(fixed: UInt64(statistics[field.field].lengthSum))
        }
        return meta.take()
    }

    private func appendColumns(to file: inout SectionFile) {
        file.append(Section.clauseStarts, IntegerColumn.encode(clauseStarts.map { Int($0) }))
        file.append(Section.clauseFlags, roles)
        file.append(Section.firstClauses, IntegerColumn.encode(firstClauses))
        file.append(Section.documentParents, IntegerColumn.encode(parents))
        file.append(Section.documentDates, IntegerColumn.encode(dates))
        file.append(Section.documentSources, IntegerColumn.encode(sources))
        file.append(Section.documentIDs, DocumentIDs.encode(ids))
        var columns = ByteWriter()
        for name in keywords.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let values = keywords[name] else { continue }
            let padding = [String?](repeating: nil, count: documentCount - values.count)
            KeywordColumn.encode(name: name, values: values + padding, into: &columns)
        }
        file.append(Section.keywords, columns.bytes)
    }

    private func appendStores(to file: inout SectionFile) {
        let dictionary = clauses.sample()
        let deflater = Deflater(dictionary: dictionary)
        var stored = ByteWriter()
        stored.append(fixed: UInt32(dictionary.count))
        stored.append(contentsOf: Deflater(dictionary: []).compress(dictionary[...]))
        file.append(Section.storeDictionary, stored.bytes)
        let stores = [
            (Section.clauseStore, clauses), (Section.documentStore, documents), (Section.pathStore, paths),
        ]
        for (section, store) in stores {
            let (index, blocks) = store.finish(deflater)
            file.append(section + Section.Store.index, index)
            file.append(section + Section.Store.blocks, blocks)
        }
    }
}
