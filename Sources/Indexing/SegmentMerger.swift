internal import Segments

/// Puts the live documents of several segments into a new one, in their order.
///
/// Stored blocks whose records are all live are taken over as they are; postings go term by term.
struct SegmentMerger {
    private let schema: Commit.Schema
    private var writer: SegmentWriter
    private var paths = PathTable()
    private var inputs: [Input] = []

    /// A segment with the new numbers of its clauses; deleted ones have `noClause`.
    struct Input {
        var segment: SegmentReader
        var clauses: [UInt32]
        /// Whether a clause of it is deleted.
        var hasDeletions: Bool
        /// Finds the clauses of pairs, where there are any.
        var finder: ClauseFinder?
    }

    init(schema: Commit.Schema, spill: SpillSpace? = nil) {
        writer = SegmentWriter(spill: spill)
        self.schema = schema
    }

    /// Takes the live documents of a segment in.
    mutating func add(_ segment: SegmentReader, _ description: Commit.Segment) throws(SegmentError) {
        try checkLimits(segment)
        let clauses = try copyColumns(segment, description)
        try writer.copyRecords(
            of: segment, statistics: description.statistics,
            isLiveClause: { clauses[$0] != PostingCursor.noClause },
            isLiveDocument: { !description.isDeleted($0) })
        segment.letGoOfPages()
        inputs.append(
            Input(segment: segment, clauses: clauses, hasDeletions: !description.deletedDocuments.isEmpty,
                finder: schema.hasGrams ? segment.clauseFinder() : nil))
    }

    /// Copies all but the stored records; gives the new numbers of the clauses.
    private mutating func copyColumns(
        _ segment: SegmentReader, _ description: Commit.Segment
    ) throws(SegmentError) -> [UInt32] {
        var clauses = [UInt32](repeating: PostingCursor.noClause, count: segment.clauseCount)
        var documents = [Int?](repeating: nil, count: segment.documentCount)
        var nodes = [Int?](repeating: nil, count: segment.pathCount)
        var cache = RecordCache()
        var next: UInt32 = 0
        let idHashes = segment.idHashes()
        writer.copyKeywords(of: segment, first: writer.documentCount) { !description.isDeleted($0) }
        for document in 0..<segment.documentCount {
            let range = segment.clauses(ofDocument: document)
            guard range.lowerBound == next else { throw segment.contradiction("documents share clauses") }
            next = range.upperBound
            if description.isDeleted(document) { continue }
            documents[document] = writer.documentCount
            guard (0...Int(UInt32.max)).contains(segment.source(ofDocument: document)),
                (0...Int(UInt32.max)).contains(segment.date(ofDocument: document))
            else { throw segment.contradiction("the source or date of a document is impossible") }
            writer.copyDocument(
                document, of: segment, idHash: idHashes[document],
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
                let path = try copyPath(segment.path(ofClause: clause), of: segment, &nodes, &cache)
                writer.copyClause(clause, of: segment, path: path)
            }
        }
        guard next == segment.clauseCount else { throw segment.contradiction("a clause has no document") }
        return clauses
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
        _ node: Int, of segment: SegmentReader, _ known: inout [Int?], _ cache: inout RecordCache
    ) throws(SegmentError) -> Int {
        guard node != 0 else { return 0 }
        guard known.indices.contains(node) else {
            throw segment.contradiction("the headings over a clause are not there")
        }
        var missing: [(node: Int, text: String)] = []
        var upper = node
        while upper != 0, known[upper] == nil {
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

    /// Writes the new segment; gives its bytes, where they are kept in memory, and its description for a commit.
    mutating func finish(
        identifier: UInt64, to output: SegmentOutput = SegmentOutput()
    ) throws(SegmentError) -> (bytes: [UInt8], segment: Commit.Segment) {
        var words = writer.fieldWriter(.words, hasPositions: schema.hasWordPositions)
        try TermMerge<[UInt8]>(inputs, .words).forEach { (key, list) throws(SegmentError) in
            words.append(key, list)
        }
        var fields = [words]
        var alphabet: [UInt32] = []
        if schema.hasGrams {
            alphabet = try LiveAlphabet.characters(of: inputs)
            fields += try mergeGrams(CharacterRanks(alphabet))
        }
        let counts = (documents: writer.documentCount, clauses: writer.clauseCount)
        let (byteCount, bytes) = try writer.finish(
            to: output, identifier: identifier, alphabet: alphabet, fields: fields)
        return (
            bytes,
            Commit.Segment(
                identifier: identifier, byteCount: byteCount, documentCount: counts.documents,
                clauseCount: counts.clauses, statistics: writer.statistics)
        )
    }

    private func mergeGrams(_ ranks: CharacterRanks) throws(SegmentError) -> [FieldWriter] {
        var grams = GramFields(
            pairs: writer.fieldWriter(.pairs, hasPositions: true),
            characters: writer.fieldWriter(.characters, hasPositions: false), clauseCount: writer.clauseCount)
        try TermMerge<UInt64>(inputs, .pairs).forEach { (pair, list) throws(SegmentError) in
            grams.append(pair, ranks: ranks, list)
        }
        var headings = writer.fieldWriter(.headings, hasPositions: false)
        var key: [UInt8] = []
        try TermMerge<UInt64>(inputs, .headings).forEach { (pair, list) throws(SegmentError) in
            key.removeAll(keepingCapacity: true)
            ranks.append(pair, to: &key)
            headings.append(key, list)
        }
        return grams.finish() + [headings]
    }
}

extension SegmentReader {
    /// The error that says that the parts of this segment contradict each other.
    func contradiction(_ reason: String) -> SegmentError {
        .corrupt(file: name, offset: 0, reason: reason)
    }

    /// The pair of code points of a key of grams, as `GramBuilder` packs it.
    func gram(ofKey key: [UInt8]) throws(SegmentError) -> UInt64 {
        let characters = alphabet.characters(ofKey: key)
        guard characters.count == 1 || characters.count == 2, characters[0] < 0x11_0000,
            characters.count == 1 || (1..<0x11_0000).contains(characters[1])
        else { throw contradiction("a key is no pair of characters") }
        return UInt64(characters[0]) << 21 | UInt64(characters.count == 2 ? characters[1] : 0)
    }
}
