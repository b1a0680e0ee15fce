internal import Segments

/// Collects the occurrences of numbered terms clause by clause and hands them out term by term (counting sort).
///
/// Holds 8 bytes an occurrence, and 16 while the lists are made.
struct PostingsBuilder {
    private var terms: [UInt32] = []
    private var positions: [UInt32] = []
    private var clauseEnds: [Int] = []
    private var counts: [Int] = []

    /// The number of occurrences.
    var count: Int { terms.count }

    /// Appends an occurrence of a term in the current clause.
    @inline(__always)
    mutating func append(_ term: UInt32, at position: UInt32) {
        terms.append(term)
        positions.append(position)
        if Int(term) >= counts.count {
            counts.append(contentsOf: repeatElement(0, count: Int(term) + 1 - counts.count))
        }
        counts[Int(term)] += 1
    }

    /// Ends the current clause.
    mutating func endClause() {
        clauseEnds.append(terms.count)
    }

    /// Calls `body` with the postings of each term, in the order of `order`.
    func forEachList(
        in order: [UInt32], hasPositions: Bool, _ body: (_ term: UInt32, _ list: PostingList) -> Void
    ) {
        var starts = [Int](repeating: 0, count: counts.count + 1)
        for term in counts.indices { starts[term + 1] = starts[term] + counts[term] }
        var clauses = [UInt32](repeating: 0, count: terms.count)
        var sorted = [UInt32](repeating: 0, count: terms.count)
        var next = starts
        var occurrence = 0
        for (clause, end) in clauseEnds.enumerated() {
            while occurrence < end {
                let term = Int(terms[occurrence])
                clauses[next[term]] = UInt32(clause)
                sorted[next[term]] = positions[occurrence]
                next[term] += 1
                occurrence += 1
            }
        }
        var list = PostingList()
        for term in order {
            list.removeAll()
            for index in starts[Int(term)]..<starts[Int(term) + 1] {
                if list.clauses.last == clauses[index] {
                    list.frequencies[list.frequencies.count - 1] += 1
                } else {
                    list.clauses.append(clauses[index])
                    list.frequencies.append(1)
                }
                if hasPositions { list.positions.append(sorted[index]) }
            }
            body(term, list)
        }
    }
}
