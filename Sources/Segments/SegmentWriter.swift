/// Collects the documents and clauses of one segment and puts its sections into one file.
public struct SegmentWriter {
    private let spill: SpillSpace?
    var clauses: RecordStoreWriter
    var documents: RecordStoreWriter
    var paths = RecordStoreWriter()
    /// What blocks are compressed against: those of blocks taken over, and the own one.
    var dictionaries: [[UInt8]] = []
    private(set) var hasDeflater = false
    /// Where each clause begins in the text of the segment, in code points, and where the last ends.
    public internal(set) var clauseStarts: [UInt32] = [0]
    var lengthBytes = [[UInt8]](repeating: [], count: Field.allCases.count)
    /// The statistics of the documents that have ended.
    public internal(set) var statistics = CollectionStatistics()
    private var openDocument: DocumentRecord?
    /// The clause appended last, without its text.
    var lastClause: ClauseRecord?
    var roles: [UInt8] = []
    var clausePaths: [UInt32] = []
    /// The first line of each clause.
    var clauseLines: [UInt32] = []
    private var firstClauses: [UInt32] = []
    private var parents: [UInt32] = []
    private var dates: [UInt32] = []
    private var sources: [UInt32] = []
    private var idHashes: [UInt32] = []
    var keywords: [String: KeywordColumnBuilder] = [:]

    /// Makes an empty segment; what is much of it is spilled where there is a place for that.
    public init(spill: SpillSpace? = nil) {
        self.spill = spill
        clauses = RecordStoreWriter(spill: spill)
        documents = RecordStoreWriter(spill: spill)
        paths.append([] as [UInt8])  // node 0 is no heading
    }

    /// The number of clauses so far.
    public var clauseCount: Int { clauseStarts.count - 1 }
    /// The number of code points so far; at most `SegmentLayout.maxCharacters`.
    public var characterCount: Int { Int(clauseStarts[clauseStarts.count - 1]) }
    /// The number of documents so far.
    public var documentCount: Int { idHashes.count }
    /// About how many bytes are held.
    public var byteCount: Int {
        clauses.byteCount + documents.byteCount + paths.byteCount + clauseCount * 13 + documentCount * 24
            + keywords.values.reduce(0) { $0 + $1.byteCount }
    }

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
        appendColumns(
            idHash: DocumentIDs.hash(record.id), parent: parent ?? number,
            date: record.date.flatMap(CalendarDate.init)?.number ?? 0, source: source)
        if let issuer = record.issuer { append(issuer, to: "issuer", number) }
        if let kind = record.kind { append(kind, to: "kind", number) }
        if let text = record.number { append(text, to: "number", number) }
        if let issue = record.issue?.name { append(issue, to: "issue", number) }
        for (index, member) in record.fields.enumerated() {
            // Of several fields of one name the last counts.
            let isLast = !record.fields[(index + 1)...].contains { $0.name == member.name }
            if isLast { append(member.value, to: "field." + member.name, number) }
        }
    }

    mutating func appendColumns(idHash: UInt32, parent: Int, date: Int, source: Int) {
        idHashes.append(idHash)
        firstClauses.append(UInt32(clauseCount))
        parents.append(UInt32(parent))
        dates.append(UInt32(date))
        sources.append(UInt32(source))
    }

    private mutating func append(_ value: String, to column: String, _ document: Int) {
        keywords[column, default: KeywordColumnBuilder()].append(Array(value.utf8), document: document)
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

    private mutating func append(_ record: ClauseRecord) {
        clausePaths.append(UInt32(record.path))
        clauseLines.append(UInt32(truncatingIfNeeded: record.line))
        store(record)
    }

    /// Appends a clause to the store alone.
    mutating func store(_ record: ClauseRecord) {
        let before = clauses.startsBlock ? nil : lastClause
        clauses.append { record.encode(after: before, into: &$0) }
        lastClause = record
        lastClause?.text = []
        if !hasDeflater, clauses.waitingByteCount >= SegmentLayout.tightThreshold { makeDictionary() }
    }

    /// Sets the last line of the document begun last.
    public mutating func setLastLine(_ line: Int) {
        guard let first = openDocument?.lines.lowerBound else { return }
        openDocument?.lines = first...max(first, line)
    }

    /// Ends the document begun last; after that `statistics` has all.
    public mutating func endDocument() {
        guard let record = openDocument else { return }
        documents.append { record.encode(into: &$0) }
        statistics += record.statistics
        openDocument = nil
    }

    /// Decides what blocks are compressed against: a sample of the clauses so far.
    private mutating func makeDictionary(isTight: Bool = false) {
        let sample = clauses.sample()
        if !sample.isEmpty { dictionaries.append(sample) }
        compress(number: sample.isEmpty ? 0 : dictionaries.count, sample, isTight: isTight)
    }

    mutating func compress(number: Int, _ bytes: [UInt8], isTight: Bool = false) {
        hasDeflater = true
        let deflater = Deflater(dictionary: bytes, level: isTight ? 9 : 4)
        let dictionary = StoreDictionary(number: number, deflater: deflater)
        clauses.compress(with: dictionary)
        documents.compress(with: dictionary)
        paths.compress(with: dictionary)
    }

    /// A writer for the terms of a field, to be used when all clauses are here.
    public func fieldWriter(_ field: Field, hasPositions: Bool) -> FieldWriter {
        FieldWriter(
            field, hasPositions: hasPositions, clauseStarts: clauseStarts,
            lengthBytes: lengthBytes[Int(lengthField(field).rawValue) - 1], spill: spill)
    }

    /// The length bytes of the words of all clauses so far.
    public var wordLengths: [UInt8] { lengthBytes[Int(Field.words.rawValue) - 1] }

    private func lengthField(_ field: Field) -> Field { field == .pairs ? .pairs : field.lengthField }

    /// Appends a heading under another (0 is none) and gives its number.
    public mutating func appendPath(parent: Int, text: String) -> Int {
        var record = ByteWriter()
        record.append(varint: parent)
        record.append(contentsOf: text.utf8)
        paths.append(record.bytes)
        return paths.count - 1
    }

    /// Writes the whole segment file.
    ///
    /// - Parameters:
    ///   - output: where its bytes go.
    ///   - identifier: the number in the segment's name.
    ///   - alphabet: the distinct characters of the pairs, increasing.
    ///   - fields: the encoded fields, in any order.
    /// - Returns: the number of bytes of the file; and its bytes, where they are kept in memory.
    /// - Throws: `SegmentError`, where the file cannot be written or what was spilled not be read.
    public mutating func finish(
        to output: SegmentOutput, identifier: UInt64, alphabet: [UInt32], fields: [FieldWriter]
    ) throws(SegmentError) -> (byteCount: Int, bytes: [UInt8]) {
        endDocument()
        if !hasDeflater { makeDictionary(isTight: true) }
        firstClauses.append(UInt32(clauseCount))
        var file = try SectionFile(identifier: identifier, output: output)
        try file.append(Section.meta, meta(fields))
        var letters = ByteWriter()
        for letter in alphabet { letters.append(fixed: letter) }
        try file.append(Section.alphabet, letters.bytes)
        try appendColumns(to: &file)
        try appendStores(to: &file)
        for field in fields.sorted(by: { $0.field.rawValue < $1.field.rawValue }) {
            var field = field
            for (section, bytes) in field.finish() { try file.append(section, bytes) }
        }
        return try file.finish()
    }

    private func meta(_ fields: [FieldWriter]) -> [UInt8] {
        var meta = ByteWriter()
        for count in [documentCount, clauseCount, paths.count, keywords.count, fields.count] {
            meta.append(fixed: UInt64(count))
        }
        for field in fields.sorted(by: { $0.field.rawValue < $1.field.rawValue }) {
            meta.append(field.field.rawValue)
            meta.append(field.hasPositions ? 1 : 0)
            meta.append(fixed: UInt64(field.termCount))
            meta.append(fixed: UInt64(statistics[field.field].clauseCount))
            meta.append(fixed: UInt64(statistics[field.field].lengthSum))
        }
        return meta.take()
    }

    private func appendColumns(to file: inout SectionFile) throws(SegmentError) {
        try file.append(Section.clauseStarts, IntegerColumn.encode(clauseStarts))
        try file.append(Section.clauseFlags, roles)
        try file.append(Section.firstClauses, IntegerColumn.encode(firstClauses))
        try file.append(Section.documentParents, IntegerColumn.encode(parents))
        try file.append(Section.documentDates, IntegerColumn.encode(dates))
        try file.append(Section.documentSources, IntegerColumn.encode(sources))
        try file.append(Section.documentIDs, DocumentIDs.encode(idHashes))
        var columns = ByteWriter()
        for name in keywords.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            keywords[name]?.encode(name: name, documentCount: documentCount, into: &columns)
        }
        try file.append(Section.keywords, columns.bytes)
        try file.append(Section.storeDictionary, StoreDictionaries.encode(dictionaries))
        try file.append(Section.clausePaths, IntegerColumn.encode(clausePaths))
        try file.append(Section.clauseLines, IntegerColumn.encode(clauseLines))
    }

    private mutating func appendStores(to file: inout SectionFile) throws(SegmentError) {
        let stores = [
            (Section.clauseStore, clauses.finish()), (Section.documentStore, documents.finish()),
            (Section.pathStore, paths.finish()),
        ]
        for (section, store) in stores {
            try file.append(section + Section.Store.index, store.index)
            try file.append(section + Section.Store.blocks, store.blocks)
        }
    }

    /// The bytes of the whole segment file, made in memory, so that tests need no disk.
    public mutating func finish(identifier: UInt64, alphabet: [UInt32], fields: [FieldWriter]) -> [UInt8] {
        do throws(SegmentError) {
            return try finish(to: SegmentOutput(), identifier: identifier, alphabet: alphabet, fields: fields)
                .bytes
        } catch {
            preconditionFailure("\(error)")
        }
    }
}
