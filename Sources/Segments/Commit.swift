/// What an index consists of at one moment: its segments, its sources and how they were analysed.
public struct Commit: Sendable, Equatable {
    /// Counts the commits of an index, from 1.
    public var generation: Int
    /// How the text was analysed.
    public var schema: Schema
    /// The segments, in the order of indexing.
    public var segments: [Segment]
    /// The files that were read, by their numbers.
    public var sources: [Source]
    /// The number that the next segment gets; numbers are never used twice.
    public var nextSegment: UInt64
    /// The number that the next source gets.
    public var nextSource: Int

    /// How the text of an index was analysed.
    public struct Schema: Sendable, Equatable {
        /// The analyser: `icu` or `whitespace`.
        public var analyzer: String
        /// Whether there are pairs for exact matching.
        public var hasGrams: Bool
        /// Whether words carry positions.
        public var hasWordPositions: Bool
        /// Whether there are lists of neighbouring frequent words.
        public var hasWordPairs: Bool
        /// Whether the text of the clauses is stored.
        public var storesText: Bool
        /// The version of the analyser.
        public var analyzerVersion: Int
        /// The version of ICU, as 72.1.
        public var icuVersion: String

        /// Makes a schema of its parts.
        public init(
            analyzer: String, hasGrams: Bool, hasWordPositions: Bool, hasWordPairs: Bool = false,
            storesText: Bool = true, analyzerVersion: Int, icuVersion: String
        ) {
            self.analyzer = analyzer
            self.hasGrams = hasGrams
            self.hasWordPositions = hasWordPositions
            self.hasWordPairs = hasWordPairs
            self.storesText = storesText
            self.analyzerVersion = analyzerVersion
            self.icuVersion = icuVersion
        }
    }

    /// One segment file.
    public struct Segment: Sendable, Equatable {
        /// The number in its name.
        public var identifier: UInt64
        /// The size of the file in bytes.
        public var byteCount: Int
        /// The numbers of documents and clauses, deleted ones included.
        public var documentCount: Int
        /// … of clauses.
        public var clauseCount: Int
        /// The deleted documents, as increasing, disjoint ranges.
        public var deletedDocuments: [Range<Int>]
        /// The statistics of what is not deleted.
        public var statistics: CollectionStatistics
        /// The checksum in the trailer of the file (see `SegmentReader.checksum`).
        public var checksum: UInt32

        /// Makes the description of a segment without deletions.
        public init(
            identifier: UInt64, byteCount: Int, documentCount: Int, clauseCount: Int,
            statistics: CollectionStatistics, checksum: UInt32 = 0
        ) {
            self.identifier = identifier
            self.byteCount = byteCount
            self.documentCount = documentCount
            self.clauseCount = clauseCount
            deletedDocuments = []
            self.statistics = statistics
            self.checksum = checksum
        }

        /// The number of documents that are not deleted.
        public var liveDocumentCount: Int {
            documentCount - deletedDocuments.reduce(0) { $0 + $1.count }
        }

        /// Deletes documents; those that are deleted already stay so.
        public mutating func delete(_ documents: [Int]) {
            guard documents.count > 1 else {
                if let document = documents.first { delete(document) }
                return
            }
            var ranges = deletedDocuments
            ranges += documents.map { $0..<($0 + 1) }
            ranges.sort { $0.lowerBound < $1.lowerBound }
            deletedDocuments = []
            for range in ranges {
                if let last = deletedDocuments.last, last.upperBound >= range.lowerBound {
                    let end = max(last.upperBound, range.upperBound)
                    deletedDocuments[deletedDocuments.count - 1] = last.lowerBound..<end
                } else {
                    deletedDocuments.append(range)
                }
            }
        }

        /// Whether a document is deleted.
        ///
        /// O(log n).
        public func isDeleted(_ document: Int) -> Bool {
            let index = firstRange(endingAfter: document)
            return index < deletedDocuments.count && deletedDocuments[index].contains(document)
        }

        /// Deletes one document, which may join the ranges beside it.
        private mutating func delete(_ document: Int) {
            let index = firstRange(endingAfter: document)
            let next = index < deletedDocuments.count ? deletedDocuments[index] : nil
            guard next?.contains(document) != true else { return }
            let before = index > 0 ? deletedDocuments[index - 1] : nil
            let start = before.flatMap { $0.upperBound == document ? $0.lowerBound : nil }
            let end = next.flatMap { $0.lowerBound == document + 1 ? $0.upperBound : nil }
            let joined = (start ?? document)..<(end ?? document + 1)
            deletedDocuments.replaceSubrange(
                (start == nil ? index : index - 1)..<(end == nil ? index : index + 1), with: [joined])
        }

        private func firstRange(endingAfter document: Int) -> Int {
            var low = 0
            var high = deletedDocuments.count
            while low < high {
                let middle = (low + high) / 2
                if deletedDocuments[middle].upperBound <= document { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// One file that was read.
    public struct Source: Sendable, Equatable {
        /// Its number, never used twice.
        public var number: Int
        /// What the ids of its documents begin with; no other source of the index has the same.
        public var name: String
        /// The path as it was given.
        public var path: String
        /// The absolute path, by which it is recognised.
        public var identity: String
        /// The size in bytes.
        public var byteCount: Int
        /// A hash of the content.
        public var hash: UInt64
        /// How it was read: gazette, jsonl, text and so on; a change of it makes the file a changed one.
        public var format: String

        /// Makes a source of its parts.
        public init(
            number: Int, name: String, path: String, identity: String, byteCount: Int, hash: UInt64,
            format: String
        ) {
            self.number = number
            self.name = name
            self.path = path
            self.identity = identity
            self.byteCount = byteCount
            self.hash = hash
            self.format = format
        }
    }

    /// Makes the commit before the first: nothing indexed yet.
    public init(schema: Schema) {
        generation = 0
        self.schema = schema
        segments = []
        sources = []
        nextSegment = 1
        nextSource = 1
    }
}
