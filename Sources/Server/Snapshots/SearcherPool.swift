internal import Analysis
internal import NIOConcurrencyHelpers
internal import Search

/// Searchers over one snapshot that wait for their next call; they keep memory that would take a while to make anew.
final class SearcherPool: Sendable {
    /// A searcher that nobody uses.
    private struct Idle: @unchecked Sendable {  // in the pool or in the hands of one call, never both
        let searcher: Searcher
    }

    private let snapshot: Snapshot
    private let segmenter: WordSegmenter
    private let idle = NIOLockedValueBox<[Idle]>([])

    init(_ snapshot: Snapshot, _ segmenter: WordSegmenter) {
        self.snapshot = snapshot
        self.segmenter = segmenter
    }

    /// A searcher for one call, to be given back; the one that was used last is the first to be used again.
    func take() -> Searcher {
        let waiting = idle.withLockedValue { $0.popLast() }
        return waiting?.searcher ?? Searcher(snapshot, segmenter: segmenter)
    }

    /// Takes a searcher back whose call is done.
    func giveBack(_ searcher: Searcher) {
        searcher.stopSign = nil
        let waiting = Idle(searcher: searcher)
        idle.withLockedValue { $0.append(waiting) }
    }
}
