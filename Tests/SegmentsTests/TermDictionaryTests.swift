import Testing

@testable import Segments

@Suite struct TermDictionaryTests {
    private static let clauseLengths = [UInt32](repeating: 50, count: 40)

    private func randomKeys(_ count: Int, alphabet: Int, length: Int, prefix: [UInt8] = []) -> [[UInt8]] {
        var random = SeededGenerator(seed: UInt64(count + alphabet))
        var keys = Set<[UInt8]>()
        while keys.count < count {
            keys.insert(
                prefix
                    + (0..<Int.random(in: 1...length, using: &random)).map { _ in
                        UInt8.random(in: 0..<UInt8(alphabet), using: &random)
                    })
        }
        return keys.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// A dictionary in which term `n` occurs in `1 + n % 9` clauses.
    private func dictionary(_ keys: [[UInt8]], hasPositions: Bool = true) throws -> TermDictionary {
        let terms = keys.enumerated().map { number, key in
            var list = PostingList()
            list.clauses = (0...(number % 9)).map { UInt32($0) }
            list.frequencies = list.clauses.map { _ in UInt32(1 + number % 3) }
            list.positions = list.clauses.flatMap { _ in (0...(number % 3)).map { UInt32($0) } }
            return (key: key, list: list)
        }
        return try field(terms, hasPositions: hasPositions, clauseLengths: Self.clauseLengths).dictionary
    }

    private func check(_ keys: [[UInt8]], hasPositions: Bool = true) throws {
        let dictionary = try dictionary(keys, hasPositions: hasPositions)
        #expect(dictionary.count == keys.count)
        var cursor = try dictionary.cursor()
        for (number, key) in keys.enumerated() {
            #expect(try cursor.next())
            #expect(cursor.key == key)
            #expect(cursor.entry.clauseCount == 1 + number % 9)
            #expect(try dictionary.find(key) == cursor.entry)
        }
        #expect(try !cursor.next())
    }

    @Test(
        "all terms are walked over and found", arguments: [1, 2, 63, 64, 65, 128, 129, 5000], [true, false])
    func walk(count: Int, hasPositions: Bool) throws {
        try check(randomKeys(count, alphabet: 200, length: 6), hasPositions: hasPositions)
    }

    @Test("keys with long common beginnings are found", arguments: [1, 64, 1000])
    func sharedPrefixes(count: Int) throws {
        let prefix = [UInt8](repeating: 0xE5, count: 200)
        try check(randomKeys(count, alphabet: 3, length: 30, prefix: prefix))
    }

    @Test("the empty key and very long keys are found")
    func extremeKeys() throws {
        let long = [UInt8](repeating: 1, count: 301)
        try check([[], [0], [0, 0], [1]] + [long, long + [0], long + long, [1, 2], [255], [255, 255]])
    }

    @Test("a dictionary of nothing has no terms")
    func empty() throws {
        let dictionary = try dictionary([])
        #expect(try dictionary.find([]) == nil)
        #expect(try dictionary.find([1]) == nil)
        var cursor = try dictionary.cursor()
        #expect(try !cursor.next())
    }

    @Test("absent keys are not found, and a cursor stands at the next one", arguments: [5, 64, 65, 2000])
    func absent(count: Int) throws {
        let keys = randomKeys(count, alphabet: 4, length: 7)
        let dictionary = try dictionary(keys)
        let probes = randomKeys(200, alphabet: 5, length: 8) + [[], [0], [3, 255], [255]]
        for probe in probes {
            let next = keys.first { !$0.lexicographicallyPrecedes(probe) }
            #expect(try (dictionary.find(probe) != nil) == (next == probe))
            var cursor = try dictionary.cursor(atOrAfter: probe)
            #expect(try cursor.next() == (next != nil))
            #expect(next == nil || cursor.key == next)
        }
    }

    @Test("a cursor from the middle reads to the end")
    func fromTheMiddle() throws {
        let keys = randomKeys(300, alphabet: 4, length: 7)
        let dictionary = try dictionary(keys)
        for start in [0, 63, 64, 65, 127, 299] {
            var cursor = try dictionary.cursor(atOrAfter: keys[start])
            var walked: [[UInt8]] = []
            while try cursor.next() { walked.append(cursor.key) }
            #expect(walked == Array(keys[start...]))
        }
    }

    @Test(
        "blocks begin where they were written, also beyond 4 GiB",
        arguments: [0, 1, 255, 1 << 32 - 1, 1 << 32, 1 << 39 + 77, 1 << 40 - 1])
    func offsets(offset: Int) throws {
        var writer = TermDictionaryWriter()
        for number in 0..<129 as Range<UInt8> {
            writer.append(
                [number], .init(clauseCount: 2, postingsCount: 0),
                at: .init(postings: offset, block: offset / 3, positions: offset / 2), hasPositions: false)
        }
        #expect(writer.index.count == 3 * 20)
        let dictionary = try TermDictionary(
            index: part(writer.index.bytes), data: part(writer.data.bytes), count: 129, hasPositions: false)
        for block in 0..<3 {
            let start = try dictionary.start(ofBlock: block)
            #expect((start.offsets.postings, start.offsets.block) == (offset, offset / 3))
            #expect(start.offsets.positions == offset / 2)
            #expect(try dictionary.find([UInt8(block * 64)])?.postings == offset..<offset)
        }
    }

    @Test("a term of one clause is its offsets in the text where there are positions, else its clause")
    func singles() throws {
        var list = PostingList()
        list.clauses = [3]
        list.frequencies = [2]
        list.positions = [4, 9]
        let lengths: [UInt32] = [100, 0, 200, 10]
        for (hasPositions, bytes) in [(true, [2, 0xB0, 0x02, 5]), (false, [3, 2])] as [(Bool, [UInt8])] {
            var writer = FieldWriter(
                .words, hasPositions: hasPositions, clauseStarts: clauseStarts(lengths),
                lengthBytes: [0, 0, 0, 0])
            writer.append([7], list)
            let dictionary = try #require(
                writer.finish().first { $0.section == Section.field(.words, .dictionary) })
            #expect(dictionary.bytes == [1 << 5, 7] + bytes)
        }
    }

    @Test("a dictionary of another number of terms is refused")
    func wrongCount() throws {
        #expect(throws: SegmentError.self) {
            try TermDictionary(index: part([]), data: part([]), count: 1, hasPositions: false)
        }
        #expect(throws: SegmentError.self) {
            try TermDictionary(index: part([]), data: part([]), count: 1 << 40, hasPositions: false)
        }
    }
}
