internal import Analysis
internal import Segments

extension Searcher {
    /// The most words of a segment that are looked at.
    private static let maxTerms = 20_000

    /// Document numbers, issuing bodies, titles and words that a beginning may be completed to.
    ///
    /// Numbers, bodies and words begin so; titles may have it anywhere, those that begin so and those that have it behind 关于 or 《
    /// first. Every kind gets its share of the limit; in a kind, what more documents have comes first.
    ///
    /// - Parameters:
    ///   - prefix: the beginning; blanks, width, case, traditional forms and the form of brackets do not matter.
    ///   - limit: the most completions.
    /// - Returns: distinct completions by kind.
    /// - Throws: `SearchError.index` where the index cannot be read.
    public func complete(_ prefix: String, limit: Int) throws(SearchError) -> [Completion] {
        try interruptible { interruption throws(SearchError) in
            try self.complete(prefix, limit: limit, interruption)
        }
    }

    private func complete(
        _ prefix: String, limit: Int, _ interruption: Interruption
    ) throws(SearchError) -> [Completion] {
        let folder = TextFolder()
        let beginning = CompletionPrefix(prefix) { folder.fold($0).scalars }
        guard !beginning.scalars.isEmpty, limit > 0 else { return [] }
        return try Self.wrap { () throws(SegmentError) in
            let keywords = KeywordCompleter(self.snapshot)
            let lists = [
                Self.ordered(keywords.counts("number", prefix, beginning), .number),
                Self.ordered(keywords.counts("issuer", prefix, beginning), .issuer),
                try self.titles(beginning, interruption),
                try self.terms(beginning, limit: limit, interruption),
            ]
            return Self.shared(lists, limit: limit)
        }
    }

    private static func ordered(_ counts: [String: Int], _ kind: Completion.Kind) -> [Completion] {
        counts.sorted {
            $0.value == $1.value ? NaturalOrder.precedes($0.key, $1.key) : $0.value > $1.value
        }.map { Completion(kind: kind, text: $0.key, count: $0.value) }
    }

    private func titles(
        _ prefix: CompletionPrefix, _ interruption: Interruption
    ) throws(SegmentError) -> [Completion] {
        try TitleCompleter(snapshot, interruption).titles(prefix).sorted {
            let (left, right) = ($0.value, $1.value)
            if left.place != right.place { return left.place < right.place }
            if left.count != right.count { return left.count > right.count }
            if left.date != right.date { return left.date > right.date }
            return $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }.map { Completion(kind: .title, text: $0.key, count: $0.value.count) }
    }

    /// Words; where documents are deleted, only the live clauses of the most frequent ones are counted.
    private func terms(
        _ prefix: CompletionPrefix, limit: Int, _ interruption: Interruption
    ) throws(SegmentError) -> [Completion] {
        let key = Array(FoldedString.text(prefix.scalars).utf8)
        var counts: [[UInt8]: Int] = [:]
        for segment in snapshot.segments {
            guard let field = segment.reader.fields[.words] else { continue }
            var cursor = try field.dictionary.cursor(atOrAfter: key)
            var looked = 0
            while looked < Self.maxTerms, interruption.allows(64), try cursor.next(),
                cursor.key.starts(with: key)
            {
                looked += 1
                counts[cursor.key, default: 0] += cursor.entry.clauseCount
            }
        }
        let isLive = !snapshot.segments.contains(where: \.hasDeletions)
        let corrector = SpellingCorrector(snapshot, interruption)
        var live: [String: Int] = [:]
        let frequent = counts.sorted {
            $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
        }.prefix(limit < 10_000 ? 4 * limit + 50 : .max)
        for (word, count) in frequent {
            let count = isLive ? count : try corrector.clauseCount(ofWord: word)
            if count > 0 { live[String(decoding: word, as: UTF8.self)] = count }
        }
        return Self.ordered(live, .term)
    }

    /// The first of each list, so that every kind that has something is seen, filled up in the order of the lists.
    private static func shared(_ lists: [[Completion]], limit: Int) -> [Completion] {
        let kinds = lists.count { !$0.isEmpty }
        guard kinds > 0 else { return [] }
        var taken = lists.map { min($0.count, max(1, limit / kinds)) }
        var left = limit - taken.reduce(0, +)
        for index in lists.indices {
            let more = min(max(0, left), lists[index].count - taken[index])
            taken[index] += more
            left -= more
        }
        return Array(zip(lists, taken).flatMap { $0.prefix($1) }.prefix(limit))
    }
}
