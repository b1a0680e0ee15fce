internal import Analysis
internal import Segments

/// Builds one segment in memory from documents.
struct SegmentBuilder {
    private let analyzer: Analyzer
    private let schema: Commit.Schema
    private(set) var writer = SegmentWriter()
    private var text = AnalyzedText()
    private var terms = TermTable()
    private var words = PostingsBuilder()
    private var pairs = GramBuilder()
    private var headings = GramBuilder()
    private var headingTexts = HeadingTexts()
    private var paths = PathTable()
    private var scratch: [UInt8] = []
    /// The number of words taken in.
    private(set) var wordCount = 0

    init(schema: Commit.Schema, analyzer: Analyzer) {
        self.schema = schema
        self.analyzer = analyzer
    }

    /// About how many bytes the builder holds, the peak of writing the segment included.
    var byteCount: Int {
        writer.byteCount * 2 + (words.count + pairs.count + headings.count) * 18
    }

    /// Whether a further file, as long as the decoder takes one, might exceed what one segment can hold.
    var isFull: Bool { writer.characterCount > SegmentLayout.maxCharacters - TextDecoder.maxByteCount }

    /// Adds a document and its clauses.
    mutating func add(_ document: SourceDocument, source: Int, parent: Int?) {
        var record = document.record
        record.statistics = CollectionStatistics()
        writer.beginDocument(record, source: source, parent: parent)
        for clause in document.clauses { add(clause, of: record) }
    }

    private mutating func add(_ clause: SourceClause, of document: DocumentRecord) {
        analyzer.analyze(clause.text, into: &text)
        for index in text.words.indices {
            scratch.removeAll(keepingCapacity: true)
            text.appendTerm(of: index, to: &scratch)
            words.append(terms.number(of: scratch), at: UInt32(index))
        }
        words.endClause()
        wordCount += text.words.count
        var lengths = ClauseLengths(words: text.words.count, characters: text.folded.count)
        if schema.hasGrams {
            pairs.add(text.folded.scalars, withLast: true)
            let grams = headingTexts.scalars(
                title: document.title, path: clause.path, over: text.folded.scalars)
            lengths.headings = headings.add(texts: grams)
        }
        let node = clause.path.reduce(0) { paths.node(parent: $0, text: $1, in: &writer) }
        writer.appendClause(
            ClauseRecord(
                line: clause.lines.lowerBound, endLine: clause.lines.upperBound, source: clause.source,
                path: node,
                text: clause.text), role: clause.role, lengths: lengths)
    }

    /// The bytes of the segment, and its description for a commit.
    mutating func finish(identifier: UInt64) -> (bytes: [UInt8], segment: Commit.Segment) {
        writer.endDocument()
        var wordWriter = writer.fieldWriter(.words, hasPositions: schema.hasWordPositions)
        let order = (0..<UInt32(terms.count)).sorted {
            terms[Int($0)].lexicographicallyPrecedes(terms[Int($1)])
        }
        words.forEachList(in: order, hasPositions: schema.hasWordPositions) { term, list in
            wordWriter.append(Array(terms[Int(term)]), list)
        }
        var fields = [wordWriter]
        var alphabet: [UInt32] = []
        if schema.hasGrams {
            alphabet = Set(pairs.characters).union(headings.characters).sorted()
            let ranks = Dictionary(
                uniqueKeysWithValues: alphabet.enumerated().map { ($0.element, $0.offset) })
            var grams = GramFields(
                pairs: writer.fieldWriter(.pairs, hasPositions: true),
                characters: writer.fieldWriter(.characters, hasPositions: false))
            pairs.forEachList(hasPositions: true) { gram, list in
                grams.append(gram, ranks: gram.map { ranks[$0] ?? 0 }, list)
            }
            fields += grams.finish()
            var headingWriter = writer.fieldWriter(.headings, hasPositions: false)
            headings.forEachList(hasPositions: false) { gram, list in
                var key: [UInt8] = []
                for character in gram { Alphabet.append(rank: ranks[character] ?? 0, to: &key) }
                headingWriter.append(key, list)
            }
            fields.append(headingWriter)
        }
        let description = (documents: writer.documentCount, clauses: writer.clauseCount)
        let bytes = writer.finish(identifier: identifier, alphabet: alphabet, fields: fields)
        return (
            bytes,
            Commit.Segment(
                identifier: identifier, byteCount: bytes.count, documentCount: description.documents,
                clauseCount: description.clauses, statistics: writer.statistics)
        )
    }
}
