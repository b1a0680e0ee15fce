/// What clauses are ranked by besides the sums of their terms.
struct RankingRules {
    /// The number of lists, the first ones, of which a clause must be in one; `nil` where any list will do.
    var matchingCount: Int?
    /// What sums are multiplied with.
    var factors: RoleFactors?
    /// How much of the threshold the lists that are put aside may reach together, in sixteenths.
    ///
    /// With fewer of them more lists are spread, and fewer candidates have to be looked for in the others.
    var asideSixteenths: UInt32 = 16

    /// Whether all clauses of a list match.
    @inline(__always)
    func isMatching(list: Int) -> Bool { matchingCount.map { list < $0 } ?? true }
}
