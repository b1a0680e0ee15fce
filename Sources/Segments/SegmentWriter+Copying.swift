extension SegmentWriter {
    /// Takes the columns of a document of another segment over; its clauses follow by `copyClause`, its record by
    /// `copyRecords`.
    public mutating func copyDocument(
        _ document: Int, of segment: SegmentReader, idHash: UInt32, parent: Int?
    ) {
        appendColumns(
            idHash: idHash, parent: parent ?? documentCount, date: segment.date(ofDocument: document),
            source: segment.source(ofDocument: document))
    }

    /// Takes the columns of a clause of another segment over.
    public mutating func copyClause(_ clause: UInt32, of segment: SegmentReader, path: Int) {
        clausePaths.append(UInt32(path))
        clauseLines.append(UInt32(truncatingIfNeeded: segment.line(ofClause: clause)))
        clauseStarts.append(UInt32(characterCount + segment.characterCount(of: clause)))
        for (index, field) in Field.allCases.enumerated() {
            lengthBytes[index].append(segment.fields[field]?.lengthByte(of: clause) ?? 0)
        }
        roles.append(segment.role(of: clause).rawValue)
    }

    /// Takes the keywords of the documents of another segment over.
    ///
    /// - Parameters:
    ///   - segment: the other segment.
    ///   - first: the number that its first live document got.
    ///   - isLive: whether a document is taken over.
    public mutating func copyKeywords(of segment: SegmentReader, first: Int, isLive: (Int) -> Bool) {
        for column in segment.keywords {
            var copy = keywords[column.name] ?? KeywordColumnBuilder()
            keywords[column.name] = nil
            var numbers: [Int: UInt32] = [:]
            var next = first
            for document in 0..<segment.documentCount where isLive(document) {
                if let ordinal = column.ordinal(ofDocument: document) {
                    let number = numbers[ordinal] ?? copy.number(of: Array(column.value(ordinal).utf8))
                    numbers[ordinal] = number
                    copy.append(number: number, document: next)
                }
                next += 1
            }
            if !numbers.isEmpty || copy.hasValues { keywords[column.name] = copy }
        }
    }

    /// Takes the stored clauses and documents of another segment over, whole blocks as they are where all their records
    /// are live, and adds to the statistics.
    public mutating func copyRecords(
        of segment: SegmentReader, statistics: CollectionStatistics, isLiveClause: (Int) -> Bool,
        isLiveDocument: (Int) -> Bool
    ) throws(SegmentError) {
        self.statistics += statistics
        let numbers = takeOver(segment.dictionaries)
        var caches = RecordCaches()
        for block in 0..<segment.clauses.blockCount {
            let packed = try segment.clauses.packedBlock(block)
            if numbers[packed.dictionary] > 0, packed.records.allSatisfy(isLiveClause) {
                clauses.append(packed, dictionary: numbers[packed.dictionary])
                continue
            }
            for clause in packed.records where isLiveClause(clause) {
                store(try segment.clause(UInt32(clause), cache: &caches.clauses))
            }
        }
        for block in 0..<segment.documents.blockCount {
            let packed = try segment.documents.packedBlock(block)
            if numbers[packed.dictionary] > 0, packed.records.allSatisfy(isLiveDocument) {
                documents.append(packed, dictionary: numbers[packed.dictionary])
                continue
            }
            for document in packed.records where isLiveDocument(document) {
                documents.append(try segment.documents.record(document, cache: &caches.documents))
            }
        }
    }

    /// Takes dictionaries over; gives for each of their numbers the number here, 0 where blocks are compressed anew.
    private mutating func takeOver(_ other: StoreDictionaries) -> [Int] {
        var numbers = [0]
        for dictionary in other.dictionaries {
            let bytes = dictionary.array(0..<dictionary.count)
            if let known = dictionaries.firstIndex(of: bytes) {
                numbers.append(known + 1)
            } else if dictionaries.count < StoreDictionaries.maxCount {
                dictionaries.append(bytes)
                numbers.append(dictionaries.count)
            } else {
                numbers.append(0)
            }
            if !hasDeflater { compress(number: numbers[1], dictionaries[numbers[1] - 1]) }
        }
        return numbers
    }
}
