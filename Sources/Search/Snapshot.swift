public import Segments

/// The parts of one index visible at one commit.
///
/// A snapshot never changes, so any number of threads may search it; it keeps its files mapped until released.
public struct Snapshot: Sendable {
    /// The commit.
    public let commit: Commit
    /// The segments with what the commit says of them.
    public let segments: [SnapshotSegment]
    /// The statistics of all live clauses.
    public let statistics: CollectionStatistics

    /// Opens the newest commit of a directory.
    ///
    /// Maps files and decodes nothing.
    public init(_ directory: IndexDirectory) throws(SegmentError) {
        let (commit, readers) = try directory.open()
        self.init(commit: commit, readers: readers)
    }

    /// Puts a snapshot together from opened segments.
    public init(commit: Commit, readers: [SegmentReader]) {
        self.commit = commit
        var statistics = CollectionStatistics()
        var segments: [SnapshotSegment] = []
        var base = 0
        for (index, reader) in readers.enumerated() {
            segments.append(
                SnapshotSegment(
                    number: index, base: base, reader: reader, description: commit.segments[index]))
            statistics += commit.segments[index].statistics
            base += reader.clauseCount
        }
        self.segments = segments
        self.statistics = statistics
    }

    /// The file that a document came from.
    public func source(_ number: Int) -> Commit.Source? {
        var low = 0
        var high = commit.sources.count
        while low < high {
            let middle = (low + high) / 2
            if commit.sources[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < commit.sources.count && commit.sources[low].number == number ? commit.sources[low] : nil
    }
}

/// One segment of a snapshot.
public struct SnapshotSegment: Sendable {
    /// Its place among the segments.
    public let number: Int
    /// The number of clauses in the segments before it.
    public let base: Int
    /// The segment.
    public let reader: SegmentReader
    /// What the commit says of it.
    public let description: Commit.Segment

    /// Whether some of its documents are deleted.
    public var hasDeletions: Bool { !description.deletedDocuments.isEmpty }

    /// Whether a clause belongs to a document that is not deleted.
    public func isLive(_ clause: UInt32) -> Bool {
        !hasDeletions || !description.isDeleted(reader.document(ofClause: clause))
    }
}
