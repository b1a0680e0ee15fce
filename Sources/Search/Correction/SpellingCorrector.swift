internal import Segments

/// Finds what a text that is nowhere in the index may have been meant to be, among what is there.
///
/// Work is bounded: some thirty thousand look-ups of pairs, at most two hundred strings are counted, and no more once their rarest pairs
/// add up to two hundred thousand clauses.
struct SpellingCorrector {
    /// A text that is in the index.
    struct Correction {
        var scalars: [UInt32]
        /// The number of live clauses with it.
        var clauseCount: Int
    }

    private static let maxCounted = 200
    private static let maxClauses = 200_000
    private let snapshot: Snapshot
    private let interruption: Interruption

    init(_ snapshot: Snapshot, _ interruption: Interruption = Interruption()) {
        self.interruption = interruption
        self.snapshot = snapshot
    }

    /// The number of live clauses with a string.
    func clauseCount(of text: [UInt32]) throws(SegmentError) -> Int {
        var count = 0
        for segment in snapshot.segments {
            guard let grams = GramMatcher(segment.reader, interruption) else { continue }
            let clauses = try grams.matches(text).clauses
            count += segment.hasDeletions ? clauses.count(where: segment.isLive) : clauses.count
        }
        return count
    }

    /// The best corrections of a text, those in the most clauses first; of words of letters the nearest first.
    func corrections(of text: [UInt32], limit: Int) throws(SegmentError) -> [Correction] {
        if NearbyWords.accepts(text) {
            var corrections: [Correction] = []
            for candidate in try NearbyWords(snapshot).candidates(for: text).prefix(2 * limit) {
                let count = try clauseCount(ofWord: candidate.map { UInt8(truncatingIfNeeded: $0) })
                if count > 0 { corrections.append(Correction(scalars: candidate, clauseCount: count)) }
            }
            return Array(corrections.prefix(limit))
        }
        var nearby = NearbyStrings(snapshot)
        var corrections: [Correction] = []
        var clauses = 0
        for candidate in try nearby.candidates(for: text).prefix(Self.maxCounted)
        where clauses < Self.maxClauses && interruption.allows(64) {
            clauses += candidate.bound
            let count = try clauseCount(of: candidate.scalars)
            if count > 0 { corrections.append(Correction(scalars: candidate.scalars, clauseCount: count)) }
        }
        // Of equals the longer one, which may hold the shorter one.
        corrections.sort {
            let (left, right) = ($0.scalars, $1.scalars)
            if $0.clauseCount != $1.clauseCount { return $0.clauseCount > $1.clauseCount }
            return left.count == right.count
                ? left.lexicographicallyPrecedes(right) : left.count > right.count
        }
        return Array(corrections.prefix(limit))
    }

    /// The number of live clauses with a word.
    func clauseCount(ofWord word: [UInt8]) throws(SegmentError) -> Int {
        var count = 0
        for segment in snapshot.segments {
            let clauses = try WordMatcher(segment.reader, interruption).matches(word).clauses
            count += segment.hasDeletions ? clauses.count(where: segment.isLive) : clauses.count
        }
        return count
    }
}
