internal import Segments

/// Puts the live documents of several segments into a new one, in their order.
///
/// The new segment has the bytes that a segment built of the same documents at once would have.
struct SegmentMerger {
    private let schema: Commit.Schema
    private var writer = SegmentWriter()
    private var paths = PathTable()
    private var inputs: [Input] = []

    /// A segment with the new numbers of its clauses; deleted ones have `noClause`.
    struct Input {
        var segment: SegmentReader
        var clauses: [UInt32]
        /// Whether a clause of it is deleted.
        var hasDeletions: Bool
    }

    init(schema: Commit.Schema) {
        self.schema = schema
    }

    /// Takes the live documents of a segment in.
    mutating func add(_ segment: SegmentReader, _ description: Commit.Segment) throws(SegmentError) {
        try checkLimits(segment)
        var clauses = [UInt32](repeating: PostingCursor.noClause, count: segment.clauseCount)
        var documents: [Int: Int] = [:]
        var nodes: [Int: Int] = [0: 0]
        var cache = RecordCaches()
        var next: UInt32 = 0
        for document in 0..<segment.documentCount {
            let range = segment.clauses(ofDocument: document)
            guard range.lowerBound == next else { throw segment.contradiction("documents share clauses") }
            next = range.upperBound
            if description.isDeleted(document) { continue }
            documents[document] = writer.documentCount
            let source = segment.source(ofDocument: document)
            guard (0...Int(UInt32.max)).contains(source) else {
                throw segment.contradiction("the source of a document is impossible")
            }
            writer.beginDocument(
                try segment.document(document, cache: &cache.documents), source: source,
                parent: documents[segment.parent(ofDocument: document)])
            for clause in range {
                guard
                    writer.characterCount + segment.characterCount(of: clause) <= SegmentLayout.maxCharacters
                else {
                    throw .tooLarge(
                        what: "the text of a merged segment in characters", limit: SegmentLayout.maxCharacters
                    )
                }
                clauses[Int(clause)] = UInt32(writer.clauseCount)
                var record = try segment.clause(clause, cache: &cache.clauses)
                record.path = try copyPath(record.path, of: segment, known: &nodes, cache: &cache.paths)
                writer.copyClause(clause, of: segment, record)
            }
        }
        guard next == segment.clauseCount else { throw segment.contradiction("a clause has no document") }
        writer.endDocument()
        inputs.append(
            Input(segment: segment, clauses: clauses, hasDeletions: !description.deletedDocuments.isEmpty))
    }

    private func checkLimits(_ segment: SegmentReader) throws(SegmentError) {
        guard writer.clauseCount + segment.clauseCount <= SegmentLayout.maxClauses else {
            throw .tooLarge(what: "the clauses of a merged segment", limit: SegmentLayout.maxClauses)
        }
        let expected: [Field] = schema.hasGrams ? Field.allCases : [.words]
        for field in expected {
            let hasPositions = field == .pairs || field == .words && schema.hasWordPositions
            guard segment.fields[field]?.hasPositions == hasPositions else {
                throw segment.contradiction("the fields are not those of the index")
            }
        }
    }

    /// Copies a heading and those over it, where they are not in the new segment yet.
    private mutating func copyPath(
        _ node: Int, of segment: SegmentReader, known: inout [Int: Int], cache: inout RecordCache
    ) throws(SegmentError) -> Int {
        var missing: [(node: Int, text: String)] = []
        var upper = node
        while known[upper] == nil {
            let heading = try segment.heading(upper, cache: &cache)
            missing.append((upper, heading.text))
            upper = heading.parent
        }
        var copy = known[upper] ?? 0
        for heading in missing.reversed() {
            copy = paths.node(parent: copy, text: heading.text, in: &writer)
            known[heading.node] = copy
        }
        return copy
    }

    /// The bytes of the new segment, and its description for a commit.
    mutating func finish(
        identifier: UInt64
    ) throws(SegmentError) -> (bytes: [UInt8], segment: Commit.Segment) {
        var words = writer.fieldWriter(.words, hasPositions: schema.hasWordPositions)
        try TermMerge(inputs, .words).forEach { (key, list) throws(SegmentError) in
            words.append(key.map { UInt8(truncatingIfNeeded: $0) }, list)
        }
        var fields = [words]
        var alphabet: [UInt32] = []
        if schema.hasGrams {
            alphabet = try LiveAlphabet.characters(of: inputs)
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

extension SegmentReader {
    /// The error that says that the parts of this segment contradict each other.
    func contradiction(_ reason: String) -> SegmentError {
        .corrupt(file: name, offset: 0, reason: reason)
    }

    /// The code points of a key of grams, one or two.
    func gram(ofKey key: [UInt8]) throws(SegmentError) -> [UInt32] {
        let characters = alphabet.characters(ofKey: key)
        guard characters.count == 1 || characters.count == 2 else {
            throw contradiction("a key is no pair of characters")
        }
        return characters
    }
}
