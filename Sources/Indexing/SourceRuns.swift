internal import Segments

/// The documents of each source in one segment, as runs of neighbours.
struct SourceRuns {
    private var runs: [Int: [Range<Int>]] = [:]

    init(_ segment: SegmentReader) {
        var start = 0
        while start < segment.documentCount {
            let source = segment.source(ofDocument: start)
            var end = start + 1
            while end < segment.documentCount, segment.source(ofDocument: end) == source { end += 1 }
            runs[source, default: []].append(start..<end)
            start = end
        }
    }

    /// The documents of a source, in order.
    func documents(of source: Int) -> [Int] {
        (runs[source] ?? []).flatMap { Array($0) }
    }
}
