internal import Segments

/// Puts the live documents of several segments into a new one, in their order.
struct SegmentMerger {
    private let schema: Commit.Schema
    private var writer = SegmentWriter()
    private var inputs: [Input] = []

    /// A segment with the new numbers of its clauses; deleted ones have `noClause`.
    struct Input {
        var segment: SegmentReader
        var clauses: [UInt32]
    }

    init(schema: Commit.Schema) {
        self.schema = schema
    }

    /// Takes the live documents of a segment in.
    mutating func add(_ segment: SegmentReader, _ description: Commit.Segment) throws(SegmentError) {
        var clauses = [UInt32](repeating: PostingCursor.noClause, count: segment.clauseCount)
        var documents: [Int: Int] = [:]
        var paths: [Int: Int] = [0: 0]
        var cache = RecordCache()
        for document in 0..<segment.documentCount where !description.isDeleted(document) {
            documents[document] = writer.documentCount
            let parent = segment.parent(ofDocument: document)
            writer.beginDocument(
                try segment.document(document), source: segment.source(ofDocument: document),
                parent: documents[parent])
            for clause in segment.clauses(ofDocument: document) {
                clauses[Int(clause)] = UInt32(writer.clauseCount)
                var record = try segment.clause(clause, cache: &cache)
                record.path = try copyPath(record.path, of: segment, known: &paths)
                writer.copyClause(clause, of: segment, record)
            }
        }
        writer.endDocument()
        inputs.append(Input(segment: segment, clauses: clauses))
    }

    private mutating func copyPath(
        _ node: Int, of segment: SegmentReader, known: inout [Int: Int]
    ) throws(SegmentError) -> Int {
        if let copy = known[node] { return copy }
        let heading = try segment.heading(node)
        let parent = try copyPath(heading.parent, of: segment, known: &known)
        let copy = writer.appendPath(parent: parent, text: heading.text)
        known[node] = copy
        return copy
    }

    /// The bytes of the new segment, and its description for a commit.
    mutating func finish(identifier: UInt64) throws(SegmentError) -> (bytes: [UInt8], segment: Commit.Segment)
    {
        var words = writer.fieldWriter(.words, hasPositions: schema.hasWordPositions)
        try TermMerge(inputs, .words).forEach { (key, list) throws(SegmentError) in
            words.append(key.map { UInt8(truncatingIfNeeded: $0) }, list)
        }
        var fields = [words]
        var alphabet: [UInt32] = []
        if schema.hasGrams {
            alphabet = Set(
                inputs.flatMap { input in
                    (0..<input.segment.alphabet.count).map { input.segment.alphabet.character(at: $0) }
                }
            ).sorted()
            fields += try mergeGrams(alphabet)
        }
        let counts = (documents: writer.documentCount, clauses: writer.clauseCount)
        let bytes = writer.finish(identifier: identifier, alphabet: alphabet, fields: fields)
        return (
            bytes,
            Commit.Segment(
                identifier: identifier, byteCount: bytes.count, documentCount: counts.documents,
                clauseCount: counts.clauses, statistics: writer.statistics)
        )
    }

    private func mergeGrams(_ alphabet: [UInt32]) throws(SegmentError) -> [FieldWriter] {
        let ranks = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, $0.offset) })
        var grams = GramFields(
            pairs: writer.fieldWriter(.pairs, hasPositions: true),
            characters: writer.fieldWriter(.characters, hasPositions: false))
        try TermMerge(inputs, .pairs).forEach { (key, list) throws(SegmentError) in
            grams.append(key, ranks: key.map { ranks[$0] ?? 0 }, list)
        }
        var headings = writer.fieldWriter(.headings, hasPositions: false)
        try TermMerge(inputs, .headings).forEach { (key, list) throws(SegmentError) in
            var bytes: [UInt8] = []
            for character in key { Alphabet.append(rank: ranks[character] ?? 0, to: &bytes) }
            headings.append(bytes, list)
        }
        return grams.finish() + [headings]
    }
}
