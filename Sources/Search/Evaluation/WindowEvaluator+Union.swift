internal import Segments

extension WindowEvaluator {
    /// Puts the best clauses that are in one of the matching lists, or else in any, into `best`, by the sums of all lists.
    mutating func findBestOfUnion(_ rules: RankingRules = RankingRules()) throws(SegmentError) {
        isDirty = true
        orderWindows { $0.canMatch(inWindow: $1, rules) ? $0.unionBound(ofWindow: $1) : 0 }
        for index in windows.indices where interruption.allows(Self.stepsOfWindow * listCount) {
            try evaluateUnion(windows[index], rules)
        }
        isDirty = false
    }

    private func canMatch(inWindow window: Int, _ rules: RankingRules) -> Bool {
        guard let count = rules.matchingCount else { return true }
        return (0..<count).contains { unsafe lists[$0].bound(ofWindow: window) > 0 }
    }

    private mutating func evaluateUnion(_ window: Int, _ rules: RankingRules) throws(SegmentError) {
        let total = activate(window)
        guard total >= best.threshold else { return }
        var (left, rest) = putAside(window, sixteenths: rules.asideSixteenths)
        if left == active.count - 1 {
            try stream(active[left], window, rest: rest)
        } else {
            var touched: UInt64 = 0
            // While there is no threshold, one comes from the sums of the matching lists alone: all of their clauses match.
            let isFirst = !best.isFull && rules.factors == nil
            for isMatching in [true, false] {
                for place in left..<active.count where rules.isMatching(list: active[place]) == isMatching {
                    // A clause that cannot be among the best with this block may as well have too low a sum.
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

    /// The number of the active lists that are put aside, and what they add at most together: those that cannot reach so many
    /// sixteenths of the threshold even together.
    private mutating func putAside(_ window: Int, sixteenths: UInt32) -> (count: Int, rest: UInt32) {
        let limit = best.threshold &* sixteenths / 16
        var rest: UInt32 = 0
        var left = 0
        while left < active.count - 1 {
            let bound = unsafe lists[active[left]].bound(ofWindow: window)
            guard rest &+ bound < limit else { break }
            rest &+= bound
            left += 1
        }
        // Those of them that had to be spread for their candidates in the windows before are better spread at once.
        while left > 0, left < active.count - 1, eagerness[active[left - 1]] > 0 {
            left -= 1
            eagerness[active[left]] -= 1
            rest &-= unsafe lists[active[left]].bound(ofWindow: window)
        }
        return (left, rest)
    }

    /// Puts the lists that have something in a window in the order of what they add at most, and gives the sum of that.
    mutating func activate(_ window: Int) -> UInt32 {
        active.removeAll(keepingCapacity: true)
        var total: UInt32 = 0
        for index in 0..<listCount {
            let bound = unsafe lists[index].bound(ofWindow: window)
            guard bound > 0 else { continue }
            total &+= bound
            var place = active.count
            active.append(index)
            while place > 0, unsafe lists[active[place - 1]].bound(ofWindow: window) > bound {
                active[place] = active[place - 1]
                place -= 1
            }
            active[place] = index
        }
        return total
    }
}
