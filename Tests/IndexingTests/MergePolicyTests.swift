import Segments
import Testing

@testable import Indexing

@Suite struct MergePolicyTests {
    private func segments(_ sizes: [Int], deleted: [Int: Int] = [:]) -> [Commit.Segment] {
        sizes.enumerated().map { index, size in
            var segment = Commit.Segment(
                identifier: UInt64(index), byteCount: size, documentCount: 9, clauseCount: 9,
                statistics: CollectionStatistics())
            segment.delete(Array(0..<(deleted[index] ?? 0)))
            return segment
        }
    }

    @Test(
        "few segments stay, too many become as many as asked for by the cheapest run of neighbours",
        arguments: [
            ([], 1, []), ([5], 1, []), ([5, 5, 5], 3, []), ([9, 1, 1, 9], 3, [1..<3]),
            ([1, 1, 9, 9], 2, [0..<3]),
            ([9, 9, 1, 1], 1, [0..<4]), ([5, 5, 5], 2, [0..<2]),
        ] as [([Int], Int, [Range<Int>])])
    func runs(sizes: [Int], most: Int, runs: [Range<Int>]) {
        #expect(MergePolicy.runs(segments(sizes), maxSegments: most) == runs)
    }

    @Test(
        "what one segment cannot hold is not merged",
        arguments: [
            ([1, 1, 9], [3, 3, 1], 2, [1..<3]), ([1, 1, 9], [3, 3, 2], 2, []), ([1, 1], [2, 2], 1, [0..<2]),
            ([1, 1, 1], [2, 2, 1], 1, []),
        ] as [([Int], [Int], Int, [Range<Int>])])
    func characters(sizes: [Int], billions: [Int], most: Int, runs: [Range<Int>]) {
        var segments = segments(sizes)
        for (index, count) in billions.enumerated() {
            segments[index].statistics[.characters].lengthSum = count * 1_000_000_000
        }
        #expect(MergePolicy.runs(segments, maxSegments: most) == runs)
    }

    @Test("a run of exactly the most characters is merged, of one more not")
    func mostCharacters() {
        var segments = segments([1, 1])
        segments[0].statistics[.characters].lengthSum = SegmentLayout.maxCharacters - 5
        segments[1].statistics[.characters].lengthSum = 5
        #expect(MergePolicy.runs(segments, maxSegments: 1) == [0..<2])
        segments[1].statistics[.characters].lengthSum = 6
        #expect(MergePolicy.runs(segments, maxSegments: 1).isEmpty)
    }

    @Test("segments of which more than a third is deleted are rewritten, the last first")
    func deletions() {
        let segments = segments([5, 5, 5, 5], deleted: [0: 4, 1: 3, 3: 9])
        #expect(MergePolicy.runs(segments, maxSegments: 4) == [3..<4, 0..<1])
    }
}
