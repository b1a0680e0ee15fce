internal import Analysis
internal import Segments

/// A word of the index and the number of clauses that have it.
public struct TermCount: Sendable, Equatable {
    /// The word.
    public var term: String
    /// The number of live clauses with it.
    public var documentFrequency: Int
}

extension Searcher {
    /// The words that begin with a prefix, in code point order.
    public func terms(prefix: String, limit: Int) throws(SearchError) -> [TermCount] {
        let folded = analyzer.kind == .icu ? TextFolder().fold(prefix).string() : prefix
        let key = Array(folded.utf8)
        return try Self.wrap { () throws(SegmentError) in
            var counts: [String: Int] = [:]
            for segment in self.snapshot.segments {
                guard let field = segment.reader.fields[.words] else { continue }
                var cursor = try field.dictionary.cursor(atOrAfter: key)
                var found = 0
                while found < limit, try cursor.next(), cursor.key.starts(with: key) {
                    let count = try self.liveCount(cursor, field, segment)
                    guard count > 0 else { continue }
                    found += 1
                    counts[String(decoding: cursor.key, as: UTF8.self), default: 0] += count
                }
            }
            return counts.filter { $0.value > 0 }
                .map { TermCount(term: $0.key, documentFrequency: $0.value) }
                .sorted { $0.term.utf8.lexicographicallyPrecedes($1.term.utf8) }
                .prefix(limit).map { $0 }
        }
    }

    private func liveCount(
        _ cursor: TermCursor, _ field: FieldReader, _ segment: SnapshotSegment
    ) throws(SegmentError) -> Int {
        guard segment.hasDeletions else { return cursor.entry.clauseCount }
        var postings = try field.postings(of: cursor.entry)
        var count = 0
        while try postings.nextBlock() {
            for clause in postings.blockClauses where segment.isLive(clause) { count += 1 }
        }
        return count
    }
}
