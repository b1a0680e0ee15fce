import Testing
import TestSupport

@testable import gongbao

@Suite struct LineBlocksTests {
    private let gongbao = Command()

    private static let texts = [
        "", "一", "一\n", "\n", "\n\n\n", "一\n二\n三", "一\r\n二\r\n\r\n三\r\n",
        "a\n" + String(repeating: "长", count: 400),
        String(repeating: "长", count: 400) + "\n末尾\n" + String(repeating: "行\n", count: 99),
        (0..<300).map { String(repeating: "字", count: $0 % 23) }.joined(separator: "\n"),
    ]

    @Test(
        "whatever the size of a block, the lines are those of the file", arguments: texts,
        [1, 2, 3, 7, 64, 5000])
    func lines(text: String, size: Int) throws {
        try gongbao.write(text, to: "a.txt")
        let path = gongbao.directory.path + "/a.txt"
        var blocks = try LineBlocks(InputFile(path), 0..<text.utf8.count, blockSize: size)
        var found: [String] = []
        var bytes: [UInt8] = []
        while let block = try blocks.next() {
            #expect(block.offset == bytes.count)
            #expect(block.firstLine == bytes.count(where: { $0 == 0x0A }) + 1)
            bytes += block.bytes
            var lines = Lines(block.bytes)
            while let line = lines.next() {
                let place = block.offset + line.range.lowerBound
                found.append("\(block.firstLine + line.number - 1) \(place) \(line.range.count)")
            }
        }
        #expect(bytes == Array(text.utf8))
        let whole = Lines(Array(text.utf8)).map { "\($0.number) \($0.range.lowerBound) \($0.range.count)" }
        #expect(found == whole)
    }

    @Test("a file that became shorter is reported")
    func shorter() throws {
        try gongbao.write("一\n二\n", to: "a.txt")
        let path = gongbao.directory.path + "/a.txt"
        var blocks = try LineBlocks(InputFile(path), 0..<100, blockSize: 1000)
        #expect(throws: InputFailure.self) { while try blocks.next() != nil {} }
    }
}

@Suite struct InputScanTests {
    private let gongbao = Command()

    private func scan(_ bytes: [UInt8]) throws -> InputScan {
        try gongbao.write(bytes: bytes, to: "a.txt")
        return try InputScan(InputFile(gongbao.directory.path + "/a.txt"))
    }

    @Test(
        "only faultless UTF-8 without NUL is plain",
        arguments: [
            (Array("养老服务\n".utf8), true), ([], false), ([0xEF, 0xBB, 0xBF], false),
            ([0xEF, 0xBB, 0xBF, 0x61], true), (Array("a".utf8) + [0xFF], false), (Array("a\0b".utf8), false),
            (Array("养老".utf8).dropLast(), false), ([0xC0, 0x80], false), ([0xED, 0xA0, 0x80], false),
            ([0xE0, 0x9F, 0xBF], false), ([0xF4, 0x90, 0x80, 0x80], false), (Array("𠀀😀".utf8), true),
            ([1, 2, 3, 4, 5, 6, 7], false), ([1, 2, 3, 4], true),
            (Array("养".utf8) + [0xE5, 0x85] + Array("老服务局".utf8), false),
        ] as [([UInt8], Bool)])
    func plain(bytes: [UInt8], isPlain: Bool) throws {
        #expect(try scan(bytes).isPlain == isPlain)
    }

    @Test("faults are found wherever they lie, and characters across the reads are whole")
    func faults() throws {
        let text = Array(String(repeating: "养老服务a\n", count: 90_000).utf8)
        for shift in 0..<3 { #expect(try scan([UInt8](repeating: 0x61, count: shift) + text).isPlain) }
        for place in [0, 5, 1 << 20 - 1, 1 << 20, 1 << 20 + 1, text.count - 1] {
            var changed = text
            changed[place] = 0xFE
            #expect(try !scan(changed).isPlain)
        }
    }

    @Test("the places to cut are the first lines of every 256 KiB")
    func cuts() throws {
        var text: [UInt8] = [0xEF, 0xBB, 0xBF]
        for number in 0..<3000 { text += [UInt8](repeating: 0x61, count: number * 37 % 1900) + [0x0A] }
        let scan = try scan(text)
        #expect(scan.byteCount == text.count)
        #expect(scan.hash == ContentHash.hash(text))
        #expect(scan.cuts.first == .init(offset: 3, line: 1))
        #expect(scan.cuts.count == (text.count - 1) >> 18 + 1)
        for cut in scan.cuts.dropFirst() {
            #expect(text[cut.offset - 1] == 0x0A)
            #expect(cut.line == text[..<cut.offset].count(where: { $0 == 0x0A }) + 1)
        }
    }

    @Test("a hash does not depend on the pieces in which bytes come, and is that of XXH64")
    func hash() {
        #expect(ContentHash.hash([]) == 0xEF46_DB37_51D8_E999)
        #expect(ContentHash.hash(Array("abc".utf8)) == 0x44BC_2CF5_AD77_0999)
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
        for size in [1, 7, 31, 32, 33, 500] {
            var hash = ContentHash()
            for start in stride(from: 0, to: bytes.count, by: size) {
                hash.add(bytes[start..<min(bytes.count, start + size)])
            }
            #expect(hash.value == ContentHash.hash(bytes))
        }
    }
}

@Suite struct InputPartTests {
    private func file(_ order: Int, lines: [Int]) -> PlannedFile {
        PlannedFile(
            path: "\(order)", name: "", source: order, format: .jsonl, order: order, content: nil,
            fingerprint: nil, scan: nil, byteCount: lines.reduce(0, +))
    }

    @Test("whole files are dealt out in order, none is lost, and a large one has a chunk of its own")
    func wholeFiles() {
        let files = [3, 4, 90, 1, 1, 1, 30, 2].enumerated().map { file($0.offset, lines: [$0.element]) }
        let chunks = InputPart.chunks(of: files, size: 10)
        #expect(chunks.map { $0.map(\.file.order) } == [[0, 1], [2], [3, 4, 5], [6], [7]])
    }
}
