import Segments
import Testing

@testable import Indexing

@Suite struct PostingsBuilderTests {
    @Test("occurrences come out term by term", arguments: [true, false])
    func lists(hasPositions: Bool) {
        var random = SeededGenerator(seed: 4)
        var builder = PostingsBuilder()
        var expected = [PostingList](repeating: PostingList(), count: 30)
        for clause in 0..<300 as Range<UInt32> {
            for position in 0..<UInt32.random(in: 0...20, using: &random) {
                let term = UInt32.random(in: 0..<30, using: &random)
                builder.append(term, at: position)
                var list = expected[Int(term)]
                if list.clauses.last == clause {
                    list.frequencies[list.frequencies.count - 1] += 1
                } else {
                    list.clauses.append(clause)
                    list.frequencies.append(1)
                }
                if hasPositions { list.positions.append(position) }
                expected[Int(term)] = list
            }
            builder.endClause()
        }
        let order = (0..<30 as Range<UInt32>).reversed().map { $0 }
        var lists: [PostingList] = []
        builder.forEachList(in: order, hasPositions: hasPositions) { lists.append($1) }
        #expect(lists == expected.reversed())
    }
}
