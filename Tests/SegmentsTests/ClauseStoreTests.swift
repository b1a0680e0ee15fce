import Testing

@testable import Segments

@Suite struct ClauseStoreTests {
    /// Clauses of these text sizes, whose lines, places and headings leap to and fro.
    private func records(_ sizes: [Int]) -> [ClauseRecord] {
        var random = SeededGenerator(seed: UInt64(sizes.count))
        return sizes.map { size in
            let line = Int.random(in: 1...5000, using: &random)
            let start = Int.random(in: 0...90_000, using: &random)
            let text = (0..<size).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
            return ClauseRecord(
                line: line, endLine: line + Int.random(in: 0...3, using: &random),
                source: start..<(start + (Bool.random(using: &random) ? size : 7)),
                path: Int.random(in: 0...2, using: &random), text: text[...])
        }
    }

    private func segment(_ records: [ClauseRecord]) throws -> SegmentReader {
        var writer = SegmentWriter()
        _ = writer.appendPath(parent: writer.appendPath(parent: 0, text: "a"), text: "b")
        writer.beginDocument(DocumentRecord(id: "d"), source: 1, parent: nil)
        for record in records {
            writer.appendClause(
                record, role: .body, lengths: ClauseLengths(words: 1, characters: record.text.count))
        }
        writer.endDocument()
        let fields = [writer.fieldWriter(.words, hasPositions: false)]
        let bytes = writer.finish(identifier: 1, alphabet: [], fields: fields)
        return try SegmentReader(MappedFile(name: "clauses", bytes: bytes))
    }

    @Test(
        "clauses at the beginning, within and at the end of blocks come back in any order",
        arguments: [
            (1, [40]), (3, [0]), (400, [300, 0, 90]), (2000, [40]), (12, [24_576]), (12, [30_000, 0]),
            (12, [40_000]), (40, [8_000, 8_370, 3]), (5000, [0]),
        ] as [(Int, [Int])])
    func blocks(count: Int, sizes: [Int]) throws {
        let records = records((0..<count).map { sizes[$0 % sizes.count] })
        let segment = try segment(records)
        var cache = RecordCache()
        let some = Swift.max(1, count / 300)
        for number in stride(from: 0, to: count, by: some) {
            #expect(try segment.clause(UInt32(number), cache: &cache) == records[number])
        }
        for number in stride(from: count - 1, through: 0, by: -some * 7) {
            #expect(try segment.clause(UInt32(number), cache: &cache) == records[number])
            var fresh = RecordCache()
            #expect(try segment.clause(UInt32(number), cache: &fresh) == records[number])
        }
        #expect((0..<count).allSatisfy { segment.characterCount(of: UInt32($0)) == records[$0].text.count })
    }

    @Test("the first clause of a block is read after none")
    func firstOfBlock() throws {
        let records = records([Int](repeating: 1000, count: 100))
        let segment = try segment(records)
        var firsts: [Int] = []
        for number in records.indices {
            var cache = RecordCache()
            let bytes = try segment.clauses.record(number, cache: &cache)
            if cache.firstRecord == number {
                #expect(ClauseRecord(bytes, after: nil)?.text == records[number].text)
                firsts.append(number)
            } else {
                let before = records[number - 1]
                #expect(ClauseRecord(bytes, after: before)?.source == records[number].source)
            }
        }
        #expect(firsts.count == 4)
    }
}
