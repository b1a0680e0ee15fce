public import Analysis
public import Segments

/// The one writer of an index: takes documents in, replaces and removes sources, and commits all or nothing.
public struct IndexWriter: ~Copyable {
    private let directory: IndexDirectory
    private let lock: FileLock
    private let options: IndexingOptions
    private let segmenter: WordSegmenter
    private let budget: Int
    private var commit: Commit
    private var segments: [SegmentReader]
    /// Where documents go that are added one by one; none since the last commit where it is `nil`.
    private var documents: DocumentWriter?
    private var sourceNumbers: [[UInt8]: Int]
    private var sourceRuns: [UInt64: SourceRuns] = [:]
    private var hasChanges = false
    /// Segments from this number on are in no commit yet.
    private var firstNewSegment: UInt64
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
            try directory.recover() ?? Commit(schema: options.schema)
        }
        guard commit.generation == 0 || options.matches(commit.schema) else {
            throw .schemaMismatch(
                directory: directory.path, found: IndexingOptions.describe(commit.schema),
                asked: IndexingOptions.describe(options.schema))
        }
        try self.init(directory, commit, lock, options: options, budget: budget, segmenter: segmenter)
    }

    /// Opens the index that is in a directory for writing, with the options that it was begun with.
    public init(existing directory: IndexDirectory, budget: Int = 256 << 20) throws(IndexingError) {
        // Where there is no index, none is begun.
        _ = try IndexingError.wrap { () throws(SegmentError) in try directory.readCommit() }
        let lock = try IndexingError.wrap { () throws(SegmentError) in try directory.lockForWriting() }
        let commit = try IndexingError.wrap { () throws(SegmentError) in try directory.recover() }
        guard let commit else { throw .index(.noIndex(directory: directory.path)) }
        guard let options = IndexingOptions(commit.schema) else {
            throw .index(.corrupt(file: directory.path, offset: 0, reason: "the analyser is unknown"))
        }
        try self.init(directory, commit, lock, options: options, budget: budget, segmenter: .icu)
    }

    private init(
        _ directory: IndexDirectory, _ commit: Commit, _ lock: FileLock, options: IndexingOptions,
        budget: Int,
        segmenter: WordSegmenter
    ) throws(IndexingError) {
        segments = try IndexingError.wrap { () throws(SegmentError) in try directory.open(commit) }
        self.directory = directory
        self.lock = lock
        self.commit = commit
        firstNewSegment = commit.nextSegment
        self.budget = budget
        self.options = options
        self.segmenter = segmenter
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
        if documents == nil { documents = DocumentWriter(place(part: 0, of: 1, budget: budget)) }
        do throws(SegmentError) {
            try documents?.add(document, source: source)
        } catch {
            throw stop(error)
        }
    }

    /// Where the documents of one of several parts of the input are to be written, which are built at the same time and
    /// adopted in their order.
    ///
    /// - Parameters:
    ///   - part: the number of the part, from 0; each is used once before the next commit.
    ///   - count: the number of parts.
    ///   - budget: about how many bytes may be held for this part before a segment is written.
    /// - Returns: what a `DocumentWriter` needs.
    public func place(part: Int, of count: Int, budget: Int) -> WritingPlace {
        WritingPlace(
            directory: directory, schema: commit.schema, analyzer: options.analyzer, segmenter: segmenter,
            budget: budget,
            firstSegment: commit.nextSegment + UInt64(part), step: UInt64(count))
    }

    /// Makes segments that were written elsewhere part of what the next commit names, after all that are there; documents
    /// with the same ids are replaced.
    public mutating func adopt(_ written: [WrittenSegment]) throws(IndexingError) {
        try checkFailure()
        do throws(SegmentError) {
            try take(written)
        } catch {
            throw stop(error)
        }
    }

    /// Sees to it that a source is read again, because it is not known what of it was read.
    public mutating func forgetContent(ofSource number: Int) {
        guard let index = commit.sources.firstIndex(where: { $0.number == number }) else { return }
        commit.sources[index].byteCount = 0
        commit.sources[index].hash = 0
        hasChanges = true
    }

    /// Removes a source with all its documents.
    public mutating func removeSource(_ number: Int) throws(IndexingError) {
        try checkFailure()
        hasChanges = true
        if let index = commit.sources.firstIndex(where: { $0.number == number }) {
            let source = commit.sources.remove(at: index)
            sourceNumbers[Array(source.identity.utf8)] = nil
        }
        do throws(SegmentError) {
            documents?.remove(source: number)
            try takeWritten()
            for (index, segment) in segments.enumerated() {
                let runs = sourceRuns[segment.identifier] ?? SourceRuns(segment)
                sourceRuns[segment.identifier] = runs
                try delete(runs.documents(of: number), inSegment: index)
            }
        } catch {
            throw stop(error)
        }
    }

    /// Removes documents by their ids, each with what is attached to it; the files that they are of are not read again for that.
    ///
    /// - Returns: the ids of which there was a document.
    public mutating func removeDocuments(withIDs ids: [String]) throws(IndexingError) -> [String] {
        try checkFailure()
        do throws(SegmentError) {
            // What is still being built becomes a segment, of which documents can be removed.
            try take(try documents?.finish() ?? [])
            documents = nil
            var found: Set<String> = []
            for (index, segment) in segments.enumerated() {
                var removed: Set<Int> = []
                for id in ids {
                    guard let document = try segment.document(withID: id),
                        !commit.segments[index].isDeleted(document)
                    else { continue }
                    removed.insert(document)
                    found.insert(id)
                }
                guard let first = removed.min() else { continue }
                for document in first..<segment.documentCount
                where removed.contains(segment.parent(ofDocument: document)) {
                    removed.insert(document)
                }
                try delete(removed.sorted(), inSegment: index)
                hasChanges = true
            }
            return ids.filter(found.contains)
        } catch {
            throw stop(error)
        }
    }

    /// Makes everything since the last commit part of the index, and merges where there are many segments.
    ///
    /// - Parameters:
    ///   - maxSegments: merge until there are at most so many.
    ///   - reorders: put the documents of the new segments, which become one, and of what is merged into an order in which
    ///     those that share words are neighbours (see `DocumentOrder`).
    /// - Returns: the commit; the old one where nothing has changed.
    /// - Throws: `IndexingError`; the index then stays as it was, and this writer does nothing more.
    public mutating func commit(
        maxSegments: Int = 10, reorders: Bool = false
    ) throws(IndexingError) -> Commit {
        try checkFailure()
        do throws(SegmentError) {
            let last = try documents?.finish() ?? []
            documents = nil
            try take(last)
            dropEmptySegments()
            if reorders { try reorderNewSegments() }
            let merges = MergePolicy.runs(commit.segments, maxSegments: max(1, maxSegments))
            guard hasChanges || commit.generation == 0 || !merges.isEmpty else { return commit }
            for run in merges { try merge(run, reorders: reorders) }
            commit.generation += 1
            try directory.publish(commit)
        } catch {
            throw stop(error)
        }
        hasChanges = false
        firstNewSegment = commit.nextSegment
        return commit
    }

    private func checkFailure() throws(IndexingError) {
        if let failure { throw failure }
    }

    private mutating func stop(_ error: SegmentError) -> IndexingError {
        failure = .index(error)
        return .index(error)
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

    private mutating func takeWritten() throws(SegmentError) {
        try take(documents?.takeWritten() ?? [])
    }

    private mutating func take(_ written: [WrittenSegment]) throws(SegmentError) {
        for new in written {
            let reader = try open(new.description.identifier)
            for (index, segment) in segments.enumerated() {
                try delete(try segment.documents(withIDsOf: reader), inSegment: index)
            }
            append(reader, new.description)
            try delete(new.removed, inSegment: segments.count - 1)
            wordCount += new.wordCount
            hasChanges = true
        }
    }

    private func open(_ identifier: UInt64) throws(SegmentError) -> SegmentReader {
        try SegmentReader(try directory.map(segment: identifier))
    }

    private mutating func append(_ reader: SegmentReader, _ segment: Commit.Segment) {
        commit.nextSegment = max(commit.nextSegment, segment.identifier + 1)
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

    /// Makes one segment of all that are new, or as few as can hold their text.
    private mutating func reorderNewSegments() throws(SegmentError) {
        let first = commit.segments.firstIndex { $0.identifier >= firstNewSegment }
        let new = (first ?? commit.segments.count)..<commit.segments.count
        for run in MergePolicy.fullRuns(commit.segments, of: new) { try merge(run, reorders: true) }
    }

    /// Replaces a run of neighbouring segments by one.
    private mutating func merge(_ run: Range<Int>, reorders: Bool) throws(SegmentError) {
        var merger = SegmentMerger(schema: commit.schema, spill: directory.spillSpace)
        if reorders {
            let sources = run.map {
                SegmentMerger.Source(segment: segments[$0], description: commit.segments[$0])
            }
            let records = Set(commit.sources.filter { $0.format == "jsonl" }.map(\.number))
            let order = try DocumentOrder(sources).documents { records.contains($0) }
            try merger.add(sources, in: order, budget: budget)
        } else {
            for index in run { try merger.add(segments[index], commit.segments[index]) }
        }
        let output = try directory.create(segment: commit.nextSegment)
        let (_, segment) = try merger.finish(identifier: commit.nextSegment, to: output)
        append(try open(segment.identifier), segment)
        for index in run { sourceRuns[segments[index].identifier] = nil }
        commit.segments.replaceSubrange(run, with: [commit.segments.removeLast()])
        segments.replaceSubrange(run, with: [segments.removeLast()])
    }
}
