import Testing

@testable import Segments

@Suite struct PostingCursorTests {
    private static let sizes = [1, 2, 3, 127, 128, 129, 130, 255, 256, 257, 1000, 3000]

    private struct Sample {
        var list: PostingList
        var field: FieldReader
        var positions: [[UInt32]]

        /// A list of `size` clauses, with another term on either side of it.
        init(size: Int, clauses: Int, _ form: PositionForm, isOnce: Bool = false) throws {
            var random = SeededGenerator(seed: UInt64(size * 3 + clauses))
            let lengths = (0..<clauses).map { _ in UInt32.random(in: 9...60, using: &random) }
            func make(_ count: Int) -> PostingList {
                var list = PostingList.random(
                    count: count, clauseLengths: lengths, isOnce: isOnce, using: &random)
                if form == .none { list.positions = [] }
                return list
            }
            list = make(size)
            positions = form == .none ? [] : list.positionsByClause
            let around = (make(min(200, clauses)), make(1))
            field = try SegmentsTests.field(
                [([1], around.0), ([2], list), ([3], around.1)], form, clauseLengths: lengths)
        }

        func cursor() throws -> PostingCursor {
            try field.postings(of: try #require(try field.dictionary.find([2])))
        }
    }

    @Test("a list is read from end to end", arguments: sizes, positionForms)
    func advance(size: Int, form: PositionForm) throws {
        for (clauses, isOnce) in [(size, false), (size * 3, true), (size * 40, false)] {
            let sample = try Sample(size: size, clauses: clauses, form, isOnce: isOnce)
            var cursor = try sample.cursor()
            #expect(cursor.clauseCount == size)
            #expect(cursor.clause == PostingCursor.noClause)
            var positions: [UInt32] = []
            for index in 0..<size {
                try cursor.advance()
                #expect(cursor.clause == sample.list.clauses[index])
                #expect(cursor.frequency == sample.list.frequencies[index])
                try cursor.readPositions(into: &positions)
                #expect(positions == (form == .none ? [] : sample.positions[index]))
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

    @Test(
        "any mixture of steps and leaps stands where a search of the list stands", arguments: sizes,
        [PositionForm.apart, .offsets])
    func leaps(size: Int, form: PositionForm) throws {
        let sample = try Sample(size: size, clauses: size * 4, form)
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
        let sample = try Sample(size: size, clauses: size * 2, .offsets)
        for target in [0, 1, size - 1, size, size + 3, size * 2 - 1, size * 2, Int(UInt32.max)] {
            var cursor = try sample.cursor()
            try cursor.advance(to: UInt32(target))
            #expect(cursor.clause == sample.list.clauses.first { $0 >= target } ?? PostingCursor.noClause)
        }
    }

    @Test("blocks together are the list, and their impacts bound them", arguments: sizes)
    func blocks(size: Int) throws {
        let sample = try Sample(size: size, clauses: size * 2, .none)
        var cursor = try sample.cursor()
        var clauses: [UInt32] = []
        var frequencies: [UInt32] = []
        var block = 0
        while try cursor.nextBlock() {
            if size >= BlockCoding.size {
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

    @Test(
        "a term at every position of its clauses is read back", arguments: [PositionForm.apart, .offsets])
    func everyPosition(form: PositionForm) throws {
        var list = PostingList()
        for clause in 0..<300 as Range<UInt32> {
            list.clauses.append(clause)
            list.frequencies.append(40)
            list.positions += 0..<40
        }
        let field = try field(
            [([1], list)], form, clauseLengths: [UInt32](repeating: 40, count: 300))
        var cursor = try field.postings(of: try #require(try field.dictionary.find([1])))
        var positions: [UInt32] = []
        for _ in 0..<300 {
            try cursor.advance()
            try cursor.readPositions(into: &positions)
            #expect(positions == Array(0..<40))
        }
    }

    /// Reads a list from end to end and with leaps, and compares it with what was written.
    private func expect(
        _ list: PostingList, _ forms: [PositionForm] = [.apart, .offsets], clauseLengths: [UInt32]
    ) throws {
        for form in forms { try expect(list, form, clauseLengths: clauseLengths) }
    }

    private func expect(_ list: PostingList, _ form: PositionForm, clauseLengths: [UInt32]) throws {
        let field = try field([([2], list)], form, clauseLengths: clauseLengths)
        let entry = try #require(try field.dictionary.find([2]))
        let expected = list.positionsByClause
        var positions: [UInt32] = []
        var cursor = try field.postings(of: entry)
        for (index, clause) in list.clauses.enumerated() {
            try cursor.advance()
            #expect(cursor.clause == clause)
            #expect(cursor.frequency == list.frequencies[index])
            try cursor.readPositions(into: &positions)
            #expect(positions == expected[index])
            #expect(field.characterCount(of: clause) == Int(clauseLengths[Int(clause)]))
        }
        try cursor.advance()
        #expect(cursor.clause == PostingCursor.noClause)
        for target in stride(from: 0, through: UInt32(clauseLengths.count), by: 1 + clauseLengths.count / 50)
        {
            var leaping = try field.postings(of: entry)
            try leaping.advance(to: target)
            let index = list.clauses.firstIndex { $0 >= target }
            #expect(leaping.clause == index.map { list.clauses[$0] } ?? PostingCursor.noClause)
            try leaping.readPositions(into: &positions)
            #expect(positions == index.map { expected[$0] } ?? [])
        }
        var blocks = try field.postings(of: entry)
        var clauses: [UInt32] = []
        while try blocks.nextBlock() { clauses += blocks.blockClauses }
        #expect(clauses == list.clauses)
    }

    @Test(
        "short lists come back with empty clauses before, between and after",
        arguments: [1, 2, 6, 7, 126, 127, 128, 129], [true, false])
    func emptyClauses(size: Int, isOnce: Bool) throws {
        var random = SeededGenerator(seed: UInt64(size))
        for gaps in [[0], [1], [0, 0, 3], [2, 0, 500]] {
            for (most, shares) in [(1 as UInt32, 1), (60, 1), (60, 3), (3000, 2)] {
                var lengths: [UInt32] = []
                for number in 0..<(size * shares) {
                    lengths += [UInt32](repeating: 0, count: gaps[number % gaps.count])
                    lengths.append(.random(in: 1...most, using: &random))
                }
                lengths += [UInt32](repeating: 0, count: gaps[0])
                let list = PostingList.random(
                    count: size, clauseLengths: lengths, isOnce: isOnce, using: &random)
                #expect(list.clauses.count == size)
                try expect(list, clauseLengths: lengths)
            }
        }
    }

    @Test(
        "a term at every position of every clause is read back and costs next to nothing",
        arguments: [2, 127])
    func wholeText(size: Int) throws {
        let lengths = (0..<UInt32(size)).flatMap { [0, $0 % 9 + 1] as [UInt32] }
        var list = PostingList()
        for (clause, length) in lengths.enumerated() where length > 0 {
            list.clauses.append(UInt32(clause))
            list.frequencies.append(length)
            list.positions += 0..<length
        }
        try expect(list, clauseLengths: lengths)
        let field = try field([([2], list)], .offsets, clauseLengths: lengths)
        #expect(field.postings.count <= 3)
    }

    @Test("many occurrences in few clauses come back", arguments: [1, 2, 127])
    func manyOccurrences(size: Int) throws {
        var random = SeededGenerator(seed: UInt64(size))
        let lengths = (0..<size).flatMap { _ in [0, 9000] as [UInt32] }
        var list = PostingList()
        for clause in lengths.indices where lengths[clause] > 0 {
            let positions = (0..<9000 as Range<UInt32>).filter { _ in
                Int.random(in: 0..<9, using: &random) == 0
            }
            list.clauses.append(UInt32(clause))
            list.frequencies.append(UInt32(positions.count))
            list.positions += positions
        }
        try expect(list, clauseLengths: lengths)
    }

    @Test(
        "occurrences far into the text of a segment come back",
        arguments: [
            [65_535, 1, 1, 65_536], [1 << 24 - 1, 2, 0, 9], [70_000, 0, 70_000], [UInt32.max - 2, 0, 1],
            [1, UInt32.max - 2], [0, UInt32.max - 1, 0], [1 << 31, 1 << 30, 5],
        ] as [[UInt32]])
    func farOffsets(lengths: [UInt32]) throws {
        for clauses in [
            lengths.indices.filter { lengths[$0] > 0 }, lengths.indices.suffix(2).filter { lengths[$0] > 0 },
        ] {
            for isOnce in [true, false] {
                var list = PostingList()
                for clause in clauses {
                    let last = lengths[clause] - 1
                    let positions = isOnce ? [last] : Set([0, last / 2, last]).sorted()
                    list.clauses.append(UInt32(clause))
                    list.frequencies.append(UInt32(positions.count))
                    list.positions += positions
                }
                try expect(list, [.offsets], clauseLengths: lengths)
            }
        }
    }

    @Test("lists of 127 clauses with characters beyond 65,536 come back", arguments: [600, 70_000, 1 << 24])
    func longText(length: UInt32) throws {
        var random = SeededGenerator(seed: UInt64(length))
        let lengths = (0..<250).map { $0 % 3 == 0 ? 0 : UInt32.random(in: 1...length, using: &random) }
        for size in [1, 2, 127, 128, 160] {
            try expect(
                PostingList.random(count: size, clauseLengths: lengths, using: &random),
                clauseLengths: lengths)
        }
    }

    /// A column that says what is given, true or not.
    private func column(base: Int, step: UInt32, width: Int, count: Int, seed: UInt64) throws -> IntegerColumn
    {
        var random = SeededGenerator(seed: seed)
        var writer = ByteWriter()
        writer.append(fixed: Int64(base))
        writer.append(fixed: step)
        writer.append(fixed: UInt32(width))
        writer.append(fixed: UInt64(count))
        for _ in 0..<(count * width) { writer.append(.random(in: 0...255, using: &random)) }
        return try IntegerColumn(part(writer.bytes), count: count)
    }

    @Test(
        "clauses that lie about where they begin give an error or an answer",
        arguments: [1, 2, 127, 128, 140])
    func lyingStarts(size: Int) throws {
        var random = SeededGenerator(seed: UInt64(size))
        let lengths = (0..<200).map { $0 % 4 == 0 ? 0 : UInt32.random(in: 1...90, using: &random) }
        let list = PostingList.random(count: size, clauseLengths: lengths, using: &random)
        let expected = list.positionsByClause
        let limit = 1 << 60 - 1
        var refused = 0
        for base in [
            -limit, -(1 << 40), -(5 << 32), -(3 << 32), -(1 << 33), -(1 << 32), -9000, -5, 0, 5, 9000,
            1 << 31, 1 << 32, limit,
        ] {
            for step in [0, 1, 45, 1 << 24, UInt32.max] as [UInt32] {
                for width in 0...4 {
                    let starts = try column(
                        base: base, step: step, width: width, count: 201, seed: UInt64(width))
                    let field = try field(
                        [([2], list)], .offsets, clauseLengths: lengths, starts: starts)
                    var positions: [UInt32] = []
                    do {
                        var cursor = try field.postings(of: try #require(try field.dictionary.find([2])))
                        try cursor.advance()
                        while cursor.clause != PostingCursor.noClause {
                            #expect(cursor.clause < 200)
                            try cursor.readPositions(into: &positions)
                            #expect(positions.count == Int(cursor.frequency))
                            if size >= BlockCoding.size {
                                let index = list.clauses.firstIndex(of: cursor.clause)
                                #expect(positions == index.map { expected[$0] })
                            }
                            try cursor.advance()
                        }
                    } catch is SegmentError {
                        refused += 1
                    }
                }
            }
        }
        // The positions of long lists have nothing to do with where the clauses begin.
        #expect(size < BlockCoding.size ? refused > 100 : refused == 0)
    }

    @Test("a clause that begins far before the text is refused", arguments: [1, 2])
    func startFarBelowZero(size: Int) throws {
        var list = PostingList()
        list.clauses = (0..<UInt32(size)).map { $0 }
        list.frequencies = list.clauses.map { _ in 1 }
        list.positions = list.clauses.map { _ in 5 }
        var writer = ByteWriter()
        writer.append(fixed: Int64(-(1 << 33) + 50))
        writer.append(fixed: UInt32.max)
        writer.append(fixed: UInt32(4))
        writer.append(fixed: UInt64(3))
        for residual in [0, .max, .max] as [UInt32] { writer.append(fixed: residual) }
        let starts = try IntegerColumn(part(writer.bytes), count: 3)
        #expect(starts[0] < -Int(UInt32.max) && starts[1] > 5 && starts[2] > 100)
        let field = try field(
            [([2], list)], .offsets, clauseLengths: [40, 60], starts: starts)
        var cursor = try field.postings(of: try #require(try field.dictionary.find([2])))
        #expect(throws: SegmentError.self) { try cursor.advance() }
    }

    @Test("very high frequencies are read back", arguments: [1, 5, 128, 140])
    func highFrequencies(size: Int) throws {
        var list = PostingList()
        list.clauses = (0..<UInt32(size)).map { $0 }
        list.frequencies = list.clauses.map { $0 % 2 == 0 ? .max : 1 << 31 }
        let field = try field(
            [([1], list)], .none, clauseLengths: [UInt32](repeating: 40, count: size))
        var cursor = try field.postings(of: try #require(try field.dictionary.find([1])))
        for index in 0..<size {
            try cursor.advance()
            #expect(cursor.frequency == list.frequencies[index])
        }
    }
}
