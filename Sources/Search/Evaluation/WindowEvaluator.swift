internal import Segments

/// Finds the best clauses of one segment for a few terms, or counts the matching ones, window by window.
///
/// A window is skipped where what its lists can add at most does not reach the best so far. In a union, the lists that cannot
/// reach it together are left out (MaxScore; Turtle and Flood, "Query evaluation: strategies and optimizations", 1995, with
/// block maxima as in Ding and Suel, "Faster top-k document retrieval using block-max indexes", 2011): the other lists are
/// added up in a small array, and only where the sum comes near enough are the left-out lists looked into. Sums are integers
/// a little below the scores, so the order of adding does not matter; `TopCandidates` allows for what is missing.
///
/// This file and its extensions use raw pointers. Invariant: `sums` has room for a window of 32-bit integers and is all zero between
/// windows, `marks` for a window of bytes; a clause is an index into them only as its distance from the window's first clause, which
/// `TermList.postings(inWindow:)` keeps below the window's size.
@safe
final class WindowEvaluator {
    let scratch = EvaluationScratch()
    let sums: UnsafeMutableRawPointer
    let marks: UnsafeMutableRawPointer
    /// The lists of the query at work, in the order of its terms.
    var lists: UnsafeMutablePointer<TermList>
    private var listCapacity = 16
    var listCount = 0
    /// The lists by rising number of clauses.
    var order: [Int] = []
    /// The lists that have postings in the window at work, by rising bound.
    var active: [Int] = []
    var best = TopCandidates(limit: 1, termCount: 1)
    var segment: SnapshotSegment?
    var windowCount = 0
    /// The clauses of deleted documents.
    var deleted: [Range<UInt32>] = []
    var candidates: [UInt32] = []
    var positions: [UInt32] = []
    var starts: [UInt32] = []

    static let windowSize = TermList.windowSize

    init() {
        unsafe sums = .allocate(byteCount: Self.windowSize * 4, alignment: 64)
        unsafe sums.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize * 4)
        unsafe marks = .allocate(byteCount: Self.windowSize, alignment: 64)
        unsafe marks.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize)
        unsafe lists = .allocate(capacity: listCapacity)
    }

    deinit {
        close()
        unsafe sums.deallocate()
        unsafe marks.deallocate()
        unsafe lists.deallocate()
    }

    /// Makes the lists of terms ready in a segment.
    ///
    /// - Returns: the number of terms that the segment has.
    func open(_ terms: [TermWeight], in segment: SnapshotSegment) throws(SegmentError) -> Int {
        close()
        self.segment = segment
        windowCount = (segment.reader.clauseCount + Self.windowSize - 1) / Self.windowSize
        deleted.removeAll(keepingCapacity: true)
        for documents in segment.description.deletedDocuments {
            let first = segment.reader.clauses(ofDocument: documents.lowerBound).lowerBound
            deleted.append(first..<segment.reader.clauses(ofDocument: documents.upperBound - 1).upperBound)
        }
        if terms.count > listCapacity {
            unsafe lists.deallocate()
            listCapacity = terms.count
            unsafe lists = .allocate(capacity: listCapacity)
        }
        for term in terms {
            guard let found = term.entries[segment.number] else { continue }
            let list = try TermList(term, found, windowCount: windowCount, scratch)
            unsafe (lists + listCount).initialize(to: list)
            order.append(listCount)
            listCount += 1
        }
        let lists = unsafe lists
        order.sort { unsafe lists[$0].clauseCount < lists[$1].clauseCount }
        return listCount
    }

    /// Lets go of the lists.
    func close() {
        unsafe lists.deinitialize(count: listCount)
        listCount = 0
        order.removeAll(keepingCapacity: true)
        segment = nil
        scratch.removeAll()
        if isDirty { clear() }
    }

    /// Whether an error may have left something in the window's memory.
    var isDirty = false

    private func clear() {
        unsafe sums.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize * 4)
        unsafe marks.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize)
        isDirty = false
    }

    /// The windows in an order that finds good clauses early: a few with the highest bounds, then all others.
    ///
    /// - Parameter bound: what the clauses of a window can score at most; 0 for none.
    func forEachWindow(
        bound: (Int) -> UInt32, _ body: (Int) throws(SegmentError) -> Void
    ) throws(SegmentError) {
        var first: [(window: Int, bound: UInt32)] = []
        if windowCount > 8 {
            for window in 0..<windowCount {
                let bound = bound(window)
                if first.count < 3 {
                    first.append((window, bound))
                } else if bound > first[2].bound {
                    first[2] = (window, bound)
                } else {
                    continue
                }
                first.sort { $0.bound > $1.bound }
            }
            for (window, _) in first { try body(window) }
        }
        for window in 0..<windowCount where !first.contains(where: { $0.window == window }) {
            try body(window)
        }
    }

    /// Sets what a window's memory holds of deleted clauses to zero.
    func removeDeleted(inWindow window: Int) {
        guard !deleted.isEmpty else { return }
        let start = window * Self.windowSize
        for clauses in deleted {
            let low = max(Int(clauses.lowerBound) - start, 0)
            let high = min(Int(clauses.upperBound) - start, Self.windowSize)
            guard low < high else { continue }
            unsafe (sums + low * 4).initializeMemory(as: UInt8.self, repeating: 0, count: (high - low) * 4)
            unsafe (marks + low).initializeMemory(as: UInt8.self, repeating: 0, count: high - low)
        }
    }

    /// The exact score of a clause: the scores of its terms, added up in their order.
    func score(of clause: UInt32) throws(SegmentError) -> Double {
        var score = 0.0
        for index in 0..<listCount {
            let block = unsafe lists[index].block(holding: clause)
            guard unsafe block < lists[index].blockCount,
                try unsafe lists[index].find(clause, inBlock: block)
            else { continue }
            score += try unsafe lists[index].score()
        }
        return score
    }

    /// Whether a clause is of a deleted document.
    func isDeleted(_ clause: UInt32) -> Bool {
        !deleted.isEmpty && deleted.contains { $0.contains(clause) }
    }
}
