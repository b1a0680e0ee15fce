/// Reads everything of an index and compares it with what the index says of itself.
public struct IndexCheck: Sendable {
    /// What is wrong; empty where the index is whole.
    public private(set) var problems: [SegmentError] = []
    /// The number of segments.
    public private(set) var segmentCount = 0
    /// The number of clauses.
    public private(set) var clauseCount = 0
    /// The number of terms of all fields.
    public private(set) var termCount = 0
    /// The number of postings of all terms.
    public private(set) var postingCount = 0

    /// Checks the index in a directory; throws where there is none or its commit cannot be read.
    public init(_ directory: IndexDirectory) throws(SegmentError) {
        let commit = try directory.readCommit()
        segmentCount = commit.segments.count
        for segment in commit.segments {
            do throws(SegmentError) {
                var single = commit
                single.segments = [segment]
                for reader in try directory.open(single) { try check(reader, segment) }
            } catch {
                problems.append(error)
            }
        }
    }

    private mutating func check(_ segment: SegmentReader, _ description: Commit.Segment) throws(SegmentError)
    {
        try segment.verifyChecksums()
        clauseCount += segment.clauseCount
        for field in Field.allCases {
            guard let reader = segment.fields[field] else { continue }
            try check(reader, of: segment)
        }
        try checkRecords(segment, description)
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
            try postings.advance()
            while postings.clause != PostingCursor.noClause {
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

    /// Every record can be read; the statistics of the live documents add up to those of the commit.
    private func checkRecords(_ segment: SegmentReader, _ description: Commit.Segment) throws(SegmentError) {
        var caches = RecordCaches()
        var statistics = CollectionStatistics()
        for document in 0..<segment.documentCount {
            let record = try segment.document(document, cache: &caches.documents)
            if !description.isDeleted(document) { statistics += record.statistics }
            for clause in segment.clauses(ofDocument: document) {
                let stored = try segment.clause(clause, cache: &caches.clauses)
                _ = try segment.path(stored.path, cache: &caches.paths)
            }
        }
        guard statistics == description.statistics else {
            throw segment.file.bytes.corrupt("the documents do not add up to the statistics in the commit")
        }
    }
}
