import Testing

@testable import Segments

@Suite struct RecordStoreTests {
    private func store(_ records: [[UInt8]], dictionary: [UInt8] = []) throws -> RecordStore {
        var writer = RecordStoreWriter()
        let number = dictionary.isEmpty ? 0 : 1
        for record in records { writer.append(record) }
        writer.compress(with: StoreDictionary(number: number, deflater: Deflater(dictionary: dictionary)))
        let (index, blocks) = writer.finish()
        let dictionaries = StoreDictionaries.encode(dictionary.isEmpty ? [] : [dictionary])
        return try RecordStore(
            index: part(index), blocks: part(blocks.rest),
            dictionaries: StoreDictionaries(part(dictionaries)),
            count: records.count)
    }

    private func records(_ count: Int, upTo size: Int) -> [[UInt8]] {
        var random = SeededGenerator(seed: UInt64(count))
        return (0..<count).map { _ in
            (0..<Int.random(in: 0...size, using: &random)).map { _ in UInt8.random(in: 0...30, using: &random)
            }
        }
    }

    @Test("any number of records comes back", arguments: borderCounts)
    func counts(count: Int) throws {
        let records = records(count, upTo: 40)
        let store = try store(records)
        var cache = RecordCache()
        for (number, record) in records.enumerated() {
            #expect(try store.record(number, cache: &cache).elementsEqual(record))
        }
    }

    @Test("records come back in any order, with and without a cache")
    func order() throws {
        let records = records(400, upTo: 300)
        let store = try store(records, dictionary: [UInt8](repeating: 3, count: 32_000))
        var cache = RecordCache()
        for number in [399, 0, 200, 201, 7, 399] {
            #expect(try store.record(number, cache: &cache).elementsEqual(records[number]))
            #expect(try store.record(number).elementsEqual(records[number]))
        }
    }

    @Test("empty records and records larger than a block come back")
    func sizes() throws {
        let large = [UInt8](repeating: 9, count: SegmentLayout.storeBlockSize * 3 + 1)
        let full = [UInt8](repeating: 8, count: SegmentLayout.storeBlockSize)
        let records = [[], large, [], [1], full, [2], large, large, []]
        let store = try store(records)
        for (number, record) in records.enumerated() {
            #expect(try store.record(number).elementsEqual(record))
        }
    }

    @Test(
        "a block begins after the one before has reached 16 KiB",
        arguments: [
            [24_576], [24_575], [24_575, 1], [1, 24_576], [0], [30_000], [100], [8192], [5, 24_572, 0, 7],
        ])
    func blockStarts(sizes: [Int]) throws {
        var writer = RecordStoreWriter()
        var expected: [UInt32] = []
        var inBlock = 0
        for number in 0..<40 {
            let isFirst = number == 0 || inBlock >= 24 << 10
            #expect(writer.startsBlock == isFirst)
            if isFirst {
                expected.append(UInt32(number))
                inBlock = 0
            }
            inBlock += sizes[number % sizes.count]
            writer.append([UInt8](repeating: UInt8(number), count: sizes[number % sizes.count]))
        }
        writer.compress(with: StoreDictionary(number: 0, deflater: Deflater(dictionary: [])))
        let (index, blocks) = writer.finish()
        let firsts = stride(from: 0, to: index.count, by: 16).map { part(index).load(UInt32.self, at: $0) }
        #expect(firsts == expected + [40])
        let store = try RecordStore(
            index: part(index), blocks: part(blocks.rest), dictionaries: StoreDictionaries(), count: 40)
        for number in 0..<40 {
            let bytes = [UInt8](repeating: UInt8(number), count: sizes[number % sizes.count])
            #expect(try store.record(number).elementsEqual(bytes))
        }
    }

    @Test("a cache that was used with another store gives the records of this one")
    func sharedCache() throws {
        let stores = [try store([[1], [2]]), try store([[3], [4]])]
        var cache = RecordCache()
        for _ in 0..<2 {
            #expect(try stores[0].record(1, cache: &cache).elementsEqual([2]))
            #expect(try stores[1].record(1, cache: &cache).elementsEqual([4]))
        }
    }

    @Test("a record that is not there is refused", arguments: [-1, 2, Int.max])
    func outside(number: Int) throws {
        let store = try store([[1], [2]])
        #expect(throws: SegmentError.self) { try store.record(number) }
    }

    @Test("a store of another number of records is refused")
    func wrongCount() {
        var writer = RecordStoreWriter()
        writer.append([1])
        writer.compress(with: StoreDictionary(number: 0, deflater: Deflater(dictionary: [])))
        let (index, blocks) = writer.finish()
        #expect(throws: SegmentError.self) {
            try RecordStore(
                index: part(index), blocks: part(blocks.rest), dictionaries: StoreDictionaries(), count: 2)
        }
        #expect(throws: SegmentError.self) {
            try RecordStore(
                index: part([]), blocks: part(blocks.rest), dictionaries: StoreDictionaries(), count: 0)
        }
    }

    @Test("a dictionary that is not there, or of an impossible size, is refused")
    func dictionaries() throws {
        var writer = RecordStoreWriter()
        writer.append([1, 2, 3])
        writer.compress(with: StoreDictionary(number: 2, deflater: Deflater(dictionary: [7])))
        let (index, blocks) = writer.finish()
        let one = try StoreDictionaries(part(StoreDictionaries.encode([[7]])))
        let store = try RecordStore(
            index: part(index), blocks: part(blocks.rest), dictionaries: one, count: 1)
        #expect(throws: SegmentError.self) { try store.record(0) }
        #expect(throws: SegmentError.self) { try store.packedBlock(0) }
        for bytes in [
            StoreDictionaries.encode([[]]), StoreDictionaries.encode([[7]]) + [0], [255, 255, 0, 0],
        ] {
            #expect(throws: SegmentError.self) { try StoreDictionaries(part(bytes)) }
        }
    }

    @Test("blocks taken over from another store come back among records of one's own")
    func takenOver() throws {
        let records = (0..<90).map { [UInt8](repeating: UInt8($0), count: 900) }
        let other = try store(records, dictionary: [UInt8](repeating: 3, count: 32_000))
        var writer = RecordStoreWriter()
        writer.compress(with: StoreDictionary(number: 0, deflater: Deflater(dictionary: [])))
        writer.append([99])
        for block in 0..<other.blockCount { writer.append(try other.packedBlock(block), dictionary: 1) }
        writer.append([98])
        let (index, blocks) = writer.finish()
        let dictionaries = try StoreDictionaries(
            part(StoreDictionaries.encode([[UInt8](repeating: 3, count: 32_000)])))
        let merged = try RecordStore(
            index: part(index), blocks: part(blocks.rest), dictionaries: dictionaries, count: 92)
        for (number, record) in ([[99]] + records + [[98]]).enumerated() {
            #expect(try merged.record(number).elementsEqual(record))
        }
    }
}
