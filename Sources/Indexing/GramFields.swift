internal import Segments

/// Writes pairs in key order, and with them the postings of the characters that are too frequent to be merged from pairs.
///
/// The key of a pair is two ranks; the last character of a clause is a key of one rank, so that the terms that begin with
/// a character's rank hold all its occurrences.
struct GramFields {
    private var pairs: FieldWriter
    private var characters: FieldWriter
    private var first: UInt32?
    private var firstKey: [UInt8] = []
    /// Clause and frequency, in the two halves, of each posting of the pairs that begin with `first`.
    private var group: [UInt64] = []

    init(pairs: FieldWriter, characters: FieldWriter) {
        self.pairs = pairs
        self.characters = characters
    }

    /// Appends the postings of a pair, or of a last character.
    mutating func append(_ gram: [UInt32], ranks: [Int], _ list: PostingList) {
        var key: [UInt8] = []
        for rank in ranks { Alphabet.append(rank: rank, to: &key) }
        pairs.append(key, list)
        if first != gram[0] {
            endGroup()
            first = gram[0]
            firstKey = []
            Alphabet.append(rank: ranks[0], to: &firstKey)
        }
        for (clause, frequency) in zip(list.clauses, list.frequencies) {
            group.append(UInt64(clause) << 32 | UInt64(frequency))
        }
    }

    /// The finished writers of pairs and characters.
    mutating func finish() -> [FieldWriter] {
        endGroup()
        return [pairs, characters]
    }

    private mutating func endGroup() {
        defer { group.removeAll(keepingCapacity: true) }
        guard group.count >= SegmentLayout.characterThreshold else { return }
        group.sort()
        var list = PostingList()
        for posting in group {
            let clause = UInt32(posting >> 32)
            if list.clauses.last == clause {
                // A damaged segment may say that two pairs stand in the same place.
                let last = list.frequencies.count - 1
                let (sum, isTooLarge) = list.frequencies[last]
                    .addingReportingOverflow(UInt32(truncatingIfNeeded: posting))
                list.frequencies[last] = isTooLarge ? .max : sum
            } else {
                list.clauses.append(clause)
                list.frequencies.append(UInt32(truncatingIfNeeded: posting))
            }
        }
        guard list.clauses.count >= SegmentLayout.characterThreshold else { return }
        characters.append(firstKey, list)
    }
}
