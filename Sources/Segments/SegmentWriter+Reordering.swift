/// A document of one of several segments.
public struct DocumentPlace: Sendable, Equatable, Comparable {
    /// The place of its segment among them.
    public var segment: Int
    /// Its number there.
    public var document: Int

    /// Names a document.
    public init(segment: Int, document: Int) {
        self.segment = segment
        self.document = document
    }

    /// Whether a document comes before another as the segments have them.
    public static func < (left: Self, right: Self) -> Bool {
        (left.segment, left.document) < (right.segment, right.document)
    }
}

extension SegmentWriter {
    /// Takes the keywords of documents over that come in an order of their own.
    public mutating func copyKeywords(of segments: [SegmentReader], in order: [DocumentPlace]) {
        for name in Set(segments.flatMap { $0.keywords.map(\.name) }) {
            let columns = segments.map { $0.keywords(name) }
            var numbers = [[Int: UInt32]](repeating: [:], count: segments.count)
            var copy = KeywordColumnBuilder()
            for (document, place) in order.enumerated() {
                guard let column = columns[place.segment],
                    let ordinal = column.ordinal(ofDocument: place.document)
                else { continue }
                let number =
                    numbers[place.segment][ordinal] ?? copy.number(of: Array(column.value(ordinal).utf8))
                numbers[place.segment][ordinal] = number
                copy.append(number: number, document: document)
            }
            if copy.hasValues { keywords[name] = copy }
        }
    }

    /// Writes the stored clauses and documents of other segments anew, in an order of their own, and adds to the statistics.
    ///
    /// The records are fetched a stretch of the order at a time, each stretch in the order in which they are stored, so
    /// that a block is decompressed once a stretch and not once a record.
    ///
    /// - Parameters:
    ///   - segments: the other segments.
    ///   - order: their documents.
    ///   - statistics: what the documents add to the statistics of the collection.
    ///   - budget: about how many bytes of records may be held.
    /// - Throws: `SegmentError`, where a record cannot be read.
    public mutating func rewriteRecords(
        of segments: [SegmentReader], in order: [DocumentPlace], statistics: CollectionStatistics, budget: Int
    ) throws(SegmentError) {
        self.statistics += statistics
        if !hasDeflater, let known = segments.first(where: { !$0.dictionaries.dictionaries.isEmpty }) {
            let dictionary = known.dictionaries.dictionaries[0]
            dictionaries.append(dictionary.array(0..<dictionary.count))
            compress(number: dictionaries.count, dictionaries[dictionaries.count - 1])
        }
        var start = 0
        while start < order.count {
            var end = start
            var byteCount = 0
            while end < order.count, end == start || byteCount < budget {
                byteCount += segments[order[end].segment].heldByteCount(ofDocument: order[end].document)
                end += 1
            }
            try rewriteStretch(of: segments, order[start..<end])
            start = end
        }
    }

    private mutating func rewriteStretch(
        of segments: [SegmentReader], _ order: ArraySlice<DocumentPlace>
    ) throws(SegmentError) {
        var stretch = [StoredDocument](repeating: StoredDocument(), count: order.count)
        var caches = RecordCaches()
        for index in order.indices.sorted(by: { order[$0] < order[$1] }) {
            let place = order[index]
            stretch[index - order.startIndex] = try StoredDocument(
                place.document, of: segments[place.segment], &caches)
        }
        for stored in stretch {
            documents.append(stored.record)
            for clause in stored.clauses { store(clause) }
        }
    }
}

/// The records of one document and its clauses, each with bytes of its own.
private struct StoredDocument {
    var record: [UInt8] = []
    var clauses: [ClauseRecord] = []

    init() {}

    init(_ document: Int, of segment: SegmentReader, _ caches: inout RecordCaches) throws(SegmentError) {
        record = Array(try segment.documents.record(document, cache: &caches.documents))
        for clause in segment.clauses(ofDocument: document) {
            var copy = try segment.clause(clause, cache: &caches.clauses)
            // A slice would hold on to the whole block.
            copy.text = Array(copy.text)[...]
            clauses.append(copy)
        }
    }
}

extension SegmentReader {
    /// About how many bytes the records of a document take in memory.
    func heldByteCount(ofDocument document: Int) -> Int {
        clauses(ofDocument: document).reduce(256) { $0 + 160 + 3 * characterCount(of: $1) }
    }
}
