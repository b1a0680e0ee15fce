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
        [0, 1, 255, 256, 65_535, 65_536, 1 << 24 - 1, 1 << 24, 1 << 32 - 1])
    func rows(count: Int, span: Int) throws {
        var random = SeededGenerator(seed: UInt64(count + span))
        let values = (0..<count).map { _ in Int.random(in: 0...span, using: &random) - 1000 }
        #expect(try roundTrip(values).values == values)
    }

    @Test(
        "a column takes the bytes that its span needs",
        arguments: [
            (0, 0), (1, 1), (255, 1), (256, 2), (65_535, 2), (65_536, 3), (1 << 24 - 1, 3), (1 << 24, 4),
            (Int(UInt32.max), 4),
        ])
    func widths(span: Int, width: Int) throws {
        let result = try roundTrip([5, 5 + span, 5])
        #expect(result.values == [5, 5 + span, 5])
        #expect(result.bytesPerRow == width)
    }

    @Test("a column that counts takes no bytes a row")
    func counting() throws {
        let values = (0..<1000).map { $0 + 17 }
        let result = try roundTrip(values)
        #expect(result.values == values)
        #expect(result.bytesPerRow == 0)
    }

    @Test(
        "a column that rises evenly takes no bytes a row, whatever the slope",
        arguments: [1, 2, 255, 65_536, 1 << 24, Int(UInt32.max)], [0, 17, -(1 << 40)])
    func slopes(slope: Int, base: Int) throws {
        let values = (0..<1000).map { base + $0 * slope }
        let result = try roundTrip(values)
        #expect(result.values == values)
        #expect(result.bytesPerRow == 0)
    }

    @Test(
        "a column that rises almost evenly takes the bytes of its deviations",
        arguments: [(3, 50, 1), (40, 30_000, 2), (70_000, 1 << 23, 3), (1 << 30, 1 << 31, 4)])
    func deviations(slope: Int, deviation: Int, width: Int) throws {
        var random = SeededGenerator(seed: UInt64(slope))
        var values = (0..<3000).map { $0 * slope + Int.random(in: 0...deviation, using: &random) }
        values[0] = 0
        values[2999] = 2999 * slope + 1
        let result = try roundTrip(values)
        #expect(result.values == values)
        #expect(result.bytesPerRow == width)
    }

    @Test(
        "columns whose ends do not tell how they run come back",
        arguments: [
            [9, 8, 7, 6], [7, 0], [0, 1000, 1001, 1002, 3], [0, 0, 0, 0, 1_000_000], [5, 5, 1, 9, 900],
            [-3, 4, 2, 6, -1], [0, Int(UInt32.max)], [0, 1 << 32 - 1, 1 << 33 - 2],
        ])
    func uneven(values: [Int]) throws {
        #expect(try roundTrip(values).values == values)
    }

    @Test(
        "the last row not above a target is found",
        arguments: [(-1, -1), (0, 1), (4, 1), (5, 3), (9, 4), (99, 4)])
    func lastRow(target: Int, row: Int) throws {
        let column = try IntegerColumn(part(IntegerColumn.encode([0, 0, 5, 5, 9])), count: 5)
        #expect(column.lastRow(notAbove: target) == row)
    }

    @Test("the last row not above a target is found from any row on", arguments: [1, 2, 5, 64, 300])
    func lastRowFrom(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        for most in [0, 1, 3, 100_000] {
            var last = 0
            let values = (0..<count).map { _ in
                last += Int.random(in: 0...most, using: &random)
                return last
            }
            let column = try IntegerColumn(part(IntegerColumn.encode(values)), count: count)
            for _ in 0..<100 {
                let start = Int.random(in: 0...count, using: &random)
                let target = Int.random(in: -1...(last + 1), using: &random)
                let expected = (start..<count).last { values[$0] <= target } ?? start - 1
                #expect(column.lastRow(notAbove: target, from: start) == expected)
            }
        }
    }

    @Test("a column of another size or width is refused")
    func malformed() {
        var bytes = IntegerColumn.encode([1, 300, 5])
        #expect(throws: SegmentError.self) { try IntegerColumn(part(bytes), count: 2) }
        #expect(throws: SegmentError.self) { try IntegerColumn(part(Array(bytes.dropLast())), count: 3) }
        #expect(throws: SegmentError.self) { try IntegerColumn(part([]), count: 0) }
        bytes[12] = 3
        #expect(throws: SegmentError.self) { try IntegerColumn(part(bytes), count: 3) }
        bytes[12] = 5
        #expect(throws: SegmentError.self) {
            try IntegerColumn(part(bytes + [UInt8](repeating: 0, count: 9)), count: 3)
        }
        bytes[12] = 2
        #expect(throws: Never.self) { try IntegerColumn(part(bytes), count: 3) }
        bytes[7] = 0x10
        #expect(throws: SegmentError.self) { try IntegerColumn(part(bytes), count: 3) }
    }
}
