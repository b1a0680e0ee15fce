internal import Segments

/// Finds the best clauses of one segment for a few terms, or counts the matching ones, window by window.
///
/// A window is skipped where what its lists can add at most does not reach the best so far. Elsewhere some lists make
/// *candidates*: the shortest list of a conjunction; of a union those lists that are left when the ones that cannot reach the best even
/// together are put aside (MaxScore: Turtle and Flood, "Query evaluation: strategies and optimizations", 1995; with block maxima:
/// Ding and Suel, "Faster top-k document retrieval using block-max indexes", 2011). The candidates that may still be among
/// the best then go through the other lists, each of which is either looked into for every candidate or spread over the window's array,
/// whichever costs less. Sums are integers near the scores, so the order of adding does not matter; `TopCandidates` allows for
/// what they are wrong by.
///
/// This file and its extensions use raw pointers. Invariant: `sums` has room for a window of 16-bit integers, `marks` for one of
/// bytes and `placeMarks` for one of 32-bit integers, all zero between two uses; `candidates` and `candidateSums` have room for a window and
/// one that does not count. A clause becomes an index into them only as
/// its distance from the first clause of a window in which `TermList.postings(inWindow:)` found it.
@safe
struct WindowEvaluator: ~Copyable {
    static let windowSize = TermList.windowSize
    /// A window has 64 groups, so that one integer can say which were touched.
    static let groupShift = TermList.windowShift - 6
    /// The number of clauses in a group.
    static let groupSize = 1 << groupShift

    let scratch = EvaluationScratch()
    let sums: UnsafeMutableRawPointer
    let marks: UnsafeMutableRawPointer
    let placeMarks: UnsafeMutableRawPointer
    let candidates: UnsafeMutablePointer<UInt32>
    let candidateSums: UnsafeMutablePointer<UInt32>
    var candidateCount = 0
    /// For phrases: where each list has each candidate, list by list.
    private(set) var places: UnsafeMutablePointer<UInt32>
    private var placeCapacity = 4
    /// The lists of the query at work, in the order of its terms.
    var lists: UnsafeMutablePointer<TermList>
    private(set) var listCount = 0
    /// The number of lists that are those of words, the first ones; others are of pairs of words.
    private(set) var wordListCount = 0
    private var listCapacity = 16
    /// The lists by rising number of clauses.
    private(set) var order: [Int] = []
    /// The lists that have postings in the window at work, by rising bound.
    var active: [Int] = []
    /// For how many windows each list is to be spread at once.
    var eagerness: [Int] = []
    /// The best clauses so far.
    var best = TopCandidates(limit: 1, termCount: 1)
    private(set) var windowCount = 0
    /// The windows in the order of evaluation.
    var windows: [Int] = []
    /// The clauses of deleted documents.
    private(set) var deleted: [Range<UInt32>] = []
    /// The positions of a term, and where the phrase may begin, in one clause.
    private(set) var positions: UnsafeMutablePointer<UInt32>
    private(set) var starts: UnsafeMutablePointer<UInt32>
    private var positionCapacity = 256
    var groupMaxima: [Int16] = []
    /// Whether an error may have left something in the window's memory.
    var isDirty = false
    /// Whether the search must stop, asked window by window.
    var interruption = Interruption()
    /// About what one list costs in a window.
    static let stepsOfWindow = 256

    init() {
        unsafe sums = .allocate(byteCount: Self.windowSize * 2, alignment: 64)
        unsafe placeMarks = .allocate(byteCount: Self.windowSize * 4, alignment: 64)
        unsafe marks = .allocate(byteCount: Self.windowSize, alignment: 64)
        unsafe candidates = .allocate(capacity: Self.windowSize + 1)
        unsafe candidateSums = .allocate(capacity: Self.windowSize + 1)
        unsafe lists = .allocate(capacity: listCapacity)
        unsafe places = .allocate(capacity: placeCapacity * (Self.windowSize + 1))
        unsafe positions = .allocate(capacity: positionCapacity)
        unsafe starts = .allocate(capacity: positionCapacity)
        setToZero()
    }

    deinit {
        unsafe lists.deinitialize(count: listCount)
        unsafe lists.deallocate()
        unsafe sums.deallocate()
        unsafe marks.deallocate()
        unsafe placeMarks.deallocate()
        unsafe candidates.deallocate()
        unsafe positions.deallocate()
        unsafe starts.deallocate()
        unsafe places.deallocate()
        unsafe candidateSums.deallocate()
    }

    /// Makes the lists of terms ready in a segment.
    ///
    /// - Returns: the number of terms that the segment has.
    mutating func open(
        _ terms: [TermWeight], in segment: SnapshotSegment, wordPairs: [TermWeight] = []
    ) throws(SegmentError) -> Int {
        close()
        let terms = terms + wordPairs
        windowCount = (segment.reader.clauseCount + Self.windowSize - 1) / Self.windowSize
        for documents in segment.description.deletedDocuments {
            let first = segment.reader.clauses(ofDocument: documents.lowerBound).lowerBound
            deleted.append(first..<segment.reader.clauses(ofDocument: documents.upperBound - 1).upperBound)
        }
        if terms.count > listCapacity {
            unsafe lists.deallocate()
            listCapacity = terms.count
            unsafe lists = .allocate(capacity: listCapacity)
        }
        if terms.count > placeCapacity {
            unsafe places.deallocate()
            placeCapacity = terms.count
            unsafe places = .allocate(capacity: placeCapacity * (Self.windowSize + 1))
        }
        for (number, term) in terms.enumerated() {
            guard let source = term.sources[segment.number] else { continue }
            unsafe (lists + listCount).initialize(
                to: try TermList(term, source, windowCount: windowCount, scratch))
            listCount += 1
            try unsafe lists[listCount - 1].prepare(source, windowCount: windowCount)
            let clauseCount = source.clauseCount
            var place = order.count
            while place > 0, unsafe lists[order[place - 1]].clauseCount > clauseCount { place -= 1 }
            order.insert(listCount - 1, at: place)
            eagerness.append(0)
            if terms.count - wordPairs.count > number { wordListCount += 1 }
        }
        return listCount
    }

    /// Lets go of the lists.
    mutating func close() {
        unsafe lists.deinitialize(count: listCount)
        listCount = 0
        wordListCount = 0
        order.removeAll(keepingCapacity: true)
        eagerness.removeAll(keepingCapacity: true)
        deleted.removeAll(keepingCapacity: true)
        scratch.removeAll()
        if isDirty { setToZero() }
        isDirty = false
    }

    /// Makes room for the positions of a term in one clause; `starts` keeps what it has.
    mutating func reserve(_ count: Int) {
        guard count > positionCapacity else { return }
        let starts = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
        unsafe starts.update(from: self.starts, count: positionCapacity)
        unsafe self.starts.deallocate()
        unsafe positions.deallocate()
        unsafe positions = .allocate(capacity: count)
        unsafe self.starts = starts
        positionCapacity = count
    }

    private func setToZero() {
        unsafe sums.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize * 2)
        unsafe marks.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize)
        unsafe placeMarks.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize * 4)
    }

    /// Puts the windows of which `bound` is above 0 in an order that finds good clauses early: a few with the highest bounds,
    /// then all others as they stand.
    @inline(__always)
    mutating func orderWindows(by bound: (borrowing WindowEvaluator, Int) -> UInt32) {
        windows.removeAll(keepingCapacity: true)
        var first = (window: -1, bound: UInt32(0))
        var second = first
        for window in 0..<windowCount {
            let bound = bound(self, window)
            guard bound > 0 else { continue }
            windows.append(window)
            if bound > first.bound {
                second = first
                first = (window, bound)
            } else if bound > second.bound {
                second = (window, bound)
            }
        }
        guard windows.count > 4 else { return }
        windows.removeAll { $0 == first.window || $0 == second.window }
        windows.insert(first.window, at: 0)
        windows.insert(second.window, at: 1)
    }

    /// What a window's clauses can score at most.
    func unionBound(ofWindow window: Int) -> UInt32 {
        var sum: UInt32 = 0
        for index in 0..<listCount { sum &+= unsafe lists[index].bound(ofWindow: window) }
        return sum
    }

    /// What the clauses of a window that have all terms can score at most; 0 where a list has nothing there.
    func conjunctionBound(ofWindow window: Int) -> UInt32 {
        var sum: UInt32 = 0
        for index in 0..<listCount {
            let bound = unsafe lists[index].bound(ofWindow: window)
            guard bound > 0 else { return 0 }
            sum &+= bound
        }
        return sum
    }

    /// The exact score of a clause: the scores of its terms, added up in their order.
    func score(of clause: UInt32) throws(SegmentError) -> Double {
        var score = 0.0
        for index in 0..<listCount where try unsafe lists[index].find(clause) {
            score += try unsafe lists[index].score()
        }
        return score
    }

    /// Whether a clause is of a deleted document.
    @inline(__always)
    func isDeleted(_ clause: UInt32) -> Bool {
        !deleted.isEmpty && deleted.contains { $0.contains(clause) }
    }

    /// Sets the marks of deleted clauses to zero.
    func removeDeleted(inWindow window: Int) {
        let start = window * Self.windowSize
        for clauses in deleted {
            let low = max(Int(clauses.lowerBound) - start, 0)
            let high = min(Int(clauses.upperBound) - start, Self.windowSize)
            guard low < high else { continue }
            unsafe (marks + low).initializeMemory(as: UInt8.self, repeating: 0, count: high - low)
        }
    }
}
