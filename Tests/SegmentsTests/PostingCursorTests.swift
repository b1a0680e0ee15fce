import Testing

@testable import Segments

@Suite struct PostingCursorTests {
    private static let sizes = [1, 2, 3, 127, 128, 129, 130, 255, 256, 257, 1000, 3000]

    private struct Sample {
        var list: PostingList
        var field: FieldReader
        var positions: [[UInt32]]

        /// A list of `size` clauses, with another term on either side of it.
        init(size: Int, clauses: Int, hasPositions: Bool, isOnce: Bool = false) throws {
            var random = SeededGenerator(seed: UInt64(size * 3 + clauses))
            let lengths = (0..<clauses).map { _ in UInt32.random(in: 9...60, using: &random) }
            func make(_ count: Int) -> PostingList {
                var list = PostingList.random(
                    count: count, clauseLengths: lengths, isOnce: isOnce, using: &random)
                if !hasPositions { list.positions = [] }
                return list
            }
            list = make(size)
            positions = hasPositions ? list.positionsByClause : []
            let around = (make(min(200, clauses)), make(1))
            field = try SegmentsTests.field(
                [([1], around.0), ([2], list), ([3], around.1)], hasPositions: hasPositions,
                clauseLengths: lengths)
        }

        func cursor() throws -> PostingCursor {
            try field.postings(of: try #require(try field.dictionary.find([2])))
        }
    }

    @Test("a list is read from end to end", arguments: sizes, [true, false])
    func advance(size: Int, hasPositions: Bool) throws {
        for (clauses, isOnce) in [(size, false), (size * 3, true), (size * 40, false)] {
            let sample = try Sample(size: size, clauses: clauses, hasPositions: hasPositions, isOnce: isOnce)
            var cursor = try sample.cursor()
            #expect(cursor.clauseCount == size)
            #expect(cursor.clause == PostingCursor.noClause)
            var positions: [UInt32] = []
            for index in 0..<size {
                try cursor.advance()
                #expect(cursor.clause == sample.list.clauses[index])
                #expect(cursor.frequency == sample.list.frequencies[index])
                try cursor.readPositions(into: &positions)
                #expect(positions == (hasPositions ? sample.positions[index] : []))
            }
            for _ in 0..<3 {
                try cursor.advance()
                #expect(cursor.clause == PostingCursor.noClause)
                #expect(cursor.frequency == 0)
                try cursor.readPositions(into: &positions)
                #expect(positions.isEmpty)
            }
        }
    }

    @Test("any mixture of steps and leaps stands where a search of the list stands", arguments: sizes)
    func leaps(size: Int) throws {
        let sample = try Sample(size: size, clauses: size * 4, hasPositions: true)
        var random = SeededGenerator(seed: UInt64(size))
        var positions: [UInt32] = []
        for round in 0..<30 {
            var cursor = try sample.cursor()
            var index = -1
            while index < size {
                if Int.random(in: 0..<3, using: &random) == 0 {
                    try cursor.advance()
                    index += 1
                } else {
                    let base = index < 0 ? 0 : Int(sample.list.clauses[index])
                    let target = UInt32(base + Int.random(in: 0...(1 << (round % 12)), using: &random))
                    try cursor.advance(to: target)
                    index = sample.list.clauses.firstIndex { $0 >= target } ?? size
                }
                #expect(cursor.clause == (index < size ? sample.list.clauses[index] : PostingCursor.noClause))
                if index < size, Bool.random(using: &random) {
                    #expect(cursor.frequency == sample.list.frequencies[index])
                    try cursor.readPositions(into: &positions)
                    #expect(positions == sample.positions[index])
                }
            }
            try cursor.advance(to: 0)
            #expect(cursor.clause == PostingCursor.noClause)
        }
    }

    @Test(
        "a target at, between and beyond the clauses of a list is found at once",
        arguments: [1, 2, 129, 256, 300])
    func oneLeap(size: Int) throws {
        let sample = try Sample(size: size, clauses: size * 2, hasPositions: true)
        for target in [0, 1, size - 1, size, size + 3, size * 2 - 1, size * 2, Int(UInt32.max)] {
            var cursor = try sample.cursor()
            try cursor.advance(to: UInt32(target))
            #expect(cursor.clause == sample.list.clauses.first { $0 >= target } ?? PostingCursor.noClause)
        }
    }

    @Test("blocks together are the list, and their impacts bound them", arguments: sizes)
    func blocks(size: Int) throws {
        let sample = try Sample(size: size, clauses: size * 2, hasPositions: false)
        var cursor = try sample.cursor()
        var clauses: [UInt32] = []
        var frequencies: [UInt32] = []
        var block = 0
        while try cursor.nextBlock() {
            if cursor.blockClauses.count == BlockCoding.size {
                let bound = cursor.impact(ofBlock: block).bound { Double($0) / (Double($0) + Double($1)) }
                for (clause, frequency) in zip(cursor.blockClauses, cursor.blockFrequencies) {
                    let length = Double(sample.field.lengthByte(of: clause))
                    #expect(Double(frequency) / (Double(frequency) + length) <= bound)
                }
            }
            block += 1
            clauses += cursor.blockClauses
            frequencies += cursor.blockFrequencies
        }
        #expect(clauses == sample.list.clauses)
        #expect(frequencies == sample.list.frequencies)
        #expect(try !cursor.nextBlock())
    }

    @Test("a term at every position of its clauses is read back")
    func everyPosition() throws {
        var list = PostingList()
        for clause in 0..<300 as Range<UInt32> {
            list.clauses.append(clause)
            list.frequencies.append(40)
            list.positions += 0..<40
        }
        let field = try field(
            [([1], list)], hasPositions: true, clauseLengths: [UInt32](repeating: 40, count: 300))
        var cursor = try field.postings(of: try #require(try field.dictionary.find([1])))
        var positions: [UInt32] = []
        for _ in 0..<300 {
            try cursor.advance()
            try cursor.readPositions(into: &positions)
            #expect(positions == Array(0..<40))
        }
    }

    @Test("very high frequencies are read back", arguments: [1, 5, 128, 140])
    func highFrequencies(size: Int) throws {
        var list = PostingList()
        list.clauses = (0..<UInt32(size)).map { $0 }
        list.frequencies = list.clauses.map { $0 % 2 == 0 ? .max : 1 << 31 }
        let field = try field(
            [([1], list)], hasPositions: false, clauseLengths: [UInt32](repeating: 40, count: size))
        var cursor = try field.postings(of: try #require(try field.dictionary.find([1])))
        for index in 0..<size {
            try cursor.advance()
            #expect(cursor.frequency == list.frequencies[index])
        }
    }
}
