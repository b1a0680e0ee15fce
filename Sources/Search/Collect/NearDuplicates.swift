/// Finds texts that are nearly the same as one seen before.
///
/// What counts of a text is its folded letters, without digits, signs and blanks. Two texts are nearly the same if that is
/// equal, or if the sets of its runs of four characters have a Jaccard similarity of 0.9 or more. Of a text with fewer than four
/// letters everything counts, and in one with more than 50,000 only equality does.
///
/// Comparing is exact and does not look at all pairs: of two such sets, in one fixed order, the first tenth of the one shares a
/// run with the first tenth of the other (the prefix filter of Chaudhuri, Ganti and Kaushik, ICDE 2006).
struct NearDuplicates {
    private var exact: [TextSignature.Digest: Int] = [:]
    private var sets: [Int: [UInt64]] = [:]
    /// The texts that have a run among their first ones.
    private var byRun: [UInt64: [Int]] = [:]
    private var count = 0

    /// The number of the first text that this one is nearly the same as; `nil` where there is none, and the text gets the
    /// next number.
    mutating func match(_ text: TextSignature) -> Int? {
        if let same = exact[text.digest] { return same }
        let runs = text.runs
        // A set of n runs and one that shares 0.9 n of them cannot part before the first 0.1 n of both.
        let first = runs.prefix(runs.count - (runs.count * 9 + 9) / 10 + 1)
        let candidates = Set(first.flatMap { byRun[$0] ?? [] }).sorted()
        if let similar = candidates.first(where: { Self.areSimilar(runs, sets[$0] ?? []) }) { return similar }
        exact[text.digest] = count
        if !runs.isEmpty {
            sets[count] = runs
            for run in first { byRun[run, default: []].append(count) }
        }
        count += 1
        return nil
    }

    /// Whether two increasing lists share nine tenths of what is in either.
    static func areSimilar(_ left: [UInt64], _ right: [UInt64]) -> Bool {
        guard !left.isEmpty, !right.isEmpty,
            min(left.count, right.count) * 10 >= max(left.count, right.count) * 9
        else { return false }
        var shared = 0
        var index = 0
        for run in left {
            while index < right.count, right[index] < run { index += 1 }
            if index < right.count, right[index] == run { shared += 1 }
        }
        return shared * 10 >= (left.count + right.count - shared) * 9
    }
}
