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
    private var group: [PostingList] = []
    private var groupCount = 0

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
        groupCount += list.clauses.count
        group.append(list)
    }

    /// The finished writers of pairs and characters.
    mutating func finish() -> [FieldWriter] {
        endGroup()
        return [pairs, characters]
    }

    private mutating func endGroup() {
        defer {
            group.removeAll()
            groupCount = 0
        }
        guard groupCount >= SegmentLayout.characterThreshold else { return }
        var frequencies: [UInt32: UInt32] = [:]
        for list in group {
            for (index, clause) in list.clauses.enumerated() {
                frequencies[clause, default: 0] += list.frequencies[index]
            }
        }
        guard frequencies.count >= SegmentLayout.characterThreshold else { return }
        var list = PostingList()
        for clause in frequencies.keys.sorted() {
            list.clauses.append(clause)
            list.frequencies.append(frequencies[clause] ?? 1)
        }
        characters.append(firstKey, list)
    }
}
