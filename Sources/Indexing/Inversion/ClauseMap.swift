internal import Segments

/// Finds the clauses of occurrences that are counted through all clauses, and so makes postings of them: of characters by
/// their offsets in the text of the segment, or of words by their numbers.
struct ClauseMap {
    /// How many there are before each clause, and in all.
    private let starts: [UInt32]
    /// For every 64th the clause that holds it.
    private let landmarks: [UInt32]
    private var occurrences: [UInt32] = []
    private var clauses: [UInt32] = []
    private var frequencies: [UInt32] = []

    private static let interval: UInt32 = 6

    init(_ starts: [UInt32]) {
        self.starts = starts
        var landmarks: [UInt32] = []
        let end = starts[starts.count - 1]
        landmarks.reserveCapacity(Int(end >> Self.interval) + 1)
        var clause = 0
        for offset in stride(from: 0, to: end, by: 1 << Self.interval) {
            while starts[clause + 1] <= offset { clause += 1 }
            landmarks.append(UInt32(clause))
        }
        self.landmarks = landmarks
    }

    /// Replaces `list` by the postings of a key; positions are counted within the clause.
    mutating func read(
        _ number: Int, of table: borrowing OccurrenceTable, hasPositions: Bool, into list: inout PostingList
    ) {
        let count = table.read(number, into: &occurrences)
        reserve(count)
        var clause = 0
        var start: UInt32 = 0
        var end: UInt32 = 0
        var last = -1
        for index in 0..<count {
            let offset = occurrences[index]
            if offset >= end {
                clause = Int(landmarks[Int(offset >> Self.interval)])
                while starts[clause + 1] <= offset { clause += 1 }
                start = starts[clause]
                end = starts[clause + 1]
                last += 1
                clauses[last] = UInt32(truncatingIfNeeded: clause)
                frequencies[last] = 1
            } else {
                frequencies[last] &+= 1
            }
            occurrences[index] = offset &- start
        }
        fill(&list, postings: last + 1)
        if hasPositions { list.positions.append(contentsOf: occurrences[..<count]) }
    }

    /// Replaces `list` by the postings of a key whose occurrences are clauses.
    mutating func readClauses(
        _ number: Int, of table: borrowing OccurrenceTable, into list: inout PostingList
    ) {
        let count = table.read(number, into: &occurrences)
        reserve(count)
        var last = -1
        for index in 0..<count {
            if last >= 0, clauses[last] == occurrences[index] {
                frequencies[last] &+= 1
            } else {
                last += 1
                clauses[last] = occurrences[index]
                frequencies[last] = 1
            }
        }
        fill(&list, postings: last + 1)
    }

    private mutating func reserve(_ count: Int) {
        guard clauses.count < count else { return }
        clauses = [UInt32](repeating: 0, count: count + count / 2)
        frequencies = clauses
    }

    private func fill(_ list: inout PostingList, postings: Int) {
        list.removeAll()
        list.clauses.append(contentsOf: clauses[..<postings])
        list.frequencies.append(contentsOf: frequencies[..<postings])
    }
}
