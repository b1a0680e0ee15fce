internal import Segments

/// Where a pattern stands in each clause of a list.
struct PatternReader {
    private let pattern: TextPattern
    private let places: [PlaceList]
    /// Where its first string does not begin a run, if it must.
    private let insideRuns: PlaceList?

    init(
        _ pattern: TextPattern, _ grams: GramMatcher, _ clauses: [UInt32], _ budget: WorkBudget
    ) throws(SegmentError) {
        self.pattern = pattern
        var places: [PlaceList] = []
        for part in pattern.parts {
            places.append(try grams.places(of: part.literal, in: clauses, budget))
        }
        self.places = places
        insideRuns =
            pattern.beginsRun
            ? try grams.placesInsideRuns(of: pattern.parts[0].literal[0], in: clauses, budget) : nil
    }

    /// The occurrences in the clause with a number in the list.
    func spans(inClause number: Int, _ budget: WorkBudget) -> [Span] {
        guard !places.contains(where: { $0[number].isEmpty }) else { return [] }
        let first = pattern.parts[0]
        var spans: [Span] = []
        for position in starts(number) {
            let start = Int(position)
            guard start >= first.gap.lowerBound else { continue }
            var ends = [start + first.literal.count]
            for index in pattern.parts.indices.dropFirst() where !ends.isEmpty {
                ends = continued(ends, by: pattern.parts[index], at: places[index][number], budget)
            }
            spans += ends.map { Span(start: start, end: $0) }
        }
        return spans
    }

    private func starts(_ number: Int) -> [UInt32] {
        guard let inside = insideRuns?[number], !inside.isEmpty else { return Array(places[0][number]) }
        let excluded = Set(inside)
        return places[0][number].filter { !excluded.contains($0) }
    }

    /// The ends of the occurrences of the next part behind those of the parts before, increasing.
    private func continued(
        _ ends: [Int], by part: TextPattern.Part, at positions: ArraySlice<UInt32>, _ budget: WorkBudget
    ) -> [Int] {
        var result: [Int] = []
        // The first end that a position may still follow, as positions rise.
        var next = 0
        let low = ends[0] + part.gap.lowerBound
        let start = SpanList.first(positions.count) { positions[positions.startIndex + $0] >= low }
        for position in positions.dropFirst(start) {
            let position = Int(position)
            guard budget.spend(postings: 1) else { return [] }
            while next < ends.count, ends[next] + part.gap.upperBound < position { next += 1 }
            guard next < ends.count else { break }
            if ends[next] + part.gap.lowerBound <= position {
                // What is kept costs memory: some sixteen bytes each.
                guard budget.spend(postings: 16) else { return [] }
                result.append(position + part.literal.count)
            }
        }
        return result
    }
}
