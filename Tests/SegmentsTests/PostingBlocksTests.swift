import Testing

@testable import Segments

/// Lists of postings against the arrays that they were made of.
@Suite struct PostingBlocksTests {
    private static let seeds = 0..<24 as Range<UInt64>
    private static let borders = [1, 2, 31, 32, 33, 127, 128, 129, 159, 160, 161, 255, 256, 257, 2000]

    /// A term between two others, with what was written of it.
    private struct Sample {
        let list: PostingList
        let positions: [[UInt32]]
        let field: FieldReader
        let lengths: [UInt32]

        init(seed: UInt64, form: PositionForm) throws {
            var random = SeededGenerator(seed: seed)
            let size =
                Bool.random(using: &random)
                ? borders.randomElement(using: &random) ?? 1 : Int.random(in: 1...2000, using: &random)
            let clauses = size * (Int.random(in: 1...12, using: &random))
            let longest: UInt32 = [1, 2, 9, 60, 700].randomElement(using: &random) ?? 1
            let lengths = (0..<clauses).map { _ in UInt32.random(in: 1...longest, using: &random) }
            self.lengths = lengths
            list = Self.list(of: size, lengths, form, &random)
            positions = form == .none ? [] : list.positionsByClause
            let others = [min(clauses, 300), min(clauses, 90), 1].map {
                Self.list(of: $0, lengths, form, &random)
            }
            field = try SegmentsTests.field(
                [([1], others[0]), ([2], others[1]), ([3], list), ([4], others[2]), ([5], others[0])], form,
                clauseLengths: lengths)
        }

        /// Frequencies are mostly low, now and then as high as the clause is long.
        private static func list(
            of size: Int, _ lengths: [UInt32], _ form: PositionForm, _ random: inout SeededGenerator
        ) -> PostingList {
            var list = PostingList()
            list.clauses = lengths.indices.shuffled(using: &random).prefix(size).sorted().map { UInt32($0) }
            let isOnce = Int.random(in: 0..<4, using: &random) == 0
            for clause in list.clauses {
                let length = lengths[Int(clause)]
                let most: UInt32 = isOnce ? 1 : [1, 1, 2, 4, 40].randomElement(using: &random) ?? 1
                let frequency = UInt32.random(in: 1...min(length, most), using: &random)
                list.frequencies.append(frequency)
                guard form != .none else { continue }
                var positions = Set<UInt32>()
                while positions.count < frequency {
                    positions.insert(.random(in: 0..<length, using: &random))
                }
                list.positions += positions.sorted()
            }
            return list
        }

        func entry() throws -> TermEntry { try #require(try field.dictionary.find([3])) }

        func blocks() throws -> PostingBlocks { try PostingBlocks(field, entry()) }

        func range(ofBlock block: Int) -> Range<Int> {
            block * BlockCoding.size..<min((block + 1) * BlockCoding.size, list.clauses.count)
        }
    }

    @Test("a cursor walks over what was written", arguments: seeds, positionForms)
    func walk(seed: UInt64, form: PositionForm) throws {
        let sample = try Sample(seed: seed, form: form)
        var cursor = try sample.field.postings(of: try sample.entry())
        var positions: [UInt32] = []
        for (index, clause) in sample.list.clauses.enumerated() {
            try cursor.advance()
            #expect(cursor.clause == clause)
            #expect(cursor.frequency == sample.list.frequencies[index])
            try cursor.readPositions(into: &positions)
            #expect(positions == (form == .none ? [] : sample.positions[index]))
        }
        try cursor.advance()
        #expect(cursor.clause == PostingCursor.noClause)
    }

    @Test("a leap ends where a look at every clause ends", arguments: seeds, positionForms)
    func leaps(seed: UInt64, form: PositionForm) throws {
        let sample = try Sample(seed: seed, form: form)
        var random = SeededGenerator(seed: ~seed)
        let end = UInt32(sample.lengths.count)
        for _ in 0..<20 {
            var cursor = try sample.field.postings(of: try sample.entry())
            var target: UInt32 = 0
            var positions: [UInt32] = []
            while target <= end {
                target += .random(in: 0...max(1, end / 8), using: &random)
                try cursor.advance(to: target)
                let index = sample.list.clauses.firstIndex { $0 >= target }
                #expect(cursor.clause == index.map { sample.list.clauses[$0] } ?? PostingCursor.noClause)
                #expect(cursor.frequency == index.map { sample.list.frequencies[$0] } ?? 0)
                guard form != .none, Bool.random(using: &random) else { continue }
                try cursor.readPositions(into: &positions)
                #expect(positions == index.map { sample.positions[$0] } ?? [])
            }
        }
    }

    @Test("the table tells the last clause of each block, and any block is read by itself", arguments: seeds)
    func table(seed: UInt64) throws {
        for form in positionForms {
            let sample = try Sample(seed: seed, form: form)
            let blocks = try sample.blocks()
            let size = sample.list.clauses.count
            #expect(blocks.count == (size < 128 ? 0 : (size + 127) / 128))
            var random = SeededGenerator(seed: ~seed)
            for block in (0..<blocks.count).shuffled(using: &random) {
                let range = sample.range(ofBlock: block)
                #expect(blocks.postingCount(of: block) == range.count)
                #expect(blocks.lastClause(of: block) == sample.list.clauses[range.upperBound - 1])
                let (clauses, frequencies) = try read(block, of: blocks)
                #expect(clauses.prefix(range.count) == sample.list.clauses[range])
                #expect(frequencies.prefix(range.count) == sample.list.frequencies[range])
            }
            for target in (0..<40).map({ _ in UInt32.random(in: 0...9000, using: &random) }) {
                let start = Int.random(in: 0...blocks.count, using: &random)
                let expected = (start..<blocks.count).first { blocks.lastClause(of: $0) >= target }
                #expect(blocks.block(notBelow: target, from: start) == expected ?? blocks.count)
            }
        }
    }

    @Test(
        "an impact is the postings that no other beats where they are at most three, and bounds them where they are more",
        arguments: seeds)
    func impacts(seed: UInt64) throws {
        let sample = try Sample(seed: seed, form: .none)
        let blocks = try sample.blocks()
        for block in 0..<blocks.count {
            let postings = sample.range(ofBlock: block).map { index in
                [
                    Int(min(sample.list.frequencies[index], 15)),
                    Int(sample.field.lengthByte(of: sample.list.clauses[index])),
                ]
            }
            let best = Set(
                postings.filter { posting in
                    !postings.contains { $0 != posting && $0[0] >= posting[0] && $0[1] <= posting[1] }
                })
            let impact = blocks.impact(of: block)
            let points = (0..<3).map { [Int(impact.points[$0].frequency), Int(impact.points[$0].length)] }
            if best.count <= 3 { #expect(Set(points) == best) }
            #expect(
                postings.allSatisfy { posting in
                    points.contains { $0[0] >= posting[0] && $0[1] <= posting[1] }
                })
            #expect(zip(points, points.dropFirst()).allSatisfy { $0[0] >= $1[0] && $0[1] >= $1[1] })
        }
    }

    @Test("positions are found in any order", arguments: seeds, [PositionForm.apart, .offsets])
    func randomAccess(seed: UInt64, form: PositionForm) throws {
        let sample = try Sample(seed: seed, form: form)
        let blocks = try sample.blocks()
        #expect(blocks.hasPositionsApart == (form == .apart || sample.list.clauses.count >= 128))
        guard blocks.hasPositionsApart else { return }
        var random = SeededGenerator(seed: ~seed)
        var memory = PositionMemory()
        for _ in 0..<3 {
            for block in (0..<max(1, blocks.count)).shuffled(using: &random) {
                let range = blocks.count == 0 ? sample.list.clauses.indices : sample.range(ofBlock: block)
                var (clauses, frequencies) = try read(block, of: blocks)
                for index in (0..<range.count).map({ _ in Int.random(in: 0..<range.count, using: &random) }) {
                    let place = try unsafe clauses.withRawBytes { clauses throws(SegmentError) in
                        try unsafe frequencies.withRawBytes { frequencies throws(SegmentError) in
                            try unsafe blocks.positions(
                                of: index, inBlock: block, count: range.count, clauses: clauses,
                                frequencies: frequencies, memory: &memory)
                        }
                    }
                    var positions = [UInt32](repeating: 99, count: place.count + 1)
                    try unsafe positions.withRawBytes { target throws(SegmentError) in
                        try unsafe blocks.readPositions(
                            place, to: target.assumingMemoryBound(to: UInt32.self))
                    }
                    #expect(positions == sample.positions[range.lowerBound + index] + [99])
                }
            }
        }
    }

    /// The clauses and frequencies of a block, or of a list without blocks.
    private func read(
        _ block: Int, of blocks: PostingBlocks
    ) throws -> (clauses: [UInt32], frequencies: [UInt32]) {
        var clauses = [UInt32](repeating: 0, count: BlockCoding.size)
        var frequencies = clauses
        try unsafe clauses.withRawBytes { clauses throws(SegmentError) in
            try unsafe frequencies.withRawBytes { frequencies throws(SegmentError) in
                if blocks.count == 0 {
                    try unsafe blocks.readShortList(clauses: clauses, frequencies: frequencies)
                } else {
                    let place = try unsafe blocks.readClauses(of: block, to: clauses)
                    try unsafe blocks.readFrequencies(of: block, at: place, to: frequencies)
                }
            }
        }
        return (clauses, frequencies)
    }

    @Test("the tables of a segment of 2²⁴ clauses have columns of four bytes, of one clause less of three")
    func wideTables() throws {
        for (clauseCount, width) in [(1 << 24, 4), (1 << 24 - 1, 3)] {
            let starts = [UInt32](repeating: 0, count: clauseCount + 1)
            for form in [PositionForm.none, .apart] {
                // The terms stand in the first clauses, and the writer looks at no other lengths.
                var writer = FieldWriter(
                    .words, hasPositions: form != .none, clauseStarts: starts,
                    lengthBytes: [UInt8](repeating: 9, count: 9000))
                let lists = [300, 128, 2, 129].map { Self.spread($0, over: 9000, form) }
                for (key, list) in lists.enumerated() { writer.append([UInt8(key)], list) }
                var sections = Dictionary(
                    uniqueKeysWithValues: writer.finish().map { ($0.section, part($0.bytes.rest)) })
                let tables = try #require(sections[Section.field(.words, .blocks)])
                #expect(tables.count == (3 + 1 + 2) * ((form == .none ? 2 : 3) * width + 5))
                sections[Section.field(.words, .lengths)] = part([UInt8](repeating: 9, count: clauseCount))
                let field = try Self.field(sections, form, clauseCount: clauseCount, terms: lists.count)
                for (key, list) in lists.enumerated() { try expect(field, [UInt8(key)], has: list) }
            }
        }
    }

    @Test("clauses and places beyond 2²⁴ are read from columns of four bytes")
    func wideValues() throws {
        let lasts: [UInt32] = [9, 0x0100_0003, 0x7FFF_FFF0]
        var table = ByteWriter()
        for value in lasts + [0, 0x0200_0001, 0xFFFF_FFFF] + [7, 0x0300_0000, 0x8000_0000] {
            table.append(fixed: value)
        }
        for block in 0..<3 as Range<UInt8> {
            table.append(Impact([.init(frequency: 3, length: 40 + block), .init(frequency: 1, length: 7)]))
        }
        let clauseCount = 1 << 24 + 9
        let field = try Self.field(
            [
                Section.field(.words, .blocks): part(table.bytes),
                Section.field(.words, .lengths): part([UInt8](repeating: 9, count: clauseCount)),
            ], .apart, clauseCount: clauseCount, terms: 0)
        let blocks = try PostingBlocks(field, TermEntry(clauseCount: 300))
        #expect((0..<3).map { blocks.lastClause(of: $0) } == lasts)
        #expect((0..<3).map { blocks.positions(of: $0) } == [7, 0x0300_0000, 0x8000_0000])
        #expect((0..<3).map { blocks.impact(of: $0).points[0].length } == [40, 41, 42])
        #expect((0..<3).map { blocks.impact(of: $0).points[2].length } == [7, 7, 7])
        #expect(blocks.block(notBelow: 0x0100_0000, from: 0) == 1)
        #expect(blocks.block(notBelow: 0x0100_0004, from: 0) == 2)
    }

    private static func field(
        _ sections: [UInt32: SegmentBytes], _ form: PositionForm, clauseCount: Int, terms: Int
    ) throws -> FieldReader {
        let meta = SegmentMeta.FieldMeta(
            field: .words, hasPositions: form != .none, termCount: terms,
            statistics: FieldStatistics(lengthSum: 1 << 20))
        return try meta.open(
            section: { sections[$0] ?? part([]) },
            clauseStarts: IntegerColumn(part(IntegerColumn.encode([0])), count: 1),
            clauseCount: clauseCount)
    }

    /// A list from the first to the last clause.
    private static func spread(_ size: Int, over clauseCount: Int, _ form: PositionForm) -> PostingList {
        var list = PostingList()
        list.clauses = (0..<size).map { UInt32($0 * (clauseCount - 1) / (size - 1)) }
        list.frequencies = list.clauses.map { 1 + $0 % 2 }
        if form != .none { list.positions = list.frequencies.flatMap { $0 == 1 ? [3] : [0, 8] } }
        return list
    }

    private func expect(_ field: FieldReader, _ key: [UInt8], has list: PostingList) throws {
        var cursor = try field.postings(of: try #require(try field.dictionary.find(key)))
        var found = PostingList()
        var positions: [UInt32] = []
        try cursor.advance()
        while cursor.clause != PostingCursor.noClause {
            found.clauses.append(cursor.clause)
            found.frequencies.append(cursor.frequency)
            try cursor.readPositions(into: &positions)
            found.positions += positions
            try cursor.advance()
        }
        #expect(found == list)
    }
}
