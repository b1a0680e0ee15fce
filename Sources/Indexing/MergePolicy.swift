internal import Segments

/// Chooses which segments to merge: neighbours only, so that the order of indexing stays.
enum MergePolicy {
    /// Runs of neighbouring segments to merge into one each, so that at most `maxSegments` remain, or none where one
    /// segment could not hold the text of such a run.
    ///
    /// Segments of which more than a third is deleted are rewritten; then the cheapest run of neighbours is merged.
    /// Runs are disjoint and come from the last to the first, so that replacing one moves none of those that follow.
    static func runs(_ segments: [Commit.Segment], maxSegments: Int) -> [Range<Int>] {
        if segments.count > maxSegments {
            let length = segments.count - maxSegments + 1
            let sizes = segments.map(\.byteCount)
            var best = 0
            var bestSize = Int.max
            for start in 0...(segments.count - length) {
                let size = sizes[start..<(start + length)].reduce(0, +)
                let characters = segments[start..<(start + length)].reduce(0) {
                    $0 + $1.statistics[.characters].lengthSum
                }
                if size < bestSize, characters <= SegmentLayout.maxCharacters {
                    best = start
                    bestSize = size
                }
            }
            return bestSize == Int.max ? [] : [best..<(best + length)]
        }
        return segments.indices.reversed().filter { isMostlyDeleted(segments[$0]) }.map { $0..<($0 + 1) }
    }

    /// As few runs of neighbours as can hold the text of a range of segments, from the last to the first.
    static func fullRuns(_ segments: [Commit.Segment], of range: Range<Int>) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = range.lowerBound
        var characters = 0
        for index in range {
            let own = segments[index].statistics[.characters].lengthSum
            if index > start, characters + own > SegmentLayout.maxCharacters {
                runs.append(start..<index)
                start = index
                characters = 0
            }
            characters += own
        }
        if start < range.upperBound { runs.append(start..<range.upperBound) }
        return runs.reversed()
    }

    private static func isMostlyDeleted(_ segment: Commit.Segment) -> Bool {
        (segment.documentCount - segment.liveDocumentCount) * 3 > segment.documentCount
    }
}
