internal import Segments

extension WindowEvaluator {
    /// Puts the best of the clauses of `matches`, which are in increasing order, into `best`.
    mutating func findBest(among matches: [UInt32], _ rules: RankingRules) throws(SegmentError) {
        isDirty = true
        var start = 0
        while start < matches.count, interruption.allows(Self.stepsOfWindow * listCount) {
            let window = Int(matches[start]) >> TermList.windowShift
            let end = UInt32(truncatingIfNeeded: (window &+ 1) &<< TermList.windowShift)
            let next = matches.gallop(to: end, from: start)
            // Each clause begins with 1, so that those without any term count too.
            if unionBound(ofWindow: window) &+ 1 >= best.threshold {
                candidateCount = 0
                for index in start..<next {
                    unsafe candidates[candidateCount] = matches[index]
                    unsafe candidateSums[candidateCount] = 1
                    candidateCount &+= 1
                }
                var rest = activate(window)
                for place in active.indices.reversed() where candidateCount > 0 {
                    rest &-= unsafe lists[active[place]].bound(ofWindow: window)
                    _ = try filter(by: active[place], window, rest: rest, isRequired: false)
                }
                try insertCandidates(rules)
            }
            start = next
        }
        isDirty = false
    }

    /// Takes the candidates in that match, by what the factors leave of their sums.
    mutating func insertCandidates(_ rules: RankingRules = RankingRules()) throws(SegmentError) {
        for index in 0..<candidateCount {
            var sum = unsafe candidateSums[index]
            guard sum >= best.threshold else { continue }
            let clause = unsafe candidates[index]
            if let factors = rules.factors { sum = factors.apply(to: sum, of: clause) }
            guard sum >= best.threshold, !isDeleted(clause), try isMatching(clause, rules) else { continue }
            best.insert(clause, sum: sum)
        }
    }

    private func isMatching(_ clause: UInt32, _ rules: RankingRules) throws(SegmentError) -> Bool {
        guard let count = rules.matchingCount else { return true }
        for index in 0..<count where try unsafe lists[index].find(clause) { return true }
        return false
    }
}
