internal import Segments

/// Finds the clauses of a segment where texts stand as wildcards, NEAR and SAME ask, by postings alone.
///
/// The clauses that have all literals are found first; then the positions of the literals are read in them, so many clauses
/// at once. What is found is not to be used once the budget is exceeded.
struct PlaceMatcher {
    private static let clausesAtOnce = 1 << 18
    /// 。! and ?, as ！ and ？ are folded.
    private static let sentenceMarks: [UInt32] = [0x3002, 0x21, 0x3F]

    private let grams: GramMatcher
    private let budget: WorkBudget

    init(_ grams: GramMatcher, _ budget: WorkBudget) {
        self.grams = grams
        self.budget = budget
    }

    /// The matching clauses with the number of places where what stands first begins.
    func matches(_ query: PlacedQuery) throws(SegmentError) -> Matches {
        var candidates: Matches?
        for operand in query.operands {
            let clauses = try clauses(with: operand)
            candidates = candidates?.intersection(clauses) ?? clauses
        }
        var matches = Matches()
        let clauses = candidates?.clauses ?? []
        for start in stride(from: 0, to: clauses.count, by: Self.clausesAtOnce) {
            let end = min(clauses.count, start + Self.clausesAtOnce)
            try join(query, Array(clauses[start..<end]), into: &matches)
        }
        return matches
    }

    /// The clauses that have all literals of one of the patterns.
    private func clauses(with operand: PlacedQuery.Operand) throws(SegmentError) -> Matches {
        var result = Matches()
        for pattern in operand.patterns {
            var clauses: Matches?
            for part in pattern.parts {
                let found = try self.clauses(with: part.literal)
                clauses = clauses?.intersection(found) ?? found
            }
            result = result.union(clauses ?? Matches())
        }
        return result
    }

    private func clauses(with literal: [UInt32]) throws(SegmentError) -> Matches {
        if literal.count > 1 {
            guard let parts = try grams.parts(of: literal),
                budget.spend(postings: parts.count * parts[0].cursor.clauseCount)
            else { return Matches() }
        }
        let found = try grams.matches(literal)
        return budget.spend(postings: found.count) ? found : Matches()
    }

    private func join(
        _ query: PlacedQuery, _ clauses: [UInt32], into matches: inout Matches
    ) throws(SegmentError) {
        var readers: [[PatternReader]] = []
        for operand in query.operands {
            var patterns: [PatternReader] = []
            for pattern in operand.patterns {
                patterns.append(try PatternReader(pattern, grams, clauses, budget))
            }
            readers.append(patterns)
        }
        var marks: [PlaceList] = []
        if query.relation == .sentence {
            for mark in Self.sentenceMarks {
                marks.append(try grams.places(of: [mark], in: clauses, budget))
            }
        }
        for (number, clause) in clauses.enumerated() {
            var lists: [SpanList] = []
            for patterns in readers {
                lists.append(SpanList(patterns.flatMap { $0.spans(inClause: number, budget) }))
            }
            guard budget.interruption.allows(16), budget.error == nil else { return }
            let taking = Self.taking(lists, query.relation, marks.flatMap { $0[number] }.sorted())
            if taking > 0 { matches.append(clause, count: UInt32(taking)) }
        }
    }

    /// The number of places where those occurrences of the first operand begin that the others stand to as asked.
    private static func taking(_ lists: [SpanList], _ relation: PlacedQuery.Relation, _ marks: [UInt32])
        -> Int
    {
        guard !lists.contains(where: \.spans.isEmpty) else { return 0 }
        switch relation {
        case .alone, .clause: return lists[0].startCount
        case .near(let distances):
            // Each must be near the next, so the last ones decide first.
            var next = lists[lists.count - 1]
            for index in (0..<(lists.count - 1)).reversed() {
                next = lists[index].near(next, distance: distances[index])
            }
            return next.startCount
        case .sentence:
            var shared: Set<Int>?
            for list in lists {
                let sentences = Set(list.sentences(marks[...]).map(\.sentence))
                shared = shared?.intersection(sentences) ?? sentences
            }
            let first = lists[0].sentences(marks[...]).filter { shared?.contains($0.sentence) ?? false }
            return SpanList(first.map(\.span)).startCount
        }
    }
}
