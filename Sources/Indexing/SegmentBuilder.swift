internal import Analysis
internal import Segments

/// Builds one segment in memory from documents.
struct SegmentBuilder: ~Copyable {
    private let analyzer: Analyzer
    private let schema: Commit.Schema
    private(set) var writer: SegmentWriter
    private var text = AnalyzedText()
    private var words: WordBuilder
    private var pairs = GramBuilder(hasPositions: true)
    private var headings = GramBuilder(hasPositions: false)
    private var titles = GramBuilder(hasPositions: false)
    private var headingTexts = HeadingTexts()
    private var paths = PathTable()

    init(schema: Commit.Schema, analyzer: Analyzer, spill: SpillSpace? = nil) {
        writer = SegmentWriter(spill: spill)
        self.schema = schema
        self.analyzer = analyzer
        words = WordBuilder(hasPositions: schema.hasWordPositions)
    }

    /// The number of words taken in.
    var wordCount: Int { words.count }

    /// About how many bytes the builder holds.
    var byteCount: Int {
        writer.byteCount + words.byteCount + pairs.byteCount + headings.byteCount + titles.byteCount
    }

    /// Whether a further file, as long as the decoder takes one, might exceed what one segment can hold.
    var isFull: Bool { writer.characterCount > SegmentLayout.maxCharacters - TextDecoder.maxByteCount }

    /// Adds a document and its clauses.
    mutating func add(_ document: SourceDocument, source: Int, parent: Int?) {
        begin(document.record, source: source, parent: parent)
        for clause in document.clauses { add(clause) }
    }

    /// Begins a document; the clauses added from now on are its own.
    mutating func begin(_ record: DocumentRecord, source: Int, parent: Int?) {
        var record = record
        record.statistics = CollectionStatistics()
        if schema.hasGrams { headingTexts.begin(title: record.title) }
        writer.beginDocument(record, source: source, parent: parent)
    }

    /// Adds a clause to the document begun last.
    mutating func add(_ clause: SourceClause) {
        analyzer.analyze(clause.text, into: &text)
        let number = UInt32(writer.clauseCount)
        words.add(text, clause: number)
        var lengths = ClauseLengths(words: text.words.count, characters: text.folded.count)
        if schema.hasGrams {
            pairs.add(text.folded.scalars, clause: number)
            let keys = headingTexts.keys(of: clause.path, over: text.folded.scalars)
            headings.add(keys: keys, clause: number)
            titles.add(keys: headingTexts.titleKeys, clause: number)
            (lengths.headings, lengths.titles) = (keys.count, headingTexts.titleKeys.count)
        }
        let node = clause.path.isEmpty ? 0 : paths.node(of: clause.path, in: &writer)
        writer.appendClause(
            ClauseRecord(
                line: clause.lines.lowerBound, endLine: clause.lines.upperBound, source: clause.source,
                path: node, text: schema.storesText ? clause.text : []),
            role: clause.role, lengths: lengths)
    }

    /// Sets the last line of the document begun last.
    mutating func setLastLine(_ line: Int) {
        writer.setLastLine(line)
    }

    /// Writes the segment; gives its bytes, where they are kept in memory, and its description for a commit.
    ///
    /// What was collected is let go of while it is written, so nothing can be added after this.
    mutating func finish(
        identifier: UInt64, to output: SegmentOutput = SegmentOutput()
    ) throws(SegmentError) -> (bytes: [UInt8], segment: Commit.Segment) {
        writer.endDocument()
        var wordWriter = writer.fieldWriter(.words, hasPositions: schema.hasWordPositions)
        var wordPairs = schema.hasWordPairs ? WordPairBuilder(wordLengths: writer.wordLengths) : nil
        words.write(to: &wordWriter) { wordPairs?.add($0, $1) }
        words = WordBuilder(hasPositions: false)
        var fields = [wordWriter]
        var alphabet: [UInt32] = []
        if schema.hasGrams {
            var characters = CharacterSet()
            pairs.addCharacters(to: &characters)
            headings.addCharacters(to: &characters)
            titles.addCharacters(to: &characters)
            alphabet = characters.characters
            let ranks = CharacterRanks(alphabet)
            var grams = GramFields(
                pairs: writer.fieldWriter(.pairs, hasPositions: true),
                characters: writer.fieldWriter(.characters, hasPositions: false),
                clauseCount: writer.clauseCount)
            pairs.write(to: &grams, ranks: ranks)
            pairs = GramBuilder(hasPositions: false)
            fields += grams.finish()
            var headingWriter = writer.fieldWriter(.headings, hasPositions: false)
            headings.write(to: &headingWriter, ranks: ranks)
            var titleWriter = writer.fieldWriter(.titles, hasPositions: false)
            titles.write(to: &titleWriter, ranks: ranks)
            fields += [headingWriter, titleWriter]
        }
        if let wordPairs {
            fields.append(wordPairs.write(writer.fieldWriter(.wordPairs, hasPositions: false)))
        }
        let description = (documents: writer.documentCount, clauses: writer.clauseCount)
        let (byteCount, bytes) = try writer.finish(
            to: output, identifier: identifier, alphabet: alphabet, fields: fields)
        return (
            bytes,
            Commit.Segment(
                identifier: identifier, byteCount: byteCount, documentCount: description.documents,
                clauseCount: description.clauses, statistics: writer.statistics)
        )
    }
}
