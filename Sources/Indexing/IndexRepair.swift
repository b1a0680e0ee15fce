public import Segments

/// Takes damaged segments out of an index, so that the others can be searched and written again.
///
/// What was in them is lost, which this says; files whose documents may have been there are read again by the next run of indexing.
public struct IndexRepair: Sendable {
    /// A segment that was taken out.
    public struct Loss: Sendable {
        /// Its file.
        public let file: String
        /// What is wrong with it.
        public let problem: String
        /// The number of live documents that were in it.
        public let documentCount: Int
        /// The number of clauses that were in it, those of deleted documents included.
        public let clauseCount: Int
    }

    /// What was taken out; nothing where the index was whole.
    public let losses: [Loss]
    /// The paths of the files that are to be read again.
    public let sources: [String]
    /// The state of the index now.
    public let commit: Commit

    /// Repairs the index in a directory.
    ///
    /// - Throws: `IndexingError`: another writer is at work, or the commit itself cannot be read, and then nothing can be done.
    public init(_ directory: IndexDirectory) throws(IndexingError) {
        do throws(SegmentError) {
            let lock = try directory.lockForWriting()
            defer { withExtendedLifetime(lock) {} }
            guard var commit = try directory.recover() else {
                throw SegmentError.noIndex(directory: directory.path)
            }
            let check = try IndexCheck(directory)
            let damaged = commit.segments.filter { check.damagedSegments[$0.identifier] != nil }
            losses = damaged.map { segment in
                Loss(
                    file: directory.segmentPath(segment.identifier),
                    problem: check.damagedSegments[segment.identifier]?.description ?? "",
                    documentCount: segment.liveDocumentCount, clauseCount: segment.clauseCount)
            }
            guard !damaged.isEmpty else {
                sources = []
                self.commit = commit
                return
            }
            let lost = Self.sources(of: damaged, in: directory)
            var paths: [String] = []
            for index in commit.sources.indices where lost?.contains(commit.sources[index].number) ?? true {
                commit.sources[index].byteCount = 0
                commit.sources[index].hash = 0
                paths.append(commit.sources[index].path)
            }
            sources = paths
            commit.segments.removeAll { check.damagedSegments[$0.identifier] != nil }
            commit.generation += 1
            try directory.publish(commit)
            self.commit = commit
        } catch {
            throw .index(error)
        }
    }

    /// The sources whose documents are in some segments; `nil` where that cannot be read any more, so that it may be any.
    private static func sources(of segments: [Commit.Segment], in directory: IndexDirectory) -> Set<Int>? {
        var found: Set<Int> = []
        for segment in segments {
            guard let file = try? directory.map(segment: segment.identifier),
                let segment = try? SegmentReader(file)
            else { return nil }
            found.formUnion(segment.allSources)
        }
        return found
    }
}
