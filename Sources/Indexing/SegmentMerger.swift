internal import Segments

/// Puts the live documents of several segments into a new one, in their order or in another.
///
/// Stored blocks whose records are all live are taken over as they are where the order stays; postings go term by term.
struct SegmentMerger {
    private let schema: Commit.Schema
    private var writer: SegmentWriter
    private var paths = PathTable()
    private var inputs: [Input] = []
    private var form = MergeForm.ordered

    /// A segment, and what a commit says of it.
    struct Source {
        var segment: SegmentReader
        var description: Commit.Segment
    }

    /// A segment with the new numbers of its clauses; deleted ones have `noClause`.
    struct Input {
        var segment: SegmentReader
        var clauses: [UInt32]
        /// Whether a clause of it is deleted.
        var hasDeletions: Bool
        /// Finds the clauses of pairs, where there are any.
        var finder: ClauseFinder?

        /// A segment of which no clause has a number yet.
        init(_ source: Source) {
            segment = source.segment
            clauses = Array(repeating: PostingCursor.noClause, count: source.segment.clauseCount)
            finder = source.segment.fields[.pairs] == nil ? nil : source.segment.clauseFinder()
            hasDeletions = !source.description.deletedDocuments.isEmpty
        }
    }

    init(schema: Commit.Schema, spill: SpillSpace? = nil) {
        writer = SegmentWriter(spill: spill)
        self.schema = schema
    }

    /// Takes the live documents of a segment in.
    mutating func add(_ segment: SegmentReader, _ description: Commit.Segment) throws(SegmentError) {
        try checkLimits(segment, after: writer.clauseCount)
        try segment.checkDocuments()
        var copy = ColumnCopy(Source(segment: segment, description: description))
        writer.copyKeywords(of: segment, first: writer.documentCount) { !description.isDeleted($0) }
        for document in 0..<segment.documentCount where !description.isDeleted(document) {
            try copyColumns(of: document, &copy)
        }
        let clauses = copy.input.clauses
        try writer.copyRecords(
            of: segment, statistics: description.statistics,
            isLiveClause: { clauses[$0] != PostingCursor.noClause },
            isLiveDocument: { !description.isDeleted($0) })
        segment.letGoOfPages()
        inputs.append(copy.input)
    }

    /// Takes the live documents of segments in, in another order.
    ///
    /// - Parameters:
    ///   - sources: the segments; nothing else is added to this merger.
    ///   - order: all their live documents, attachments after what they belong to.
    ///   - budget: about how many bytes of stored records may be held.
    /// - Throws: `SegmentError`: a segment is damaged, or all are too large for one.
    mutating func add(
        _ sources: [Source], in order: [DocumentPlace], budget: Int
    ) throws(SegmentError) {
        form = .unordered
        var clauseCount = 0
        for source in sources {
            try checkLimits(source.segment, after: clauseCount)
            try source.segment.checkDocuments()
            clauseCount += source.segment.clauseCount
        }
        var copies = sources.map { ColumnCopy($0) }
        let segments = sources.map(\.segment)
        writer.copyKeywords(of: segments, in: order)
        for place in order { try copyColumns(of: place.document, &copies[place.segment]) }
        var statistics = CollectionStatistics()
        for source in sources { statistics += source.description.statistics }
        try writer.rewriteRecords(of: segments, in: order, statistics: statistics, budget: budget)
        inputs = copies.map(\.input)
    }

    /// What of a segment has its number in the new one already.
    private struct ColumnCopy {
        var input: Input
        var documents: [Int?]
        var nodes: [Int?]
        var cache = RecordCache()
        let idHashes: [UInt32]

        init(_ source: Source) {
            input = Input(source)
            documents = Array(repeating: nil, count: source.segment.documentCount)
            nodes = Array(repeating: nil, count: source.segment.pathCount)
            idHashes = source.segment.idHashes()
        }
    }

    /// Copies all of a document but its keywords and the stored records.
    private mutating func copyColumns(of document: Int, _ copy: inout ColumnCopy) throws(SegmentError) {
        let segment = copy.input.segment
        copy.documents[document] = writer.documentCount
        guard (0...Int(UInt32.max)).contains(segment.source(ofDocument: document)),
            (0...Int(UInt32.max)).contains(segment.date(ofDocument: document))
        else { throw segment.contradiction("the source or date of a document is impossible") }
        writer.copyDocument(
            document, of: segment, idHash: copy.idHashes[document],
            parent: copy.documents[segment.parent(ofDocument: document)])
        for clause in segment.clauses(ofDocument: document) {
            guard writer.characterCount + segment.characterCount(of: clause) <= SegmentLayout.maxCharacters
            else {
                throw .tooLarge(
                    what: "the text of a merged segment in characters", limit: SegmentLayout.maxCharacters)
            }
            copy.input.clauses[Int(clause)] = UInt32(writer.clauseCount)
            let path = try copyPath(
                segment.path(ofClause: clause), of: segment, &copy.nodes, &copy.cache)
            writer.copyClause(clause, of: segment, path: path)
        }
    }

    private func checkLimits(_ segment: SegmentReader, after clauseCount: Int) throws(SegmentError) {
        guard clauseCount + segment.clauseCount <= SegmentLayout.maxClauses else {
            throw .tooLarge(what: "the clauses of a merged segment", limit: SegmentLayout.maxClauses)
        }
        var expected: [Field] =
            schema.hasGrams ? [.words, .pairs, .characters, .headings, .titles] : [.words]
        if schema.hasWordPairs { expected.append(.wordPairs) }
        for field in expected {
            let hasPositions = field == .pairs || field == .words && schema.hasWordPositions
            guard segment.fields[field]?.hasPositions == hasPositions else {
                throw segment.contradiction("the fields are not those of the index")
            }
            // Pairs of words take memory by lengths, and must not take more than there is text.
            guard field != .wordPairs || segment.fields[.words]?.hasPossibleLengths == true else {
                throw segment.contradiction("clauses are longer than all of them together")
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
        var wordPairs = schema.hasWordPairs ? WordPairBuilder(wordLengths: writer.wordLengths) : nil
        try TermMerge<[UInt8]>(inputs, .words, form: form).forEach { (key, list) throws(SegmentError) in
            words.append(key, list)
            wordPairs?.add(key, list)
        }
        var fields = [words]
        var alphabet: [UInt32] = []
        if schema.hasGrams {
            alphabet = try LiveAlphabet.characters(of: inputs)
            fields += try mergeGrams(CharacterRanks(alphabet))
        }
        if let wordPairs {
            fields.append(wordPairs.write(writer.fieldWriter(.wordPairs, hasPositions: false)))
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
        try TermMerge<UInt64>(inputs, .pairs, form: form).forEach { (pair, list) throws(SegmentError) in
            grams.append(pair, ranks: ranks, list)
        }
        return try grams.finish() + [mergePairs(.headings, ranks), mergePairs(.titles, ranks)]
    }

    private func mergePairs(_ field: Field, _ ranks: CharacterRanks) throws(SegmentError) -> FieldWriter {
        var merged = writer.fieldWriter(field, hasPositions: false)
        var key: [UInt8] = []
        try TermMerge<UInt64>(inputs, field, form: form).forEach { (pair, list) throws(SegmentError) in
            key.removeAll(keepingCapacity: true)
            ranks.append(pair, to: &key)
            merged.append(key, list)
        }
        return merged
    }
}

extension SegmentReader {
    /// The pair of code points of a key of grams, as `GramBuilder` packs it.
    func gram(ofKey key: [UInt8]) throws(SegmentError) -> UInt64 {
        let characters = alphabet.characters(ofKey: key)
        guard characters.count == 1 || characters.count == 2, characters[0] < 0x11_0000,
            characters.count == 1 || (1..<0x11_0000).contains(characters[1])
        else { throw contradiction("a key is no pair of characters") }
        return UInt64(characters[0]) << 21 | UInt64(characters.count == 2 ? characters[1] : 0)
    }
}
