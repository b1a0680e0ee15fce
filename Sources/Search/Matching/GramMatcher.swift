internal import Segments

/// Finds the clauses of a segment that contain a string, by the postings of its characters and pairs alone.
///
/// No word is looked at, so no segmentation can lose an occurrence or invent one.
struct GramMatcher {
    let segment: SegmentReader
    let pairs: FieldReader
    private let interruption: Interruption

    /// Makes a matcher; `nil` where the segment has no grams.
    init?(_ segment: SegmentReader, _ interruption: Interruption = Interruption()) {
        self.interruption = interruption
        guard let pairs = segment.fields[.pairs] else { return nil }
        self.segment = segment
        self.pairs = pairs
    }

    /// The clauses that contain `text` (folded scalars), with the number of start positions in each.
    func matches(_ text: [UInt32]) throws(SegmentError) -> Matches {
        switch text.count {
        case 0: return Matches()
        case 1: return try character(text[0])
        case 2: return try pair(text)
        default: return try string(text)
        }
    }

    /// The postings of one character: its own where it has some, else those of all terms that begin with its rank.
    private func character(_ character: UInt32) throws(SegmentError) -> Matches {
        guard let key = segment.alphabet.key(of: [character]) else { return Matches() }
        if let field = segment.fields[.characters], let entry = try field.dictionary.find(key) {
            return try list(field, entry)
        }
        var sums = [UInt32](repeating: 0, count: segment.clauseCount)
        var cursor = try pairs.dictionary.cursor(atOrAfter: key)
        while try cursor.next(), cursor.key.starts(with: key), interruption.allows(64) {
            var list = try pairs.postings(of: cursor.entry)
            while try list.nextBlock(), interruption.allows(128) { list.addBlock(to: &sums) }
        }
        var matches = Matches()
        for (clause, sum) in sums.enumerated() where sum > 0 { matches.append(UInt32(clause), count: sum) }
        return matches
    }

    private func pair(_ text: [UInt32]) throws(SegmentError) -> Matches {
        guard let key = segment.alphabet.key(of: text), let entry = try pairs.dictionary.find(key) else {
            return Matches()
        }
        return try list(pairs, entry)
    }

    private func list(_ field: FieldReader, _ entry: TermEntry) throws(SegmentError) -> Matches {
        var cursor = try field.postings(of: entry)
        var matches = Matches()
        while try cursor.nextBlock(), interruption.allows(128) {
            cursor.appendBlock(clauses: &matches.clauses, frequencies: &matches.counts)
        }
        return matches
    }

    /// Every second pair and the last one cover all characters; they must stand at their distances.
    private func string(_ text: [UInt32]) throws(SegmentError) -> Matches {
        guard var parts = try parts(of: text) else { return Matches() }
        var matches = Matches()
        var starts: [UInt32] = []
        var positions: [UInt32] = []
        try parts[0].cursor.advance()
        while let clause = try align(&parts), interruption.allows(16 * parts.count) {
            try findStarts(&parts, into: &starts, &positions)
            if !starts.isEmpty { matches.append(clause, count: UInt32(starts.count)) }
            try parts[0].cursor.advance()
        }
        return matches
    }

    struct StringPart {
        var offset: Int
        var cursor: PostingCursor
    }

    /// The pairs that make up a string of at least two characters, the rarest first; `nil` where one does not occur.
    func parts(of text: [UInt32]) throws(SegmentError) -> [StringPart]? {
        var parts: [StringPart] = []
        for offset in 0..<(text.count - 1) where offset % 2 == 0 || offset == text.count - 2 {
            guard interruption.allows(256), let key = segment.alphabet.key(of: text[offset...(offset + 1)]),
                let entry = try pairs.dictionary.find(key)
            else { return nil }
            parts.append(StringPart(offset: offset, cursor: try pairs.postings(of: entry)))
        }
        parts.sort { $0.cursor.clauseCount < $1.cursor.clauseCount }
        return parts
    }

    /// Moves all cursors to the next clause that they share.
    private func align(_ parts: inout [StringPart]) throws(SegmentError) -> UInt32? {
        var target = parts[0].cursor.clause
        var index = 1
        while target != PostingCursor.noClause, index < parts.count, interruption.allows(4) {
            try parts[index].cursor.advance(to: target)
            if parts[index].cursor.clause == target {
                index += 1
            } else {
                try parts[0].cursor.advance(to: parts[index].cursor.clause)
                target = parts[0].cursor.clause
                index = 1
            }
        }
        return target == PostingCursor.noClause || index < parts.count ? nil : target
    }

    /// The start positions of the string in the current clause: those of the rarest part that all others confirm.
    func findStarts(
        _ parts: inout [StringPart], into starts: inout [UInt32], _ positions: inout [UInt32]
    ) throws(SegmentError) {
        try parts[0].cursor.readPositions(into: &starts)
        // Positions that lie before the part's place in the string are not the string's.
        let first = UInt32(parts[0].offset)
        var count = 0
        for start in starts where start >= first {
            starts[count] = start &- first
            count += 1
        }
        for index in 1..<parts.count where count > 0 {
            try parts[index].cursor.readPositions(into: &positions)
            let offset = UInt32(parts[index].offset)
            var kept = 0
            var at = 0
            for number in 0..<count {
                let wanted = starts[number] &+ offset
                while at < positions.count, positions[at] < wanted { at += 1 }
                guard at < positions.count else { break }
                if positions[at] == wanted {
                    starts[kept] = starts[number]
                    kept += 1
                }
            }
            count = kept
        }
        starts.removeLast(starts.count - count)
    }
}
