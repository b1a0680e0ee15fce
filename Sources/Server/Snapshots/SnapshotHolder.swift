internal import Analysis
internal import NIOConcurrencyHelpers
internal import Search
internal import Segments
internal import Wire

/// A state of the index, open for searching.
struct OpenIndex: Sendable {
    let snapshot: Snapshot
    let searchers: SearcherPool
    /// What is different when anything in the index is: for ETags.
    let tag: String

    init(_ directory: IndexDirectory) throws(SegmentError) {
        let snapshot = try Snapshot(directory)
        self.snapshot = snapshot
        let dictionary = directory.withFile(beside: WordDictionary.fileName) {
            WordDictionary(descriptor: $0)
        }
        searchers = SearcherPool(snapshot, dictionary.map { .dictionary($0) } ?? .icu)
        let checksum = snapshot.commit.segments.reduce(UInt32(0)) { $0 &* 31 &+ $1.checksum }
        tag = "\(snapshot.commit.generation)-\(String(checksum, radix: 16))"
    }
}

/// The newest state of the index; searches that run keep the one that they began with.
final class SnapshotHolder: Sendable {
    /// What a look at the directory gave.
    enum Outcome: Sendable {
        case unchanged
        case changed(from: Int, to: Int)
    }

    private let directory: IndexDirectory
    private let state: NIOLockedValueBox<OpenIndex>

    /// Opens the index.
    init(path: String) throws(SegmentError) {
        directory = IndexDirectory(path)
        state = NIOLockedValueBox(try OpenIndex(directory))
    }

    /// The state that new searches see.
    var current: OpenIndex { state.withLockedValue { $0 } }

    /// Looks whether there is a newer commit and opens it; where it cannot be opened, what there is stays.
    ///
    /// With `always` the index is opened again even where the commit is the same.
    func refresh(always: Bool = false) throws(SegmentError) -> Outcome {
        let old = current
        if !always {
            guard try directory.newestCommit() != old.snapshot.commit.generation else { return .unchanged }
        }
        let new = try OpenIndex(directory)
        guard always || new.tag != old.tag else { return .unchanged }
        state.withLockedValue { $0 = new }
        return .changed(from: old.snapshot.commit.generation, to: new.snapshot.commit.generation)
    }
}
