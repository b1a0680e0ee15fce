/// Finds the clauses of offsets in the text of a segment faster than a search, for reading all its pairs.
public struct ClauseFinder: Sendable {
    /// Where each clause begins, and where the last ends.
    private let starts: [UInt32]
    /// For every 64th offset the clause that holds it.
    private let landmarks: [UInt32]

    private static let interval = 6

    /// Reads where clauses begin; `nil` where the bytes cannot be true.
    init?(_ column: IntegerColumn, clauseCount: Int) {
        var starts: [UInt32] = []
        var landmarks: [UInt32] = []
        starts.reserveCapacity(clauseCount + 1)
        var last = 0
        for clause in 0...clauseCount {
            let start = column[clause]
            guard start >= last, start <= UInt32.max, clause > 0 || start == 0 else { return nil }
            last = start
            // Up to here all offsets lie in clauses before this one.
            while landmarks.count << Self.interval < start { landmarks.append(UInt32(clause - 1)) }
            starts.append(UInt32(start))
        }
        self.starts = starts
        self.landmarks = landmarks
    }

    /// The clause that holds an offset; `nil` where the text is shorter.
    func clause(holding offset: Int) -> Int? {
        guard offset < starts[starts.count - 1] else { return nil }
        var clause = Int(landmarks[offset >> Self.interval])
        while starts[clause + 1] <= offset { clause += 1 }
        return clause
    }
}
