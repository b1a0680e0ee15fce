import Testing

@testable import Analysis

@Suite struct TextDecoderTests {
    static let sample = """
        索引号: bxsrmzf-2022-00037\r
        关于印发《本溪市“十四五”规划》的通知(NO₂、28㎡、①),含罕用字𠮷与😀。\r
        各自治县、区人民政府:é λ Ж · § ― 為
        """

    @Test(
        "the same text in any encoding gives the same UTF-8, and the way back",
        arguments: EncodedText.Form.allCases)
    func encodings(form: EncodedText.Form) throws {
        let encoded = try EncodedText(Self.sample, form: form)
        let text = try TextDecoder.decode(encoded.bytes)
        #expect(text.utf8 == Array(Self.sample.utf8))
        #expect(text.encoding == form.encoding)
        #expect(text.errors == [] && text.errorCount == 0)
        for (offset, original) in encoded.offsets { #expect(text.originalOffset(of: offset) == original) }
    }

    @Test(
        "long texts keep their offsets across chunks and notes", arguments: EncodedText.Form.allCases,
        [UInt64(1), 2])
    func longTexts(form: EncodedText.Form, seed: UInt64) throws {
        let pieces = SeededText.make(pieces: 4000, seed: seed)
        let source = String(repeating: "本溪市人民政府", count: 4000) + pieces
        let encoded = try EncodedText(source, form: form)
        let text = try TextDecoder.decode(encoded.bytes)
        #expect(text.encoding == form.encoding)
        #expect(text.utf8 == Array(source.utf8))
        let wrong = encoded.offsets.filter { text.originalOffset(of: $0.key) != $0.value }
        #expect(wrong.isEmpty)
    }

    @Test("a bad byte leaves UTF-8 what it is, and is reported where it stands", arguments: [0, 3, 31, 60])
    func badByte(place: Int) throws {
        var bytes = Array("第一行的字\n第二行的字\n第三行的字\n本溪市人民政府办公室\n".utf8)
        bytes.insert(0xFF, at: place)
        let text = try TextDecoder.decode(bytes)
        let line = 1 + bytes[..<place].count { $0 == 0x0A }
        #expect(text.encoding == .utf8)
        #expect(text.errors == [MalformedBytes(offset: place, length: 1, line: line)])
        #expect(text.utf8 == Array(String(decoding: bytes, as: UTF8.self).utf8))
        #expect(text.originalOffset(of: place) == place)
        #expect(text.originalOffset(of: place + 1) == place)
        #expect(text.originalOffset(of: place + 3) == place + 1)
        #expect(text.originalOffset(of: text.utf8.count) == bytes.count)
    }

    @Test("every character of broken UTF-8 maps to its bytes", arguments: 0..<30 as Range<UInt64>)
    func malformedUTF8(seed: UInt64) throws {
        var bytes = Array(String(repeating: "本溪市人民政府办公室", count: 200).utf8)
        bytes += SeededText.malformed(pieces: 200, seed: seed).map { $0 == 0 ? 0x20 : $0 }
        let text = try TextDecoder.decode(bytes)
        #expect(text.encoding == .utf8)
        #expect(String(decoding: text.utf8, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        for offset in text.utf8.indices where text.utf8[offset] != 0xEF && text.utf8[offset] < 0x80 {
            #expect(bytes[text.originalOffset(of: offset)] == text.utf8[offset])
        }
        #expect(text.originalOffset(of: text.utf8.count) == bytes.count)
    }

    @Test(
        "broken GB 18030 is reported where it is broken, also between chunks",
        arguments: [3, 5000, 16_383, 16_384, 40_000])
    func malformedGB18030(place: Int) throws {
        let source = String(repeating: "本溪市人民政府办公室𠮷A\n", count: 4000)
        var bytes = try EncodedText(source, form: .gb18030).bytes
        let lineLength = 26
        let start = place / lineLength * lineLength
        bytes.replaceSubrange(start..<start + 2, with: [0xFF])
        let text = try TextDecoder.decode(bytes)
        #expect(text.encoding == .gb18030)
        #expect(text.errors == [MalformedBytes(offset: start, length: 1, line: start / lineLength + 1)])
        for offset in text.utf8.indices where text.utf8[offset] < 0x80 {
            #expect(bytes[text.originalOffset(of: offset)] == text.utf8[offset])
        }
        #expect(text.originalOffset(of: text.utf8.count) == bytes.count)
    }

    @Test("a GB 18030 text cut in a character ends with an error")
    func truncatedGB18030() throws {
        let bytes = try EncodedText("本溪市人民政府办公室关于印发规划的通知", form: .gb18030).bytes
        let text = try TextDecoder.decode(Array(bytes.dropLast()))
        #expect(text.encoding == .gb18030)
        #expect(text.errors == [MalformedBytes(offset: bytes.count - 2, length: 1, line: 1)])
        #expect(text.originalOffset(of: text.utf8.count) == bytes.count - 1)
    }

    @Test("a lone surrogate and half a unit are reported")
    func malformedUTF16() throws {
        let text = try TextDecoder.decode([0xFF, 0xFE, 0x2D, 0x4E, 0x0A, 0x00, 0x00, 0xD8, 0x87, 0x65, 0x41])
        #expect(String(decoding: text.utf8, as: UTF8.self) == "中\n\u{FFFD}文\u{FFFD}")
        #expect(
            text.errors == [
                MalformedBytes(offset: 6, length: 2, line: 2), MalformedBytes(offset: 10, length: 1, line: 2),
            ])
        #expect([0, 3, 4, 7, 10, 13].map { text.originalOffset(of: $0) } == [2, 4, 6, 8, 10, 11])
    }

    @Test("only the first errors are kept, and all are counted")
    func manyErrors() throws {
        var bytes: [UInt8] = []
        for _ in 0..<150 { bytes += Array("人民政府办公室的通知\n".utf8) + [0xFE] }
        let text = try TextDecoder.decode(bytes)
        #expect(text.errors.count == 100 && text.errorCount == 150)
        #expect(text.errors.last?.line == 101)
    }

    @Test(
        "bytes that are no text are refused",
        arguments: [
            ([], .empty), ([0xEF, 0xBB, 0xBF], .empty), ([0xFF, 0xFE], .empty),
            (Array("text".utf8) + [0] + Array("more".utf8), .binary(offset: 4)),
            (Array("%PDF".utf8) + Array(repeating: 1, count: 40), .binary(offset: 4)),
            ([0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0], .binary(offset: 5)),
            ([0xFF, 0xFE, 0x2D, 0x4E, 0x00, 0x00], .binary(offset: 4)),
            (Array(repeating: 0xFE, count: 100), .binary(offset: 0)),
        ] as [([UInt8], TextDecodingError)])
    func refused(bytes: [UInt8], error: TextDecodingError) {
        #expect(throws: error) { try TextDecoder.decode(bytes) }
    }

    @Test(
        "a short text is read in the encoding it is in",
        arguments: [
            ([0xD6, 0xD0, 0xCE, 0xC4], "中文", .gb18030), ([0x41], "A", .utf8),
            ([0x63, 0x61, 0x66, 0xE9], "caf\u{FFFD}", .utf8),
            ([0x61, 0, 0x0A, 0], "a\n", .utf16LE), ([0, 0x61, 0, 0x0A], "a\n", .utf16BE),
            ([0x0A], "\n", .utf8),
        ] as [([UInt8], String, TextEncoding)])
    func short(bytes: [UInt8], string: String, encoding: TextEncoding) throws {
        let text = try TextDecoder.decode(bytes)
        #expect(String(decoding: text.utf8, as: UTF8.self) == string)
        #expect(text.encoding == encoding)
    }

    @Test("any bytes at all are decoded or refused", arguments: 0..<200 as Range<UInt64>)
    func anyBytes(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...200, using: &generator)
        let least: UInt8 = seed % 2 == 0 ? 0x80 : 0x20
        let bytes = (0..<count).map { _ in UInt8.random(in: least...0xFF, using: &generator) }
        guard let text = try? TextDecoder.decode(bytes) else { return }
        #expect(String(validating: text.utf8, as: UTF8.self) != nil)
        #expect(text.originalOffset(of: text.utf8.count) == bytes.count)
    }
}
