import Testing

@testable import Segments

@Suite struct KeywordColumnTests {
    private func encode(_ values: [String?], into writer: inout ByteWriter) {
        var builder = KeywordColumnBuilder()
        for (document, value) in values.enumerated() {
            if let value { builder.append(Array(value.utf8), document: document) }
        }
        builder.encode(name: "issuer", documentCount: values.count, into: &writer)
    }

    private func column(_ values: [String?]) throws -> KeywordColumn {
        var writer = ByteWriter()
        encode(values, into: &writer)
        var reader = ByteReader(part(writer.bytes))
        let column = try KeywordColumn(&reader, of: part(writer.bytes), documentCount: values.count)
        #expect(reader.remaining == 0)
        return column
    }

    @Test("values come back", arguments: borderCounts)
    func values(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let values = (0..<count).map { _ -> String? in
            let number = Int.random(in: 0..<300, using: &random)
            return number % 3 == 0 ? nil : "市" + String(number)
        }
        let column = try column(values)
        #expect((0..<count).map { column.value(ofDocument: $0) } == values)
        #expect(column.valueCount == Set(values.compactMap { $0 }).count)
    }

    @Test("values are numbered in byte order, the empty one too")
    func order() throws {
        let column = try column(["乙", "", nil, "甲", "乙"])
        #expect((0..<column.valueCount).map { column.value($0) } == ["", "乙", "甲"])
        #expect((0..<5).map { column.ordinal(ofDocument: $0) } == [1, 0, nil, 2, 1])
    }

    @Test("values that are equal strings of other code points stay apart")
    func compatibilityIdeographs() throws {
        let column = try column(["\u{F90A}", "\u{91D1}"])
        #expect(column.valueCount == 2)
        #expect(column.value(ofDocument: 0)?.unicodeScalars.first?.value == 0xF90A)
        #expect(column.value(ofDocument: 1)?.unicodeScalars.first?.value == 0x91D1)
    }

    @Test("a column cut short is refused")
    func truncated() {
        var writer = ByteWriter()
        encode(["通知", nil, "意见"], into: &writer)
        for count in 0..<writer.count {
            let bytes = part(Array(writer.bytes.prefix(count)))
            var reader = ByteReader(bytes)
            #expect(throws: SegmentError.self) { try KeywordColumn(&reader, of: bytes, documentCount: 3) }
        }
    }
}
