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
                        UInt8.random(in: 0...UInt8(alphabet - 1), using: &random)
                    })
        }
        return keys.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// A dictionary in which term `n` occurs in `1 + n % 9` clauses.
    private func dictionary(_ keys: [[UInt8]], _ form: PositionForm = .offsets) throws -> TermDictionary {
        let terms = keys.enumerated().map { number, key in
            var list = PostingList()
            list.clauses = (0...(number % 9)).map { UInt32($0) }
            list.frequencies = list.clauses.map { _ in UInt32(1 + number % 3) }
            list.positions = list.clauses.flatMap { _ in (0...(number % 3)).map { UInt32($0) } }
            return (key: key, list: list)
        }
        return try field(terms, form, clauseLengths: Self.clauseLengths).dictionary
    }

    private func check(_ keys: [[UInt8]], _ form: PositionForm = .offsets) throws {
        let dictionary = try dictionary(keys, form)
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
        "all terms are walked over and found", arguments: [1, 2, 63, 64, 65, 128, 129, 5000], positionForms)
    func walk(count: Int, form: PositionForm) throws {
        try check(randomKeys(count, alphabet: 200, length: 6), form)
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

    /// Keys like those of words (shared beginnings), of pairs (four bytes), or random ones.
    private func keys(seed: UInt64) -> [[UInt8]] {
        let counts = [1, 2, 63, 64, 65, 128, 1000, 5000]
        let count = counts[Int(seed) % counts.count]
        let keys: [[UInt8]]
        switch seed % 3 {
        case 0: keys = randomKeys(count, alphabet: 3, length: 30, prefix: [0xE5, 0x85, 0xAC])
        case 1:
            keys = (0..<count).map { number in
                let (first, second, last) = (number / 4096, number / 64 % 64, number % 64 * 4 + 1)
                return [UInt8(first), UInt8(second), 0, UInt8(last)]
            }
        default: keys = randomKeys(count, alphabet: 256, length: 9)
        }
        return seed % 2 == 0 ? keys : [[]] + keys
    }

    @Test(
        "a key is found as the cursor has it, and only what is there", arguments: 0..<24 as Range<UInt64>,
        positionForms)
    func find(seed: UInt64, form: PositionForm) throws {
        let keys = keys(seed: seed)
        let dictionary = try dictionary(keys, form)
        let known = Set(keys)
        var cursor = try dictionary.cursor()
        while try cursor.next() { #expect(try dictionary.find(cursor.key) == cursor.entry) }
        var absent: [[UInt8]] = [[], [0], [255], [255, 255, 255, 255, 255]]
        for key in keys.enumerated().filter({ $0.offset % (1 + keys.count / 300) == 0 }).map(\.element) {
            let start = Array(key.dropLast())
            let shorter: [[UInt8]] = [start, Array(start.dropLast())]
            absent += shorter
            for behind in [[0], [255], key] as [[UInt8]] { absent.append(key + behind) }
            guard let last = key.last else { continue }
            // The keys right before and after, with more behind, and with another first byte.
            for end in [[last &+ 1], [last &- 1], [last &- 1, 255]] as [[UInt8]] {
                absent.append(start + end)
            }
            var other = key
            other[0] &+= 1
            absent.append(other)
        }
        for key in absent where !known.contains(key) { #expect(try dictionary.find(key) == nil) }
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
                at: .init(postings: offset, blocks: offset / 3, positions: offset / 2), positions: .none)
        }
        #expect(writer.index.count == 3 * 20)
        let dictionary = try TermDictionary(
            index: part(writer.index.bytes), data: part(writer.data.bytes), count: 129, positions: .none,
            clauseCount: 9)
        for block in 0..<3 {
            let start = try dictionary.start(ofBlock: block)
            #expect((start.offsets.postings, start.offsets.blocks) == (offset, offset / 3))
            #expect(start.offsets.positions == offset / 2)
            #expect(try dictionary.find([UInt8(block * 64)])?.postings == offset..<offset)
        }
    }

    @Test(
        "a term of one clause is its offsets in the text, its clause, or its clause and the size of its positions",
        arguments: [(.offsets, [2, 0xB0, 0x02, 5]), (.none, [3, 2]), (.apart, [3, 2, 1])]
            as [(PositionForm, [UInt8])])
    func singles(form: PositionForm, bytes: [UInt8]) throws {
        var list = PostingList()
        list.clauses = [3]
        list.frequencies = [2]
        list.positions = [4, 9]
        let lengths: [UInt32] = [100, 0, 200, 10]
        let field: Field = form == .offsets ? .pairs : .words
        var writer = FieldWriter(
            field, hasPositions: form != .none, clauseStarts: clauseStarts(lengths),
            lengthBytes: lengths.map { LengthByte.encode(Int($0)) })
        writer.append([7], list)
        let dictionary = try #require(
            writer.finish().first { $0.section == Section.field(field, .dictionary) })
        #expect(dictionary.bytes.rest == [1 << 5, 7] + bytes)
    }

    @Test("a dictionary of another number of terms is refused")
    func wrongCount() throws {
        #expect(throws: SegmentError.self) {
            try TermDictionary(index: part([]), data: part([]), count: 1, positions: .none, clauseCount: 1)
        }
        #expect(throws: SegmentError.self) {
            try TermDictionary(
                index: part([]), data: part([]), count: 1 << 40, positions: .none, clauseCount: 1)
        }
    }
}
