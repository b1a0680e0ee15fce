internal import Analysis
internal import Segments

/// Finds the strings of an index that are read as some letters say.
///
/// They are put together from the pairs of characters that the index has, and then looked up as a whole.
struct PinyinFinder {
    /// The most pairs that are looked up for one text.
    static let maxPairs = 5000
    /// The most strings that count as one reading.
    static let maxStrings = 200
    /// The most beginnings that are kept on the way.
    private static let maxBeginnings = 400

    /// The most stretches of letters of one query that are looked up.
    private static let maxRuns = 32

    private let segments: [SnapshotSegment]
    private let interruption: Interruption
    /// How many stretches have been looked up.
    private var runCount = 0

    init(_ snapshot: Snapshot, _ interruption: Interruption) {
        self.interruption = interruption
        segments = snapshot.segments
    }

    /// The stretches of a text that are pinyin, with the strings of the index that are read so.
    mutating func variants(in scalars: [UInt32], notes: inout [String]) throws(SegmentError) -> [Variant] {
        var variants: [Variant] = []
        let runs = scalars.indices.split { !PinyinSyllables.isPart(scalars[$0]) }
        for run in runs {
            let readings = PinyinSyllables.readings(of: run.map { scalars[$0] })
            guard let first = run.first, let last = run.last, !readings.isEmpty else { continue }
            runCount += 1
            guard runCount <= Self.maxRuns else {
                if runCount == Self.maxRuns + 1 {
                    notes.append(
                        "a query with more than \(Self.maxRuns) words in pinyin; the first ones count")
                }
                break
            }
            var walk = PairWalk(segments: segments, interruption: interruption)
            var strings: [PairWalk.Found] = []
            for reading in readings { strings += try walk.strings(read: reading) }
            // The order of equally frequent strings is that of their characters.
            strings.sort { left, right in
                left.count == right.count
                    ? left.scalars.lexicographicallyPrecedes(right.scalars) : left.count > right.count
            }
            if walk.isCut || strings.count > Self.maxStrings {
                let stretch = FoldedString.text(run.map { scalars[$0] })
                notes.append("more than can be looked up is read \(stretch); the most frequent strings count")
            }
            guard !strings.isEmpty else { continue }
            variants.append(
                Variant(
                    range: first..<(last + 1), source: .pinyin,
                    equal: strings.prefix(Self.maxStrings).map(\.scalars)))
        }
        return variants
    }

    /// Strings grown character by character along the pairs of an index, within a budget.
    private struct PairWalk {
        /// A string and the number of clauses that have it, or of its rarest pair while it grows.
        struct Found {
            var scalars: [UInt32]
            var count: Int
        }

        let segments: [SnapshotSegment]
        let interruption: Interruption
        /// Whether something was left out.
        var isCut = false
        private var counts: [[UInt32]: Int] = [:]

        init(segments: [SnapshotSegment], interruption: Interruption) {
            self.segments = segments
            self.interruption = interruption
        }

        /// The strings of the index with one character for each syllable.
        mutating func strings(read syllables: [String]) throws(SegmentError) -> [Found] {
            let choices = syllables.map { syllable in
                PinyinTable.shared.characters(of: syllable).filter { character in
                    segments.contains { $0.reader.alphabet.rank(of: character) != nil }
                }
            }
            guard choices.allSatisfy({ !$0.isEmpty }) else { return [] }
            guard choices.count > 1 else {
                return try verified(choices[0].map { Found(scalars: [$0], count: 0) })
            }
            var found = try pairs(choices[0], choices[1])
            for next in choices.dropFirst(2) { found = try grown(found, by: next) }
            return choices.count == 2 ? found : try verified(found)
        }

        /// The pairs that occur; those of characters that come early in their lists are looked up first.
        private mutating func pairs(_ first: [UInt32], _ second: [UInt32]) throws(SegmentError) -> [Found] {
            var found: [Found] = []
            for rank in 0..<max(first.count, second.count) {
                for other in 0...rank {
                    var places = [(rank, other)]
                    if other != rank { places.append((other, rank)) }
                    for (left, right) in places where left < first.count && right < second.count {
                        let pair = [first[left], second[right]]
                        let count = try count(of: pair)
                        if count > 0 { found.append(Found(scalars: pair, count: count)) }
                    }
                }
            }
            return kept(found)
        }

        private mutating func grown(_ strings: [Found], by next: [UInt32]) throws(SegmentError) -> [Found] {
            var found: [Found] = []
            for string in strings {
                for character in next {
                    let count = min(string.count, try count(of: string.scalars.suffix(1) + [character]))
                    if count > 0 { found.append(Found(scalars: string.scalars + [character], count: count)) }
                }
            }
            return kept(found)
        }

        private mutating func kept(_ found: [Found]) -> [Found] {
            guard found.count > maxBeginnings else { return found }
            isCut = true
            let sorted = found.sorted { left, right in
                left.count == right.count
                    ? left.scalars.lexicographicallyPrecedes(right.scalars) : left.count > right.count
            }
            return Array(sorted.prefix(maxBeginnings))
        }

        /// The number of clauses with a pair; 0 once the budget is spent.
        private mutating func count(of pair: [UInt32]) throws(SegmentError) -> Int {
            if let known = counts[pair] { return known }
            guard counts.count < maxPairs, interruption.allows(64) else {
                isCut = true
                return 0
            }
            var count = 0
            for segment in segments {
                guard let key = segment.reader.alphabet.key(of: pair) else { continue }
                count += try segment.reader.fields[.pairs]?.dictionary.find(key)?.clauseCount ?? 0
            }
            counts[pair] = count
            return count
        }

        /// The strings that the index has as a whole.
        private func verified(_ strings: [Found]) throws(SegmentError) -> [Found] {
            var found: [Found] = []
            for string in strings {
                var count = 0
                for segment in segments {
                    count += try GramMatcher(segment.reader, interruption)?.matches(string.scalars).count ?? 0
                }
                if count > 0 { found.append(Found(scalars: string.scalars, count: count)) }
            }
            return found
        }
    }
}
