import Gazettes
import Testing

/// Inputs no gazette has; none may trap, and each line stays a clause.
@Suite struct HostileInputTests {
    @Test("random bytes are read", arguments: 1...40)
    func randomBytes(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let bytes = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) }
        let issue = GazetteReader.read(bytes)
        #expect(issue.clauses.allSatisfy { $0.range.upperBound <= bytes.count })
        _ = GazetteReader.looksLikeGazette(bytes)
        let valid = Array(String(decoding: bytes, as: UTF8.self).utf8)
        expectCoverage(GazetteReader.read(valid), of: valid)
    }

    @Test("random official words in any order are read", arguments: 1...40)
    func randomWords(seed: Int) {
        let words = [
            "附件", "附件1", "附件：1.甲", "专栏1", "|", "|||", "目 录", "第", "章", "条", "第一条", "一、", "（一）", "(", ")", "《",
            "》", "“",
            "1.", "1.1", "１．", "99999999999999999999", "2022年13月45日", "二〇二二年二月三十日", "本政发〔2022〕2号", "〔", "〕",
            "号", "。", "：",
            "\u{3000}", "\u{A0}", "\u{FEFF}", "\r", "\n", "\n\n\n", "文件", "令", "人民政府", "关于印发", "的通知", "各市:",
            "标题：", "文号:", "索 引 号：",
            "廿", "万万", "— 3 —", "总第99999999999期", "公报", "2022年第3号", "序号", "附表", "表1 甲", "①", "𠀀",
            "第99999999999999999999条", "第一百万亿章",
        ]
        var random = SeededGenerator(seed: UInt64(seed))
        let text = (0..<400).map { _ in
            (words.randomElement(using: &random) ?? "")
                + (Int.random(in: 0...2, using: &random) == 0 ? "\n" : "")
        }
        let bytes = Array(text.joined().utf8)
        expectCoverage(GazetteReader.read(bytes), of: bytes)
        _ = GazetteReader.looksLikeGazette(bytes)
    }

    @Test("one line of megabytes is one clause")
    func longLine() {
        let bytes = Array(String(repeating: "本溪市人民政府。1.(一)《", count: 60_000).utf8)
        let issue = GazetteReader.read(bytes)
        #expect(issue.clauses.count == 1)
        #expect(issue.clauses.first?.range == 0..<bytes.count)
    }

    @Test(
        "as many clauses as lines come out of long files of one short line",
        arguments: [
            "字", "|", "附件", "附件:", "(一)", "一、甲", "目 录", "关于印发《甲", "第12号", "专栏1", "1.1 甲", "序号", "2022年1月2日",
            "本溪市人民政府文件", "各市:",
        ])
    func manyLines(line: String) {
        let count = 20_000
        let bytes = Array(Array(repeating: line, count: count).joined(separator: "\n").utf8)
        let issue = GazetteReader.read(bytes)
        #expect(issue.clauses.last?.lastLine == count)
        #expect(issue.clauses.reduce(0) { $0 + $1.lastLine - $1.firstLine + 1 } == count)
    }

    @Test(
        "texts without a line have no clause",
        arguments: ["", "\n", " \n\t\r\n\u{3000}\u{A0}", "\u{FEFF}", "\u{FEFF}\n"])
    func empty(text: String) {
        let issue = GazetteReader.read(Array(text.utf8))
        #expect(issue.clauses.isEmpty)
        #expect(issue.documents.isEmpty)
    }

    @Test("a text with nothing recognisable is one document of which nothing is known")
    func plain() throws {
        let issue = GazetteReader.read(Array("今天天气很好\n我们去公园散步\n".utf8))
        let document = try #require(issue.documents.first)
        #expect(issue.documents.count == 1)
        #expect(
            [document.title, document.number, document.issuer, document.date, document.kind] == [
                nil, nil, nil, nil, nil,
            ])
        #expect(issue.clauses.map(\.role) == [.body, .body])
        #expect(issue.clauses.map(\.document) == [0, 0])
    }
}
