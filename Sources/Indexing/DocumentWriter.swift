internal import Analysis
public import Segments

/// Takes documents in and writes segments of them, as many as the budget asks for; they belong to no commit yet.
///
/// Several may work at the same time, each on a thread of its own and on a part of the input; `IndexWriter.adopt` then
/// takes their segments over in the order of the input.
public struct DocumentWriter: ~Copyable {
    private let place: WritingPlace
    private let analyzer: Analyzer
    private var builder: SegmentBuilder
    private var pending = PendingDocuments()
    private var written: [WrittenSegment] = []
    private var nextSegment: UInt64

    /// Makes a writer for one part of the input.
    public init(_ place: WritingPlace) {
        self.place = place
        nextSegment = place.firstSegment
        analyzer = Analyzer(kind: place.analyzer, segmenter: place.segmenter)
        builder = place.builder(analyzer)
    }

    /// Adds a document of a source; one with the same id is replaced when the segments are adopted.
    public mutating func add(_ document: SourceDocument, source: Int) throws(SegmentError) {
        try begin(document.record, source: source, parentID: document.parentID)
        for clause in document.clauses { builder.add(clause) }
    }

    /// Begins a document whose clauses follow one by one.
    public mutating func begin(
        _ record: DocumentRecord, source: Int, parentID: String? = nil
    ) throws(SegmentError) {
        // Never between a document and its attachments, which must lie in one segment.
        if parentID == nil, builder.byteCount > place.budget || builder.isFull { try flush() }
        builder.begin(record, source: source, parent: parentID.flatMap { pending.document($0) })
        pending.append(id: record.id, source: source)
    }

    /// Adds a clause to the document begun last.
    public mutating func add(_ clause: SourceClause) {
        builder.add(clause)
    }

    /// Sets the last line of the document begun last.
    public mutating func setLastLine(_ line: Int) {
        builder.setLastLine(line)
    }

    /// Removes the documents of a source that are in no segment yet.
    mutating func remove(source: Int) {
        pending.remove(source: source)
    }

    /// Hands over the segments that were written.
    mutating func takeWritten() -> [WrittenSegment] {
        defer { written = [] }
        return written
    }

    /// Writes what is left and hands all segments over, in order.
    public mutating func finish() throws(SegmentError) -> [WrittenSegment] {
        try flush()
        return takeWritten()
    }

    private mutating func flush() throws(SegmentError) {
        guard builder.writer.documentCount > 0 else { return }
        let words = builder.wordCount
        let output = try place.directory.create(segment: nextSegment)
        let (_, segment) = try builder.finish(identifier: nextSegment, to: output)
        builder = place.builder(analyzer)
        written.append(
            WrittenSegment(description: segment, removed: pending.removed.sorted(), wordCount: words))
        nextSegment += place.step
        pending = PendingDocuments()
    }
}

/// Where and how the documents of one part of the input are written.
public struct WritingPlace: Sendable {
    let directory: IndexDirectory
    let schema: Commit.Schema
    let analyzer: AnalyzerKind
    let segmenter: WordSegmenter
    let budget: Int
    /// The number of the first segment, and what is added for each further one.
    let firstSegment: UInt64
    let step: UInt64

    func builder(_ analyzer: Analyzer) -> SegmentBuilder {
        SegmentBuilder(schema: schema, analyzer: analyzer, spill: directory.spillSpace)
    }
}

/// A segment file that no commit names yet.
public struct WrittenSegment: Sendable {
    var description: Commit.Segment
    /// The documents of it that were replaced or removed while it was built.
    var removed: [Int]
    var wordCount: Int
}
