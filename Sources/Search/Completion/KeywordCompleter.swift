internal import Analysis
internal import Segments

/// Completes values of a keyword column.
///
/// A column of up to 50,000 values is read whole, folded; of a longer one only the values between which the beginning would
/// stand, as it is written and folded, because they are sorted. Documents are counted up to a million a segment.
struct KeywordCompleter {
    private static let maxFolded = 50_000
    private static let maxMatches = 10_000
    private static let maxDocuments = 1_000_000
    private let snapshot: Snapshot
    private let folder = TextFolder()

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    /// The values that begin so, each with the number of live documents that have it.
    func counts(_ column: String, _ written: String, _ prefix: CompletionPrefix) -> [String: Int] {
        var counts: [String: Int] = [:]
        for segment in snapshot.segments {
            guard let values = segment.reader.keywords(column) else { continue }
            let ordinals = ordinals(values, written, prefix)
            guard !ordinals.isEmpty else { continue }
            var byOrdinal: [Int: Int] = [:]
            for document in 0..<min(segment.reader.documentCount, Self.maxDocuments) {
                guard let ordinal = values.ordinal(ofDocument: document), ordinals.contains(ordinal),
                    !segment.description.isDeleted(document)
                else { continue }
                byOrdinal[ordinal, default: 0] += 1
            }
            for (ordinal, count) in byOrdinal { counts[values.value(ordinal), default: 0] += count }
        }
        return counts
    }

    private func ordinals(_ values: KeywordColumn, _ written: String, _ prefix: CompletionPrefix) -> Set<Int>
    {
        func matches(_ ordinal: Int) -> Bool {
            CompletionPrefix(values.value(ordinal)) { folder.fold($0).scalars }.scalars.starts(
                with: prefix.scalars)
        }
        guard values.valueCount > Self.maxFolded else {
            return Set((0..<values.valueCount).filter(matches))
        }
        var found: Set<Int> = []
        for beginning in [written, FoldedString.text(prefix.scalars)] {
            var low = 0
            var high = values.valueCount
            while low < high {
                let middle = (low + high) / 2
                if values.value(middle).utf8.lexicographicallyPrecedes(beginning.utf8) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            var ordinal = low
            while ordinal < min(values.valueCount, low + Self.maxMatches),
                values.value(ordinal).utf8.starts(with: beginning.utf8)
            {
                found.insert(ordinal)
                ordinal += 1
            }
        }
        return found
    }
}
