internal import Segments

/// The lists of neighbouring frequent words that a phrase can make use of, in an index that has such lists.
struct PhrasePairs {
    /// One for each two neighbouring words of the phrase; with entries only in the segments where both are frequent.
    private(set) var weights: [TermWeight] = []
    /// The segments where two frequent words of the phrase never follow each other.
    private(set) var isImpossible: [Bool]

    /// Looks the pairs of a phrase up: `words` are its distinct words, `slots` the word in each of its places.
    init(_ words: [TermWeight], _ slots: [Int], _ snapshot: Snapshot) throws(SegmentError) {
        isImpossible = [Bool](repeating: false, count: snapshot.segments.count)
        guard snapshot.commit.schema.hasWordPairs else { return }
        var seen: Set<[UInt8]> = []
        for place in 1..<max(1, slots.count) {
            let first = words[slots[place - 1]]
            let second = words[slots[place]]
            let key = SegmentLayout.wordPairKey(first.word, second.word)
            guard seen.insert(key).inserted else { continue }
            var pair = TermWeight(word: key, table: first.table)
            (pair.factor, pair.scale) = (first.factor, first.scale)
            for segment in snapshot.segments {
                guard let field = segment.reader.fields[.wordPairs],
                    Self.isFrequent(first, segment), Self.isFrequent(second, segment)
                else {
                    pair.sources.append(nil)
                    continue
                }
                let entry = try field.dictionary.find(key)
                pair.sources.append(entry.map { .stored($0, field) })
                if entry == nil { isImpossible[segment.number] = true }
            }
            weights.append(pair)
        }
    }

    private static func isFrequent(_ word: TermWeight, _ segment: SnapshotSegment) -> Bool {
        guard let source = word.sources[segment.number] else { return false }
        return source.clauseCount * SegmentLayout.wordPairShare >= segment.reader.clauseCount
    }

    /// The list that is the whole phrase in a segment: that of its only pair.
    func wholePhrase(_ segment: SnapshotSegment, slotCount: Int) -> TermWeight? {
        guard slotCount == 2, let pair = weights.first, pair.sources[segment.number] != nil else {
            return nil
        }
        return pair
    }
}
