internal import Segments

/// Finds words of the index one or two edits away from a word of letters and digits.
struct NearbyWords {
    /// The most words with the same first letter that are looked at in a segment.
    private static let maxWords = 50_000
    private let snapshot: Snapshot

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    /// Whether a text is of the kind that words are compared for: ASCII, three characters or more.
    static func accepts(_ text: [UInt32]) -> Bool {
        (3...40).contains(text.count) && text.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// The words, nearer ones first, then the more frequent ones.
    func candidates(for text: [UInt32]) throws(SegmentError) -> [[UInt32]] {
        let word = text.map { UInt8(truncatingIfNeeded: $0) }
        let limit = word.count < 6 ? 1 : 2
        var found: [[UInt8]: (distance: Int, count: Int)] = [:]
        for segment in snapshot.segments {
            guard let field = segment.reader.fields[.words] else { continue }
            var cursor = try field.dictionary.cursor(atOrAfter: [word[0]])
            var looked = 0
            while looked < Self.maxWords, try cursor.next(), cursor.key.first == word[0] {
                looked += 1
                guard abs(cursor.key.count - word.count) <= limit, cursor.key != word,
                    cursor.key.allSatisfy({ $0 < 0x80 })
                else { continue }
                let distance = EditDistance.between(cursor.key, word)
                guard distance <= limit else { continue }
                found[cursor.key, default: (distance, 0)].count += cursor.entry.clauseCount
            }
        }
        return found.sorted {
            let (left, right) = ($0.value, $1.value)
            if left.distance != right.distance { return left.distance < right.distance }
            if left.count != right.count { return left.count > right.count }
            return $0.key.lexicographicallyPrecedes($1.key)
        }.map { $0.key.map { UInt32($0) } }
    }
}

/// How many edits are between two strings: a character put in, left out or changed, or two neighbours swapped.
enum EditDistance {
    /// The distance where no part is edited twice ("optimal string alignment").
    static func between<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var distance = min(row[j] + 1, last[j + 1] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    distance = min(distance, before[j - 1] + 1)
                }
                row.append(distance)
            }
            before = last
            last = row
        }
        return last[right.count]
    }
}
