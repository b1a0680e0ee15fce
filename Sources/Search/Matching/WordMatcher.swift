internal import Segments

/// Finds the clauses of a segment that have words.
struct WordMatcher {
    private let field: FieldReader?
    private let interruption: Interruption

    init(_ segment: SegmentReader, _ interruption: Interruption = Interruption()) {
        self.interruption = interruption
        field = segment.fields[.words]
    }

    /// The clauses with a word, counted by its occurrences.
    func matches(_ word: [UInt8]) throws(SegmentError) -> Matches {
        guard let field, let entry = try field.dictionary.find(word) else { return Matches() }
        var cursor = try field.postings(of: entry)
        var matches = Matches()
        while try cursor.nextBlock(), interruption.allows(128) {
            cursor.appendBlock(clauses: &matches.clauses, frequencies: &matches.counts)
        }
        return matches
    }

    /// The clauses with all words, found by the rarest first.
    func matchesAll(_ words: [[UInt8]]) throws(SegmentError) -> Matches {
        guard let field else { return Matches() }
        var cursors: [PostingCursor] = []
        for word in words {
            guard let entry = try field.dictionary.find(word) else { return Matches() }
            cursors.append(try field.postings(of: entry))
        }
        cursors.sort { $0.clauseCount < $1.clauseCount }
        guard !cursors.isEmpty else { return Matches() }
        var matches = Matches()
        try cursors[0].advance()
        candidates: while cursors[0].clause != PostingCursor.noClause, interruption.allows(cursors.count) {
            let clause = cursors[0].clause
            var count = cursors[0].frequency
            for index in 1..<max(1, cursors.count) where index < cursors.count {
                try cursors[index].advance(to: clause)
                guard cursors[index].clause == clause else {
                    try cursors[0].advance(to: cursors[index].clause)
                    continue candidates
                }
                count &+= cursors[index].frequency
            }
            matches.append(clause, count: count)
            try cursors[0].advance()
        }
        return matches
    }

    /// The clauses where the words follow each other.
    func matchesPhrase(_ words: [[UInt8]]) throws(SegmentError) -> Matches {
        guard let field, field.hasPositions, !words.isEmpty else { return Matches() }
        var cursors: [(offset: UInt32, cursor: PostingCursor)] = []
        for (offset, word) in words.enumerated() {
            guard let entry = try field.dictionary.find(word) else { return Matches() }
            cursors.append((UInt32(offset), try field.postings(of: entry)))
        }
        let candidates = try matchesAll(words)
        var matches = Matches()
        var positions: [UInt32] = []
        for clause in candidates.clauses where interruption.allows(16 * cursors.count) {
            var starts: [UInt32] = []
            for index in cursors.indices {
                try cursors[index].cursor.advance(to: clause)
                try cursors[index].cursor.readPositions(into: &positions)
                let shift = cursors[index].offset
                if index == 0 {
                    starts = positions
                } else {
                    var at = 0
                    starts.removeAll { start in
                        at = positions.gallop(to: start + shift, from: at)
                        return at == positions.count || positions[at] != start + shift
                    }
                }
                if starts.isEmpty { break }
            }
            if !starts.isEmpty { matches.append(clause, count: UInt32(starts.count)) }
        }
        return matches
    }
}
