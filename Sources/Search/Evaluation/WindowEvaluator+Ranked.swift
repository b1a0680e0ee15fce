internal import Segments

/// What a clause is ranked by besides the sum of its terms.
struct RankingRules {
    /// The number of lists, the first ones, of which a clause must be in one; 0 asks for nothing.
    var matchingCount = 0
    /// What sums are multiplied with.
    var factors: RoleFactors?
}

extension WindowEvaluator {
    /// Puts the best clauses that are in one of the matching lists into `best`, by the sums of all lists.
    mutating func findBest(_ rules: RankingRules) throws(SegmentError) {
        isDirty = true
        orderWindows { $0.canMatch(inWindow: $1, rules) ? $0.unionBound(ofWindow: $1) : 0 }
        for index in windows.indices { try evaluate(windows[index], rules) }
        isDirty = false
    }

    /// Puts the best of the clauses of `matches`, which are in increasing order, into `best`.
    mutating func findBest(among matches: [UInt32], _ rules: RankingRules) throws(SegmentError) {
        isDirty = true
        var start = 0
        while start < matches.count {
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

    private func canMatch(inWindow window: Int, _ rules: RankingRules) -> Bool {
        rules.matchingCount == 0
            || (0..<rules.matchingCount).contains { unsafe lists[$0].bound(ofWindow: window) > 0 }
    }

    private mutating func evaluate(_ window: Int, _ rules: RankingRules) throws(SegmentError) {
        let total = activate(window)
        guard total >= best.threshold else { return }
        // Measured: with some forty lists, a tenth faster than all sixteen.
        var (left, rest) = putAside(window, sixteenths: 12)
        if left == active.count - 1 {
            try stream(active[left], window, rest: rest)
        } else {
            var touched: UInt64 = 0
            // While there is no threshold, one comes from the sums of the matching lists alone: all of their clauses match.
            let isFirst = !best.isFull && rules.factors == nil
            for isMatching in [true, false] {
                for place in left..<active.count where (active[place] < rules.matchingCount) == isMatching {
                    let others = unsafe total &- lists[active[place]].bound(ofWindow: window)
                    let needed = best.threshold > others ? best.threshold &- others : 0
                    touched |= try spread(active[place], window, needed: needed)
                }
                if isMatching, isFirst { raiseThreshold(touched) }
            }
            collect(touched, window, needed: best.threshold > rest ? best.threshold &- rest : 0)
        }
        while left > 0, candidateCount > 0 {
            left -= 1
            rest &-= unsafe lists[active[left]].bound(ofWindow: window)
            let isGathered = try filter(by: active[left], window, rest: rest, isRequired: false)
            if isGathered { eagerness[active[left]] = 6 }
        }
        try insertCandidates(rules)
    }

    /// Takes the candidates in that match, by what the factors leave of their sums.
    private mutating func insertCandidates(_ rules: RankingRules) throws(SegmentError) {
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
        guard rules.matchingCount > 0 else { return true }
        for index in 0..<rules.matchingCount where try unsafe lists[index].find(clause) { return true }
        return false
    }
}
