public import Analysis
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
    private var pending = PendingDocuments()
    private var sourceNumbers: [[UInt8]: Int]
    private var sourceRuns: [UInt64: SourceRuns] = [:]
    private var hasChanges = false
    /// What stopped this writer: after it, what is in memory is neither the last commit nor the next.
    private var failure: IndexingError?

    /// Opens the index in a directory for writing, or begins one there.
    ///
    /// - Parameters:
    ///   - directory: where the index lies; it is made where it does not exist.
    ///   - options: how to analyse; must be what the index was begun with.
    ///   - budget: about how many bytes may be held before a segment is written.
    ///   - segmenter: who finds the words; they are the same.
    /// - Throws: `IndexingError`: locked by another writer, damaged, or built with other options.
    public init(
        _ directory: IndexDirectory, options: IndexingOptions, budget: Int = 256 << 20,
        segmenter: WordSegmenter = .icu
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
        analyzer = Analyzer(kind: options.analyzer, segmenter: segmenter)
        builder = SegmentBuilder(schema: commit.schema, analyzer: analyzer)
        let sources = commit.sources.map { (Array($0.identity.utf8), $0.number) }
        sourceNumbers = Dictionary(sources) { _, last in last }
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
        if let old = sourceNumbers[Array(identity.utf8)] { try removeSource(old) }
        try checkFailure()
        hasChanges = true
        let number = commit.nextSource
        commit.nextSource += 1
        commit.sources.append(
            Commit.Source(
                number: number, name: name, path: path, identity: identity, byteCount: byteCount, hash: hash,
                format: format))
        sourceNumbers[Array(identity.utf8)] = number
        return number
    }

    /// Adds a document of a source; one with the same id that is there already is replaced.
    public mutating func add(_ document: SourceDocument, source: Int) throws(IndexingError) {
        try checkFailure()
        hasChanges = true
        do throws(SegmentError) {
            // Never between a document and its attachments, which must lie in one segment.
            if document.parentID == nil, builder.byteCount > budget || builder.isFull { try flush() }
            try delete(id: document.record.id)
        } catch {
            throw stop(error)
        }
        let parent = document.parentID.flatMap { pending.document($0) }
        builder.add(document, source: source, parent: parent)
        pending.append(id: document.record.id, source: source)
    }

    /// Removes a source with all its documents.
    public mutating func removeSource(_ number: Int) throws(IndexingError) {
        try checkFailure()
        hasChanges = true
        if let index = commit.sources.firstIndex(where: { $0.number == number }) {
            let source = commit.sources.remove(at: index)
            sourceNumbers[Array(source.identity.utf8)] = nil
        }
        pending.remove(source: number)
        do throws(SegmentError) {
            for (index, segment) in segments.enumerated() {
                let runs = sourceRuns[segment.identifier] ?? SourceRuns(segment)
                sourceRuns[segment.identifier] = runs
                try delete(runs.documents(of: number), inSegment: index)
            }
        } catch {
            throw stop(error)
        }
    }

    /// Makes everything since the last commit part of the index, and merges where there are many segments.
    ///
    /// - Parameter maxSegments: merge until there are at most so many.
    /// - Returns: the commit; the old one where nothing has changed.
    /// - Throws: `IndexingError`; the index then stays as it was, and this writer does nothing more.
    public mutating func commit(maxSegments: Int = 10) throws(IndexingError) -> Commit {
        try checkFailure()
        do throws(SegmentError) {
            try flush()
            dropEmptySegments()
            let merges = MergePolicy.runs(commit.segments, maxSegments: max(1, maxSegments))
            guard hasChanges || commit.generation == 0 || !merges.isEmpty else { return commit }
            for run in merges { try merge(run) }
            commit.generation += 1
            try directory.publish(commit)
        } catch {
            throw stop(error)
        }
        hasChanges = false
        return commit
    }

    private func checkFailure() throws(IndexingError) {
        if let failure { throw failure }
    }

    private mutating func stop(_ error: SegmentError) -> IndexingError {
        failure = .index(error)
        return .index(error)
    }

    private mutating func delete(id: String) throws(SegmentError) {
        pending.remove(id: id)
        for (index, segment) in segments.enumerated() {
            guard let document = try segment.document(withID: id) else { continue }
            try delete([document], inSegment: index)
        }
    }

    private mutating func delete(_ documents: [Int], inSegment index: Int) throws(SegmentError) {
        let fresh = documents.filter { !commit.segments[index].isDeleted($0) }
        var cache = RecordCache()
        for document in fresh {
            let record = try segments[index].document(document, cache: &cache)
            commit.segments[index].statistics -= record.statistics
        }
        guard commit.segments[index].statistics.isPossible else {
            throw .corrupt(
                file: segments[index].name, offset: 0, reason: "the statistics contradict the documents")
        }
        commit.segments[index].delete(fresh)
    }

    private mutating func flush() throws(SegmentError) {
        guard builder.writer.documentCount > 0 else { return }
        wordCount += builder.wordCount
        let (bytes, segment) = builder.finish(identifier: commit.nextSegment)
        builder = SegmentBuilder(schema: commit.schema, analyzer: analyzer)
        try append(bytes, segment)
        try delete(pending.removed.sorted(), inSegment: segments.count - 1)
        pending = PendingDocuments()
    }

    private mutating func append(_ bytes: [UInt8], _ segment: Commit.Segment) throws(SegmentError) {
        commit.nextSegment += 1
        try directory.write(bytes, segment: segment.identifier)
        let reader = try SegmentReader(try MappedFile(path: directory.segmentPath(segment.identifier)))
        var segment = segment
        segment.checksum = reader.checksum
        commit.segments.append(segment)
        segments.append(reader)
    }

    /// Forgets the segments of which every document is deleted.
    private mutating func dropEmptySegments() {
        for index in commit.segments.indices.reversed() where commit.segments[index].liveDocumentCount == 0 {
            commit.segments.remove(at: index)
            sourceRuns[segments.remove(at: index).identifier] = nil
        }
    }

    /// Replaces a run of neighbouring segments by one.
    private mutating func merge(_ run: Range<Int>) throws(SegmentError) {
        var merger = SegmentMerger(schema: commit.schema)
        for index in run { try merger.add(segments[index], commit.segments[index]) }
        let (bytes, segment) = try merger.finish(identifier: commit.nextSegment)
        try append(bytes, segment)
        for index in run { sourceRuns[segments[index].identifier] = nil }
        commit.segments.replaceSubrange(run, with: [commit.segments.removeLast()])
        segments.replaceSubrange(run, with: [segments.removeLast()])
    }
}
