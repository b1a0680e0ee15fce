internal import Analysis
public import Segments

/// The one writer of an index: takes documents in, replaces and removes sources, and commits all or nothing.
public struct IndexWriter: ~Copyable {
    private let directory: IndexDirectory
    private let lock: FileLock
    private let analyzer: Analyzer
    private let budget: Int
    private var commit: Commit
    private var segments: [SegmentReader]
    private var builder: SegmentBuilder
    private var pendingIDs = PendingIDs()
    private var replacedPending: [Int] = []
    private var hasChanges = false

    /// Opens the index in a directory for writing, or begins one there.
    ///
    /// - Parameters:
    ///   - directory: where the index lies; it is made where it does not exist.
    ///   - options: how to analyse; must be what the index was begun with.
    ///   - budget: about how many bytes may be held before a segment is written.
    /// - Throws: `IndexingError`: locked by another writer, damaged, or built with other options.
    public init(
        _ directory: IndexDirectory, options: IndexingOptions, budget: Int = 256 << 20
    ) throws(IndexingError) {
        let lock = try IndexingError.wrap { () throws(SegmentError) in try directory.lockForWriting() }
        let commit = try IndexingError.wrap { () throws(SegmentError) in
            try directory.readCommitIfAny() ?? Commit(schema: options.schema)
        }
        guard commit.generation == 0 || options.matches(commit.schema) else {
            throw .schemaMismatch(
                directory: directory.path, found: IndexingOptions.describe(commit.schema),
                asked: IndexingOptions.describe(options.schema))
        }
        segments = try IndexingError.wrap { () throws(SegmentError) in try directory.open(commit) }
        self.directory = directory
        self.lock = lock
        self.commit = commit
        self.budget = budget
        analyzer = Analyzer(kind: options.analyzer)
        builder = SegmentBuilder(schema: commit.schema, analyzer: analyzer)
    }

    /// The files that the index holds.
    public var sources: [Commit.Source] { commit.sources }
    /// The number of words taken in by this writer.
    public private(set) var wordCount = 0
    /// Whether this ICU or analyser is another than the one that the index was begun with.
    public var hasOtherAnalysis: Bool {
        commit.schema.icuVersion != Analyzer.icuVersion
            || commit.schema.analyzerVersion != IndexingOptions.analyzerVersion
    }

    /// Registers a file and gives its number; the documents of an earlier version of it are removed.
    public mutating func beginSource(
        path: String, identity: String, name: String, byteCount: Int, hash: UInt64, format: String
    ) throws(IndexingError) -> Int {
        hasChanges = true
        if let old = commit.sources.first(where: { $0.identity == identity }) { try removeSource(old.number) }
        let number = commit.nextSource
        commit.nextSource += 1
        commit.sources.append(
            Commit.Source(
                number: number, name: name, path: path, identity: identity, byteCount: byteCount, hash: hash,
                format: format))
        return number
    }

    /// Adds a document of a source; one with the same id that is there already is replaced.
    public mutating func add(_ document: SourceDocument, source: Int) throws(IndexingError) {
        hasChanges = true
        // Never between a document and its attachments, which must lie in one segment.
        if document.parentID == nil, builder.byteCount > budget { try flush() }
        try delete(id: document.record.id)
        let parent = document.parentID.flatMap { pendingIDs.document($0) }
        let number = builder.add(document, source: source, parent: parent)
        pendingIDs.insert(document.record.id, document: number)
    }

    /// Removes a source with all its documents.
    public mutating func removeSource(_ number: Int) throws(IndexingError) {
        hasChanges = true
        commit.sources.removeAll { $0.number == number }
        for (index, segment) in segments.enumerated() {
            let documents = (0..<segment.documentCount).filter { segment.source(ofDocument: $0) == number }
            do throws(SegmentError) {
                try delete(documents, inSegment: index)
            } catch {
                throw .index(error)
            }
        }
    }

    /// Makes everything since the last commit part of the index, and merges where there are many segments.
    ///
    /// - Parameter maxSegments: merge until there are at most so many.
    /// - Returns: the commit; the old one where nothing has changed.
    public mutating func commit(maxSegments: Int = 10) throws(IndexingError) -> Commit {
        try flush()
        let merges = MergePolicy.runs(commit.segments, maxSegments: max(1, maxSegments))
        guard hasChanges || commit.generation == 0 || !merges.isEmpty else { return commit }
        do throws(SegmentError) {
            for run in merges { try merge(run) }
            commit.generation += 1
            try directory.publish(commit)
        } catch {
            throw .index(error)
        }
        hasChanges = false
        return commit
    }

    private mutating func delete(id: String) throws(IndexingError) {
        if let pending = pendingIDs.document(id) { replacedPending.append(pending) }
        for (index, segment) in segments.enumerated() {
            do throws(SegmentError) {
                guard let document = try segment.document(withID: id) else { continue }
                try delete([document], inSegment: index)
            } catch {
                throw .index(error)
            }
        }
    }

    private mutating func delete(_ documents: [Int], inSegment index: Int) throws(SegmentError) {
        let fresh = documents.filter { !commit.segments[index].isDeleted($0) }
        for document in fresh {
            commit.segments[index].statistics -= try segments[index].document(document).statistics
        }
        commit.segments[index].delete(fresh)
    }

    private mutating func flush() throws(IndexingError) {
        guard builder.writer.documentCount > 0 else { return }
        wordCount += builder.wordCount
        let (bytes, segment) = builder.finish(identifier: commit.nextSegment)
        builder = SegmentBuilder(schema: commit.schema, analyzer: analyzer)
        pendingIDs = PendingIDs()
        do throws(SegmentError) {
            try append(bytes, segment)
            try delete(replacedPending.sorted(), inSegment: segments.count - 1)
        } catch {
            throw .index(error)
        }
        replacedPending = []
    }

    private mutating func append(_ bytes: [UInt8], _ segment: Commit.Segment) throws(SegmentError) {
        commit.nextSegment += 1
        try directory.write(bytes, segment: segment.identifier)
        commit.segments.append(segment)
        segments.append(try SegmentReader(try MappedFile(path: directory.segmentPath(segment.identifier))))
    }

    /// Replaces a run of neighbouring segments by one.
    private mutating func merge(_ run: Range<Int>) throws(SegmentError) {
        var merger = SegmentMerger(schema: commit.schema)
        for index in run { try merger.add(segments[index], commit.segments[index]) }
        let (bytes, segment) = try merger.finish(identifier: commit.nextSegment)
        try append(bytes, segment)
        commit.segments.replaceSubrange(run, with: [commit.segments.removeLast()])
        segments.replaceSubrange(run, with: [segments.removeLast()])
    }
}
