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
        ClauseRecord(line: 900, endLine: 903, source: 70_000..<70_001, path: 12, text: Array("公报".utf8)[...]),
        ClauseRecord(line: 1, endLine: 1, source: 5..<5, path: 0, text: []),
        ClauseRecord(line: 1, endLine: 1, source: 5..<5, path: 0, text: Array("x".utf8)[...]),
        ClauseRecord(line: 0, endLine: 0, source: 0..<(1 << 40), path: 1 << 30, text: []),
    ]

    @Test("a record comes back", arguments: records)
    func roundTrip(record: ClauseRecord) {
        #expect(ClauseRecord(record.encoded(after: nil)[...], after: nil) == record)
        for previous in Self.records {
            #expect(ClauseRecord(record.encoded(after: previous)[...], after: previous) == record)
        }
    }

    @Test("a record without its numbers is refused")
    func truncated() {
        for count in 0..<5 {
            #expect(ClauseRecord(Self.records[0].encoded(after: nil).prefix(count), after: nil) == nil)
        }
    }
}
