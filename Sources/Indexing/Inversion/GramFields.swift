internal import Segments

/// Writes pairs in key order, and with them the postings of the characters that are too frequent to be merged from pairs.
///
/// The key of a pair is two ranks; the last character of a clause is a key of one rank, so that the terms that begin with
/// a character's rank hold all its occurrences. Their frequencies are added up clause by clause in a table.
struct GramFields {
    private var pairs: FieldWriter
    private var characters: FieldWriter
    private var first: UInt32?
    private var key: [UInt8] = []
    private var firstKey: [UInt8] = []
    /// How often `first` occurs in each clause so far; and the clauses in which it does, a bit each.
    private var frequencies: [UInt32]
    private var clauses: [UInt64]
    private var postingCount = 0
    /// In how many clauses a character must be.
    private let threshold: Int
    private var list = PostingList()
    /// The clauses and frequencies of a group that is still small.
    private var waiting = PostingList()

    init(pairs: FieldWriter, characters: FieldWriter, clauseCount: Int) {
        self.pairs = pairs
        self.characters = characters
        threshold = SegmentLayout.characterThreshold(clauseCount: clauseCount)
        frequencies = [UInt32](repeating: 0, count: clauseCount)
        clauses = [UInt64](repeating: 0, count: (clauseCount + 63) / 64)
    }

    /// Appends the postings of a pair of 21-bit code points, or of a last character, whose second is 0.
    mutating func append(_ pair: UInt64, ranks: CharacterRanks, _ list: PostingList) {
        key.removeAll(keepingCapacity: true)
        ranks.append(pair, to: &key)
        pairs.append(key, list)
        let character = UInt32(truncatingIfNeeded: pair >> 21)
        if first != character {
            endGroup()
            first = character
            firstKey.removeAll(keepingCapacity: true)
            ranks.append(pair & ~0x1F_FFFF, to: &firstKey)
        }
        postingCount += list.clauses.count
        guard postingCount >= threshold else {
            // Few groups become so large that their sums are asked for.
            waiting.append(contentsOf: list)
            return
        }
        if !waiting.clauses.isEmpty {
            Self.addUp(waiting, &frequencies, &clauses)
            waiting.removeAll()
        }
        Self.addUp(list, &frequencies, &clauses)
    }

    private static func addUp(_ list: PostingList, _ frequencies: inout [UInt32], _ clauses: inout [UInt64]) {
        var frequencies = frequencies.mutableSpan
        var clauses = clauses.mutableSpan
        let listClauses = list.clauses.span
        let listFrequencies = list.frequencies.span
        for index in listClauses.indices {
            let clause = Int(listClauses[index])
            let sum = frequencies[clause] &+ listFrequencies[index]
            // A damaged segment may say that two pairs stand in the same place.
            frequencies[clause] = sum < listFrequencies[index] ? .max : sum
            clauses[clause >> 6] |= 1 &<< UInt64(truncatingIfNeeded: clause & 63)
        }
    }

    /// The finished writers of pairs and characters.
    mutating func finish() -> [FieldWriter] {
        endGroup()
        return [pairs, characters]
    }

    private mutating func endGroup() {
        let isFrequent = postingCount >= threshold
        postingCount = 0
        waiting.removeAll()
        guard isFrequent else { return }
        list.removeAll()
        for index in clauses.indices {
            var bits = clauses[index]
            if bits == 0 { continue }
            clauses[index] = 0
            while bits != 0 {
                let clause = index &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                list.clauses.append(UInt32(truncatingIfNeeded: clause))
                list.frequencies.append(frequencies[clause])
                frequencies[clause] = 0
            }
        }
        guard list.clauses.count >= threshold else { return }
        characters.append(firstKey, list)
    }
}
