internal import Segments

/// The clauses of each segment that hold something of what was asked for, found once for all who show or order units by them.
final class HoldingClauses {
    private let plan: QueryPlan
    private let mode: MatchMode
    private var known: [Int: [UInt32]] = [:]

    init(_ plan: QueryPlan, _ mode: MatchMode) {
        self.plan = plan
        self.mode = mode
    }

    /// The clauses of a segment, in increasing order.
    func clauses(of segment: SnapshotSegment) throws(SegmentError) -> [UInt32] {
        if let clauses = known[segment.number] { return clauses }
        // All words of a text may stand in different clauses of a unit; each of those holds something.
        let matcher = Matcher(
            segment, mode: mode == .all ? .any : mode, unit: .clause, budget: WorkBudget(plan.interruption))
        let clauses = try matcher.clauses(of: plan.texts).clauses
        known[segment.number] = clauses
        return clauses
    }
}
