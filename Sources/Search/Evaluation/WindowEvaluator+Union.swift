internal import Segments

extension WindowEvaluator {
    /// Puts the best clauses that have at least one of the terms into `best`.
    mutating func findBestOfUnion() throws(SegmentError) {
        isDirty = true
        orderWindows { $0.unionBound(ofWindow: $1) }
        for index in windows.indices { try evaluateUnion(windows[index]) }
        isDirty = false
    }

    private mutating func evaluateUnion(_ window: Int) throws(SegmentError) {
        let total = activate(window)
        guard total >= best.threshold else { return }
        var (left, rest) = putAside(window)
        if left == active.count - 1 {
            try stream(active[left], window, rest: rest)
        } else {
            var touched: UInt64 = 0
            for place in left..<active.count {
                // A clause that cannot be among the best with this block may as well have too low a sum.
                let others = unsafe total &- lists[active[place]].bound(ofWindow: window)
                let needed = best.threshold > others ? best.threshold &- others : 0
                touched |= try spread(active[place], window, needed: needed)
            }
            if !best.isFull { raiseThreshold(touched) }
            collect(touched, window, needed: best.threshold > rest ? best.threshold &- rest : 0)
        }
        while left > 0, candidateCount > 0 {
            left -= 1
            rest &-= unsafe lists[active[left]].bound(ofWindow: window)
            let isGathered = try filter(by: active[left], window, rest: rest, isRequired: false)
            if isGathered { eagerness[active[left]] = 6 }
        }
        insertCandidates()
    }

    /// The number of the active lists that are put aside, and what they add at most together: those that cannot reach the threshold
    /// even together.
    ///
    /// With fewer sixteenths of the threshold more lists are spread, and fewer candidates have to be looked for in the others.
    mutating func putAside(_ window: Int, sixteenths: UInt32 = 16) -> (count: Int, rest: UInt32) {
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
