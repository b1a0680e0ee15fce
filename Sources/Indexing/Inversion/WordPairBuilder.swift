internal import Segments

/// Collects which frequent words follow each other: every two of those that are in at least one of `SegmentLayout.wordPairShare` clauses.
///
/// Phrases of frequent words are the slowest of all queries where only words have postings, for each clause that has all of them must be
/// looked into (Williams, Zobel and Bahle, "Fast phrase querying with combined indexes", 2004). Holds two bytes for each word of the
/// segment and, while it writes, four for each pair.
struct WordPairBuilder {
    private let clauseCount: Int
    /// Where each clause begins in `places`, and the last ends.
    private var starts: [Int] = [0]
    /// For each word of the segment the number of the frequent word that it is, and 1; 0 where it is none.
    private var places: [UInt16]
    private var words: [[UInt8]] = []

    init(wordLengths: [UInt8]) {
        clauseCount = wordLengths.count
        starts.reserveCapacity(clauseCount + 1)
        var end = 0
        for byte in wordLengths {
            // The longest length that a byte stands for.
            end += byte == .max ? LengthByte.decode(byte) : LengthByte.decode(byte + 1) - 1
            starts.append(end)
        }
        places = [UInt16](repeating: 0, count: end)
    }

    /// Takes the postings of a word in, with positions; words come in order.
    mutating func add(_ word: [UInt8], _ list: PostingList) {
        guard list.clauses.count * SegmentLayout.wordPairShare >= clauseCount,
            words.count < Int(UInt16.max) - 1
        else { return }
        words.append(word)
        let number = UInt16(words.count)
        var index = 0
        for (clause, frequency) in zip(list.clauses, list.frequencies) {
            let start = starts[Int(clause)]
            let end = starts[Int(clause) + 1]
            for _ in 0..<frequency {
                let place = start + Int(list.positions[index])
                if place < end { places[place] = number }
                index += 1
            }
        }
    }

    /// Appends the postings of all pairs and gives the writer back.
    func write(_ field: FieldWriter) -> FieldWriter {
        var field = field
        // A pair is a number of two digits to the base of the number of words.
        var counts = [Int](repeating: 0, count: words.count * words.count + 1)
        forEachPair { pair, _ in counts[pair + 1] += 1 }
        for pair in 1..<max(1, counts.count) { counts[pair] += counts[pair - 1] }
        var next = counts
        var clauses = [UInt32](repeating: 0, count: counts.last ?? 0)
        forEachPair { pair, clause in
            clauses[next[pair]] = clause
            next[pair] += 1
        }
        var keys: [(key: [UInt8], pair: Int)] = []
        for pair in 0..<(words.count * words.count) where counts[pair] < counts[pair + 1] {
            let key = SegmentLayout.wordPairKey(words[pair / words.count], words[pair % words.count])
            keys.append((key, pair))
        }
        keys.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var list = PostingList()
        for (key, pair) in keys {
            list.removeAll()
            for clause in clauses[counts[pair]..<counts[pair + 1]] {
                if list.clauses.last == clause {
                    list.frequencies[list.frequencies.count - 1] += 1
                } else {
                    list.clauses.append(clause)
                    list.frequencies.append(1)
                }
            }
            field.append(key, list)
        }
        return field
    }

    private func forEachPair(_ body: (_ pair: Int, _ clause: UInt32) -> Void) {
        for clause in 0..<clauseCount {
            let range = starts[clause]..<starts[clause + 1]
            guard range.count > 1 else { continue }
            for place in range.dropLast() where places[place] > 0 && places[place + 1] > 0 {
                body((Int(places[place]) - 1) * words.count + Int(places[place + 1]) - 1, UInt32(clause))
            }
        }
    }

}
