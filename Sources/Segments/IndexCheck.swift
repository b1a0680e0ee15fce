/// Reads everything of an index and compares it with what the index says of itself.
public struct IndexCheck: Sendable {
    /// What is wrong; empty where the index is whole.
    public private(set) var problems: [SegmentError] = []
    /// What is wrong with each segment that is damaged or missing, by its number.
    public private(set) var damagedSegments: [UInt64: SegmentError] = [:]
    /// The commit that was checked.
    public let commit: Commit
    /// The number of clauses.
    public private(set) var clauseCount = 0
    /// The number of terms of all fields.
    public private(set) var termCount = 0
    /// The number of postings of all terms.
    public private(set) var postingCount = 0
    private let sources: Set<Int>

    /// Checks the index in a directory; throws where there is none or its commit cannot be read.
    public init(_ directory: IndexDirectory) throws(SegmentError) {
        self = try directory.withNewestCommit { commit throws(SegmentError) in
            var check = IndexCheck(commit, file: directory.commitPath(commit.generation))
            for segment in commit.segments { try check.check(segment, in: directory) }
            return check
        }
    }

    private init(_ commit: Commit, file: String) {
        self.commit = commit
        sources = Set(commit.sources.map(\.number))
        if sources.count < commit.sources.count {
            problems.append(.corrupt(file: file, offset: 0, reason: "two sources have the same number"))
        }
    }

    /// Checks one segment; throws only where its file is gone, as it is where a writer has replaced the commit meanwhile.
    private mutating func check(_ segment: Commit.Segment, in directory: IndexDirectory) throws(SegmentError)
    {
        do throws(SegmentError) {
            try check(try directory.open(segment), segment)
        } catch {
            guard try directory.newestCommit() == commit.generation else { throw error }
            problems.append(error)
            damagedSegments[segment.identifier] = error
        }
    }

    private mutating func check(_ segment: SegmentReader, _ description: Commit.Segment) throws(SegmentError)
    {
        try segment.verifyChecksums()
        for field in Field.allCases {
            guard let reader = segment.fields[field] else { continue }
            try check(reader, of: segment)
        }
        try segment.checkDocuments()
        try checkRecords(segment, description)
        clauseCount += segment.clauseCount
        segment.letGoOfPages()
    }

    /// Terms in order, postings in order and as many as the dictionary says.
    private mutating func check(_ field: FieldReader, of segment: SegmentReader) throws(SegmentError) {
        var terms = try field.dictionary.cursor()
        var previous: [UInt8]?
        var count = 0
        var positions: [UInt32] = []
        while try terms.next() {
            if let previous, !previous.lexicographicallyPrecedes(terms.key) {
                throw field.postings.corrupt("the terms are not in order")
            }
            previous = terms.key
            count += 1
            var postings = try field.postings(of: terms.entry)
            var found = 0
            var last: UInt32?
            try postings.advance()
            while postings.clause != PostingCursor.noClause {
                guard postings.clause < segment.clauseCount, last.map({ $0 < postings.clause }) ?? true else {
                    throw field.postings.corrupt("the postings of a term are not in order")
                }
                last = postings.clause
                found += 1
                try postings.readPositions(into: &positions)
                if field.hasPositions, positions.count != Int(postings.frequency) {
                    throw field.positions.corrupt("a term has not as many positions as occurrences")
                }
                try postings.advance()
            }
            guard found == terms.entry.clauseCount else {
                throw field.postings.corrupt("a term has not as many postings as its entry says")
            }
            postingCount += found
        }
        guard count == field.dictionary.count else { throw field.postings.corrupt("terms are missing") }
        termCount += count
    }

    /// Every record can be read; the statistics of the live documents add up to those of the commit; every document is of a source that the
    /// commit knows and is found by its id.
    private func checkRecords(_ segment: SegmentReader, _ description: Commit.Segment) throws(SegmentError) {
        var caches = RecordCaches()
        var statistics = CollectionStatistics()
        for document in 0..<segment.documentCount {
            let record = try segment.document(document, cache: &caches.documents)
            for clause in segment.clauses(ofDocument: document) {
                let stored = try segment.clause(clause, cache: &caches.clauses)
                _ = try segment.path(stored.path, cache: &caches.paths)
            }
            guard !description.isDeleted(document) else { continue }
            statistics += record.statistics
            guard sources.contains(segment.source(ofDocument: document)) else {
                throw segment.contradiction(
                    "document '\(record.id)' is of a source that the commit does not name")
            }
            // Only where several ids share a hash the others must be read.
            let candidates = segment.ids.candidates(for: record.id)
            let isAlone = candidates == [document]
            let found = isAlone ? document : try segment.document(withID: record.id)
            guard found == document else {
                throw segment.contradiction(
                    "document '\(record.id)' is not found by its id, or is there twice")
            }
        }
        guard statistics == description.statistics else {
            throw segment.contradiction("the documents do not add up to the statistics in the commit")
        }
    }
}
