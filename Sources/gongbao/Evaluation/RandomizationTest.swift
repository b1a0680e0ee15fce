/// The two-sided paired randomisation test (Smucker, Allan and Carterette, "A Comparison of Statistical Significance Tests
/// for Information Retrieval Evaluation", 2007): if two settings are of equal worth, the sign of each query's difference is
/// chance.
struct RandomizationTest {
    /// How often signs are drawn.
    var draws = 10_000
    /// Where the random numbers begin; the same seed gives the same result.
    var seed: UInt64 = 1

    /// The share of draws, the observed one among them, whose sum is at least as far from 0 as the observed sum.
    func probability(of differences: [Double]) -> Double {
        let differences = differences.filter { $0 != 0 }
        guard !differences.isEmpty else { return 1 }
        // Sums that are equal but for the order of adding count as equal.
        let observed = abs(differences.reduce(0, +)) - 1e-9
        var bits = SignBits(state: seed)
        var reached = 1
        for _ in 0..<draws {
            var sum = 0.0
            for difference in differences { sum += bits.next() ? difference : -difference }
            if abs(sum) >= observed { reached += 1 }
        }
        return Double(reached) / Double(draws + 1)
    }
}

/// Single random bits of SplitMix64.
private struct SignBits {
    var state: UInt64
    private var word: UInt64 = 0
    private var count = 0

    init(state: UInt64) { self.state = state }

    mutating func next() -> Bool {
        if count == 0 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            word = mixed ^ (mixed >> 31)
            count = 64
        }
        count -= 1
        defer { word >>= 1 }
        return word & 1 == 1
    }
}
