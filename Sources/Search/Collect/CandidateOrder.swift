internal import Segments

/// Puts candidates in the order asked for; equals stay in the order of indexing.
struct CandidateOrder {
    private let snapshot: Snapshot
    private let sort: SortOrder

    init(_ snapshot: Snapshot, _ sort: SortOrder) {
        self.snapshot = snapshot
        self.sort = sort
    }

    /// The first candidates in order.
    ///
    /// So many as `count` says are needed; negative or too large means all. A few of many are found by a heap.
    func sorted(_ candidates: [Candidate], first count: Int) throws(SegmentError) -> [Candidate] {
        switch sort {
        case .score:
            guard count >= 0, count < candidates.count / 8 else {
                return candidates.sorted(by: Self.isBetter)
            }
            return best(count, of: candidates)
        case .date:
            return byKey(candidates) { date($0) == 0 ? Int.max : date($0) }
        case .newest:
            return byKey(candidates) { date($0) == 0 ? Int.max : -date($0) }
        case .number:
            return try byNumber(candidates)
        }
    }

    private static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
        left.score != right.score ? left.score > right.score : left.ordinal < right.ordinal
    }

    private func best(_ count: Int, of candidates: [Candidate]) -> [Candidate] {
        guard count > 0 else { return [] }
        var heap: [Candidate] = []  // the worst of the best at the root
        for candidate in candidates {
            if heap.count < count {
                heap.append(candidate)
                var child = heap.count - 1
                while child > 0, Self.isBetter(heap[(child - 1) / 2], heap[child]) {
                    heap.swapAt(child, (child - 1) / 2)
                    child = (child - 1) / 2
                }
            } else if Self.isBetter(candidate, heap[0]) {
                heap[0] = candidate
                sift(&heap)
            }
        }
        return heap.sorted(by: Self.isBetter)
    }

    private func sift(_ heap: inout [Candidate]) {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, Self.isBetter(heap[child], heap[child + 1]) { child += 1 }
            guard Self.isBetter(heap[parent], heap[child]) else { return }
            heap.swapAt(parent, child)
            parent = child
        }
    }

    private func byKey(_ candidates: [Candidate], _ key: (Candidate) -> Int) -> [Candidate] {
        candidates.map { (key: key($0), candidate: $0) }
            .sorted { ($0.key, $0.candidate.ordinal) < ($1.key, $1.candidate.ordinal) }
            .map(\.candidate)
    }

    private func date(_ candidate: Candidate) -> Int {
        let segment = snapshot.segments[candidate.segment].reader
        let document = segment.document(ofClause: candidate.clause)
        let own = segment.date(ofDocument: document)
        return own > 0 ? own : segment.date(ofDocument: segment.parent(ofDocument: document))
    }

    /// By the places of the numbers in natural order.
    private func byNumber(_ candidates: [Candidate]) throws(SegmentError) -> [Candidate] {
        let numbers = candidates.map { candidate in
            let segment = snapshot.segments[candidate.segment].reader
            let document = segment.document(ofClause: candidate.clause)
            let column = segment.keywords("number")
            return column?.value(ofDocument: document)
                ?? column?.value(ofDocument: segment.parent(ofDocument: document))
        }
        let distinct = Set(numbers.compactMap { $0 }).sorted(by: NaturalOrder.precedes)
        let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($0.element, $0.offset) })
        return candidates.indices
            .map { (key: numbers[$0].flatMap { places[$0] } ?? Int.max, candidate: candidates[$0]) }
            .sorted { ($0.key, $0.candidate.ordinal) < ($1.key, $1.candidate.ordinal) }
            .map(\.candidate)
    }
}
