import Testing

@testable import Segments

@Suite struct IntegerColumnTests {
    private func roundTrip(_ values: [Int]) throws -> (values: [Int], bytesPerRow: Int) {
        let bytes = IntegerColumn.encode(values)
        let column = try IntegerColumn(part(bytes), count: values.count)
        let width = values.isEmpty ? 0 : (bytes.count - IntegerColumn.headerSize) / values.count
        return ((0..<column.count).map { column[$0] }, width)
    }

    @Test(
        "any number of rows of any width comes back", arguments: borderCounts,
        [0, 1, 255, 256, 65_535, 65_536, 1 << 24, 1 << 32 - 1])
    func rows(count: Int, span: Int) throws {
        var random = SeededGenerator(seed: UInt64(count + span))
        let values = (0..<count).map { _ in Int.random(in: 0...span, using: &random) - 1000 }
        #expect(try roundTrip(values).values == values)
    }

    @Test(
        "a column takes the bytes that its span needs",
        arguments: [
            (0, 0), (255, 1), (256, 2), (65_535, 2), (65_536, 3), (1 << 24 - 1, 3), (1 << 24, 4),
            (Int(UInt32.max), 4),
        ])
    func widths(span: Int, width: Int) throws {
        let result = try roundTrip([5, 5 + span, 5])
        #expect(result.values == [5, 5 + span, 5])
        #expect(result.bytesPerRow == width)
    }

    @Test("a column that counts takes no bytes a row")
    func counting() throws {
        #expect(try roundTrip((0..<9).map { $0 * 1000 }).bytesPerRow == 0)
        let values = (0..<1000).map { $0 + 17 }
        let result = try roundTrip(values)
        #expect(result.values == values)
        #expect(result.bytesPerRow == 0)
    }

    @Test("rows that rise steadily take the bytes of their deviation, and are searched from anywhere")
    func rising() throws {
        var random = SeededGenerator(seed: 6)
        let noise = (0..<300).map { $0 % 299 == 0 ? 0 : Int.random(in: 0...100, using: &random) }
        let values = noise.enumerated().map { $0.offset * 2000 + $0.element }
        let result = try roundTrip(values)
        #expect(result.values == values)
        #expect(result.bytesPerRow == 1)
        let column = try IntegerColumn(part(IntegerColumn.encode(values)), count: values.count)
        for start in [0, 1, 150, 299] {
            for target in stride(from: -1, to: 601_000, by: 1303) {
                let expected = max(start - 1, values.lastIndex { $0 <= target } ?? -1)
                #expect(column.lastRow(notAbove: target, from: start) == expected)
            }
        }
    }

    @Test(
        "the last row not above a target is found",
        arguments: [(-1, -1), (0, 1), (4, 1), (5, 3), (9, 4), (99, 4)])
    func lastRow(target: Int, row: Int) throws {
        let column = try IntegerColumn(part(IntegerColumn.encode([0, 0, 5, 5, 9])), count: 5)
        #expect(column.lastRow(notAbove: target) == row)
    }

    @Test("a column of another size or width is refused")
    func malformed() {
        var bytes = IntegerColumn.encode([1, 300, 5])
        #expect(throws: SegmentError.self) { try IntegerColumn(part(bytes), count: 2) }
        #expect(throws: SegmentError.self) { try IntegerColumn(part(Array(bytes.dropLast())), count: 3) }
        #expect(throws: SegmentError.self) { try IntegerColumn(part([]), count: 0) }
        bytes[12] = 5
        #expect(throws: SegmentError.self) { try IntegerColumn(part(bytes), count: 3) }
    }
}
