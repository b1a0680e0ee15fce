import Testing

@testable import Segments

@Suite struct DocumentRecordTests {
    private static var full: DocumentRecord {
        var record = DocumentRecord(id: "bx-2022-03#2", lines: 17...99)
        record.title = "关于印发方案的通知"
        record.number = "本政发〔2022〕2号"
        record.issuer = "本溪市人民政府"
        record.date = "2022-01-25"
        record.kind = "通知"
        record.attachment = "附件1"
        record.issue = .init(name: "公报2022年第3号", year: 2022, number: 3, published: "2022-03-31")
        record.fields = [
            .init(name: "a", value: "1"), .init(name: "a", value: ""), .init(name: "", value: "x"),
        ]
        for field in Field.allCases {
            record.statistics[field] = FieldStatistics(clauseCount: 3, lengthSum: 300)
        }
        return record
    }

    private static var records: [DocumentRecord] {
        var empty = DocumentRecord(id: "")
        empty.title = ""
        empty.issue = .init()
        var half = full
        half.number = nil
        half.issue?.published = nil
        half.issue?.year = nil
        return [full, half, empty, DocumentRecord(id: "x", lines: 5...5)]
    }

    @Test("a record comes back, whatever is unknown or empty", arguments: records)
    func roundTrip(record: DocumentRecord) throws {
        #expect(DocumentRecord(record.encoded()[...]) == record)
    }

    @Test("a record cut short is refused at every length", arguments: records)
    func truncated(record: DocumentRecord) {
        let bytes = record.encoded()
        for count in 0..<bytes.count { #expect(DocumentRecord(bytes.prefix(count)) == nil) }
    }

    @Test("any byte changed gives a record or none")
    func changed() {
        let bytes = Self.full.encoded()
        var given = 0
        for index in bytes.indices {
            for pattern in [0x01, 0x80, 0xFF, bytes[index]] as [UInt8] {
                var changed = bytes
                changed[index] ^= pattern
                if DocumentRecord(changed[...]) != nil { given += 1 }
            }
        }
        #expect(given < bytes.count * 4)
    }
}

@Suite struct ClauseRecordTests {
    private static let records = [
        ClauseRecord(line: 1, endLine: 1, source: 0..<6, path: 0, text: Array("公报".utf8)[...]),
        ClauseRecord(line: 900, endLine: 903, source: 70_000..<70_001, path: 0, text: Array("公报".utf8)[...]),
        ClauseRecord(line: 1, endLine: 1, source: 5..<5, path: 0, text: []),
        ClauseRecord(line: 1, endLine: 1, source: 5..<5, path: 0, text: Array("x".utf8)[...]),
        ClauseRecord(line: 0, endLine: 0, source: 0..<(1 << 40), path: 0, text: []),
    ]

    /// The records that these bytes are, each read after the one before.
    private func decoded(_ stored: [[UInt8]]) -> [ClauseRecord] {
        var decoded: [ClauseRecord] = []
        for bytes in stored {
            guard let record = ClauseRecord(bytes[...], after: decoded.last) else { break }
            decoded.append(record)
        }
        return decoded
    }

    private func encoded(_ records: [ClauseRecord]) -> [[UInt8]] {
        records.indices.map { records[$0].encoded(after: $0 == 0 ? nil : records[$0 - 1]) }
    }

    @Test("a record comes back by itself and after any other", arguments: records, [nil] + records)
    func roundTrip(record: ClauseRecord, previous: ClauseRecord?) {
        #expect(ClauseRecord(record.encoded(after: previous)[...], after: previous) == record)
    }

    @Test("records in a row come back, whichever way their places run")
    func chain() {
        var random = SeededGenerator(seed: 12)
        let records = (0..<2000).map { number in
            let line = Int.random(in: 0...(number % 7 == 0 ? 1 << 47 : 900), using: &random)
            let start = Int.random(in: 0...(number % 5 == 0 ? 1 << 47 : 9000), using: &random)
            let text = [UInt8](repeating: 0x61, count: number % 4)
            return ClauseRecord(
                line: line, endLine: line + number % 3, source: start..<(start + number % 6),
                path: 0, text: text[...])
        }
        #expect(decoded(encoded(records)) == records)
    }

    @Test("neighbours that follow each other take one byte for each number")
    func neighbours() {
        let records = (0..<9).map { number in
            ClauseRecord(
                line: 80_000 + number, endLine: 80_000 + number,
                source: (4_000_000 + number * 30)..<(4_000_000 + number * 30 + 29), path: 0,
                text: [UInt8](repeating: 0x61, count: 29)[...])
        }
        #expect(encoded(records).dropFirst().allSatisfy { $0.count == 4 + 29 })
    }

    @Test("a record that ends before it begins ends where it begins, and the next has its own place")
    func backwards() {
        let records = [
            ClauseRecord(line: 9, endLine: 2, source: 5..<5, path: 0, text: []),
            ClauseRecord(line: 11, endLine: 11, source: 5..<5, path: 0, text: []),
        ]
        #expect(decoded(encoded(records)).map(\.line) == [9, 11])
        #expect(decoded(encoded(records)).map(\.endLine) == [9, 11])
    }

    @Test("a record without its numbers is refused")
    func truncated() {
        for count in 0..<4 {
            #expect(ClauseRecord(Self.records[0].encoded(after: nil).prefix(count), after: nil) == nil)
        }
    }

    @Test("numbers that lead below 0 or too far are refused, whatever is before", arguments: [nil] + records)
    func outOfBounds(previous: ClauseRecord?) {
        for place in 0..<4 {
            for number in [Int.max, Int.max - 1, 1 << 62, 1 << 62 - 1, 1 << 50, 1 << 50 + 1] {
                var writer = ByteWriter()
                for index in 0..<4 { writer.append(varint: index == place ? number : 0) }
                #expect(ClauseRecord(writer.bytes[...], after: previous) == nil)
            }
        }
        var writer = ByteWriter()
        for number in [1, 0, 0, 0] { writer.append(varint: number) }
        #expect((ClauseRecord(writer.bytes[...], after: previous) == nil) == (previous?.endLine ?? 0 == 0))
    }
}

extension ClauseRecord {
    func encoded(after previous: ClauseRecord?) -> [UInt8] {
        var writer = ByteWriter()
        encode(after: previous, into: &writer)
        return writer.take()
    }
}
