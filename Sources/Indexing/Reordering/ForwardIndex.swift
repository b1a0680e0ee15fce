internal import Segments

/// The words of each of many units, by number: those that are neither too rare nor too common to tell which units are alike.
struct ForwardIndex {
    /// The number of units.
    let unitCount: Int
    /// The number of words that were kept.
    private(set) var termCount = 0
    /// The words of all units, unit after unit, four bytes each.
    private(set) var terms: [UInt32]
    /// Where the words of each unit begin, and where the last end.
    private(set) var starts: [Int]

    /// Reads the words of units.
    ///
    /// Walks over the postings twice, so that nothing but the result is held.
    ///
    /// - Parameters:
    ///   - inputs: segments with the unit of each clause in the place of its new number; units rise with clauses.
    ///   - unitCount: the number of units.
    /// - Throws: `SegmentError`, where postings cannot be read.
    init(_ inputs: [SegmentMerger.Input], unitCount: Int) throws(SegmentError) {
        self.unitCount = unitCount
        var counts = [Int](repeating: 0, count: unitCount + 1)
        try Self.forEachTerm(inputs, unitCount) { for unit in $0 { counts[Int(unit) + 1] += 1 } }
        for unit in 0..<unitCount { counts[unit + 1] += counts[unit] }
        starts = counts
        var terms = [UInt32](repeating: 0, count: counts[unitCount])
        var term: UInt32 = 0
        try Self.forEachTerm(inputs, unitCount) { units in
            for unit in units {
                terms[counts[Int(unit)]] = term
                counts[Int(unit)] += 1
            }
            term += 1
        }
        self.terms = terms
        termCount = Int(term)
    }

    /// Where the words of a unit lie in `terms`.
    @inline(__always)
    func range(of unit: UInt32) -> Range<Int> { starts[Int(unit)]..<starts[Int(unit) + 1] }

    /// Gives the units of each word that is kept, increasing.
    private static func forEachTerm(
        _ inputs: [SegmentMerger.Input], _ unitCount: Int, _ body: ([UInt32]) -> Void
    ) throws(SegmentError) {
        // Of many units rare words cost memory and change little, and so do common ones.
        let wanted = max(2, min(32, unitCount / 1024))...max(64, unitCount / 8)
        var units: [UInt32] = []
        try TermMerge<[UInt8]>(inputs, .words, form: .clausesOnly).forEach { (_, list) throws(SegmentError) in
            guard list.clauses.count >= wanted.lowerBound else { return }
            units.removeAll(keepingCapacity: true)
            for unit in list.clauses where units.last != unit { units.append(unit) }
            if wanted.contains(units.count) { body(units) }
        }
    }
}
