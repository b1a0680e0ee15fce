internal import Analysis
internal import Segments

/// Makes the strings one edit away from a string of which every pair of neighbours is in the index.
///
/// A pair that the index does not have must be touched by the edit, so one or two places are left to look at. What stands in a place
/// comes from the pairs of the character before it, or, at the beginning, from the alphabet.
struct NearbyStrings {
    /// A string, and in about how many clauses it can be at most.
    struct Candidate {
        var scalars: [UInt32]
        var bound: Int
    }

    /// The most strings that are looked for.
    private static let maxLength = 24
    /// The most characters tried in a place, and before the first.
    private static let maxCharacters = 400
    /// The most look-ups in dictionaries.
    private var budget = 30_000
    private let segments: [SegmentReader]
    /// The numbers of clauses of the pairs that were looked up.
    private var known: [UInt64: Int] = [:]

    init(_ snapshot: Snapshot) {
        segments = snapshot.segments.map(\.reader).filter { $0.fields[.pairs] != nil }
            .sorted { $0.clauseCount > $1.clauseCount }
    }

    /// The candidates, those that may be in the most clauses first.
    mutating func candidates(for text: [UInt32]) throws(SegmentError) -> [Candidate] {
        guard text.count >= 3, text.count <= Self.maxLength else { return [] }
        var strings: Set<[UInt32]> = []
        let missing = try missingPairs(of: text)
        func isTouched(_ places: ClosedRange<Int>) -> Bool { missing.allSatisfy(places.contains) }
        for place in text.indices {
            if isTouched((place - 1)...place) {
                strings.formUnion(try substitutions(in: text, at: place))
                // A text without its first or last character is a stretch of it, not another text.
                if place > 0, place + 1 < text.count {
                    strings.insert(Array(text[..<place] + text[(place + 1)...]))
                }
            }
            if isTouched((place - 1)...(place + 1)), place + 1 < text.count {
                var swapped = text
                swapped.swapAt(place, place + 1)
                strings.insert(swapped)
            }
            if place > 0, isTouched((place - 1)...(place - 1)) {
                for character in try characters(between: text[place - 1], and: text[place]) {
                    strings.insert(Array(text[..<place]) + [character] + text[place...])
                }
            }
        }
        strings.remove(text)
        // Punctuation is no slip of the keys: it stays as it was written.
        let marks = text.filter { !Grams.isContent($0) }
        strings = strings.filter { $0.filter { !Grams.isContent($0) } == marks }
        var candidates: [Candidate] = []
        for string in strings.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let bound = try bound(of: string)
            if bound > 0 { candidates.append(Candidate(scalars: string, bound: bound)) }
        }
        return candidates.sorted {
            $0.bound == $1.bound ? $0.scalars.lexicographicallyPrecedes($1.scalars) : $0.bound > $1.bound
        }
    }

    private mutating func missingPairs(of text: [UInt32]) throws(SegmentError) -> [Int] {
        var missing: [Int] = []
        for place in 0..<(text.count - 1) where try count(of: text[place], text[place + 1]) == 0 {
            missing.append(place)
        }
        return missing
    }

    private mutating func substitutions(in text: [UInt32], at place: Int) throws(SegmentError) -> [[UInt32]] {
        let next = place + 1 < text.count ? text[place + 1] : nil
        let characters =
            place > 0
            ? try characters(between: text[place - 1], and: next)
            : try characters(before: text[1])
        return characters.map { character in
            var string = text
            string[place] = character
            return string
        }
    }

    /// The characters that stand behind one and, where there is a next, before that: the most frequent ones first.
    private mutating func characters(
        between first: UInt32, and next: UInt32?
    ) throws(SegmentError) -> [UInt32] {
        var counts: [UInt32: Int] = [:]
        for segment in segments {
            guard let field = segment.fields[.pairs], let key = segment.alphabet.key(of: [first]) else {
                continue
            }
            var cursor = try field.dictionary.cursor(atOrAfter: key)
            while budget > 0, try cursor.next(), cursor.key.starts(with: key) {
                let characters = segment.alphabet.characters(ofKey: cursor.key)
                // Walking on costs a tenth of a look-up.
                if counts.count % 10 == 0 { budget -= 1 }
                if characters.count == 2 { counts[characters[1], default: 0] += cursor.entry.clauseCount }
            }
        }
        let frequent = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            .prefix(Self.maxCharacters).map(\.key)
        guard let next else { return frequent }
        var found: [UInt32] = []
        for character in frequent where try count(of: character, next) > 0 { found.append(character) }
        return found
    }

    /// The characters that stand before one.
    private mutating func characters(before next: UInt32) throws(SegmentError) -> [UInt32] {
        var counts: [UInt32: Int] = [:]
        for segment in segments {
            guard let field = segment.fields[.pairs] else { continue }
            for rank in 0..<segment.alphabet.count where budget > 0 {
                budget -= 1
                let character = segment.alphabet.character(at: rank)
                guard let key = segment.alphabet.key(of: [character, next]),
                    let entry = try field.dictionary.find(key)
                else { continue }
                counts[character, default: 0] += entry.clauseCount
            }
        }
        return counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            .prefix(Self.maxCharacters).map(\.key)
    }

    /// In how many clauses the rarest pair of a string is; 0 where one is in none.
    private mutating func bound(of text: [UInt32]) throws(SegmentError) -> Int {
        var bound = Int.max
        for place in 0..<(text.count - 1) {
            bound = min(bound, try count(of: text[place], text[place + 1]))
            if bound == 0 { return 0 }
        }
        return bound
    }

    /// The number of clauses with a pair, deleted ones too; what is looked up beyond the budget is in none.
    private mutating func count(of first: UInt32, _ second: UInt32) throws(SegmentError) -> Int {
        let pair = UInt64(first) << 32 | UInt64(second)
        if let count = known[pair] { return count }
        var count = 0
        for segment in segments where budget > 0 {
            budget -= 1
            guard let key = segment.alphabet.key(of: [first, second]),
                let entry = try segment.fields[.pairs]?.dictionary.find(key)
            else { continue }
            count += entry.clauseCount
        }
        known[pair] = count
        return count
    }
}
