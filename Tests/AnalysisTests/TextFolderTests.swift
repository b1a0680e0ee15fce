import Testing

@testable import Analysis

@Suite struct TextFolderTests {
    let folder = TextFolder()

    @Test(
        "a text folds by the rules",
        arguments: [
            ("ＡＢＣ１２（３）：，", "abc12(3):,"), ("￥￠￣", "¥¢¯"), ("ｶﾞｽ｡", "カ\u{3099}ス。"),
            ("GDP Éa Ω Ж", "gdp éa ω ж"), ("Ⅳ级Ⓐ", "Ⅳ级Ⓐ"), ("\u{212A}", "k"), ("𐐀", "𐐨"), ("ß", "ß"),
            ("\u{F900}\u{FA0E}", "岂\u{FA0E}"), ("\u{2F800}", "丽"), ("⽂⾞", "文车"), ("﹝2018﹞", "〔2018〕"),
            ("第12號", "第12号"), ("國務院關於", "国务院关於"), ("著作乾隆瞭望", "著作乾隆瞭望"),
            ("①㎡℃₂×…〇", "①㎡℃₂×…〇"),
        ])
    func rules(text: String, folded: String) {
        #expect(folder.fold(text).string() == folded)
    }

    @Test(
        "a run of blanks is dropped, or is one blank between words that are not CJK",
        arguments: [
            ("提 升国有", "提升国有"), ("天) (九)", "天)(九)"), ("GB/T 51345", "gb/t 51345"), ("文 号: 2022", "文号:2022"),
            ("GB/T \u{3000}\n 51345", "gb/t 51345"), ("2022 年", "2022年"), ("5 6", "5 6"),
            ("Hello,  World", "hello, world"),
            ("No. 5", "no. 5"), ("1. A", "1.A".lowercased()), ("a .b", "a.b"), ("a.\u{A0}中", "a.中"),
            ("a )b", "a)b"),
            ("  首\u{3000}尾 \r\n", "首尾"), ("中\u{200B}国\u{FEFF}人\u{85}民\u{2028}", "中国人民"),
            ("e\u{301} e", "e\u{301} e"),
            ("so\u{AD}ft", "soft"), ("中\u{AD}国", "中国"), ("👨\u{200D}👩 好", "👨\u{200D}👩好"), ("한국 사람", "한국 사람"),
            (" ", ""), ("", ""), ("か な", "かな"),
        ])
    func blanks(text: String, folded: String) {
        #expect(folder.fold(text).string() == folded)
    }

    @Test("a position maps to the bytes it came from, and dropped blanks to none")
    func sourceMap() {
        let text = folder.fold("提 升ＧＢ/T\u{3000} 5号\r\n😀")
        #expect(text.string() == "提升gb/t 5号😀")
        #expect(text.sourceStarts == [0, 4, 7, 10, 13, 14, 15, 19, 20, 25])
        #expect(text.sourceEnds == [3, 7, 10, 13, 14, 15, 19, 20, 23, 29])
        #expect(text.sourceRange(of: 0..<2) == 0..<7)
        #expect(text.sourceRange(of: 6..<6) == 15..<15)
        #expect(text.sourceRange(of: 10..<10) == 29..<29)
    }

    @Test(
        "malformed bytes give one replacement character a sequence",
        arguments: [
            ([0xFF], [0..<1]), ([0xE4, 0xB8, 0x41], [0..<2, 2..<3]), ([0xC0, 0x80], [0..<1, 1..<2]),
            ([0xED, 0xA0, 0x80], [0..<1, 1..<2, 2..<3]), ([0xF0, 0x9F, 0x98], [0..<3]), ([0xE4], [0..<1]),
            ([0xF4, 0x90, 0x80, 0x80], [0..<1, 1..<2, 2..<3, 3..<4]),
        ] as [([UInt8], [Range<Int>])])
    func malformed(bytes: [UInt8], ranges: [Range<Int>]) {
        var text = FoldedText()
        folder.fold(bytes, into: &text)
        #expect((0..<text.count).map { text.sourceRange(of: $0..<$0 + 1) } == ranges)
        #expect(text.string() == String(decoding: bytes, as: UTF8.self).lowercased())
    }

    @Test("folding twice is folding once", arguments: 0..<40 as Range<UInt64>)
    func idempotence(seed: UInt64) {
        let once = folder.fold(SeededText.make(pieces: 400, seed: seed)).string()
        #expect(folder.fold(once).string() == once)
    }

    @Test(
        "source ranges rise, do not overlap, and fold back to their characters",
        arguments: 0..<40 as Range<UInt64>)
    func offsetProperty(seed: UInt64) {
        let bytes = SeededText.malformed(pieces: 300, seed: seed)
        var text = FoldedText()
        folder.fold(bytes, into: &text)
        #expect(text.sourceEnds.count == text.count && text.sourceStarts.count == text.count)
        var end: UInt32 = 0
        var piece = FoldedText()
        for position in 0..<text.count {
            #expect(
                text.sourceStarts[position] >= end && text.sourceEnds[position] > text.sourceStarts[position])
            end = text.sourceEnds[position]
            folder.fold(bytes[text.sourceRange(of: position..<position + 1)], into: &piece)
            // A blank alone has no context that would keep it.
            #expect(piece.scalars == (text.scalars[position] == 0x20 ? [] : [text.scalars[position]]))
        }
        #expect(end <= bytes.count)
    }

    @Test(
        "a source range folds to its slice where no blank is at its ends", arguments: 0..<40 as Range<UInt64>)
    func sliceProperty(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(SeededText.make(pieces: 300, seed: seed).utf8)
        var text = FoldedText()
        folder.fold(bytes, into: &text)
        var piece = FoldedText()
        for _ in 0..<100 {
            let start = Int.random(in: 0..<text.count, using: &generator)
            let slice = text.slice(start..<min(text.count, start + 7))
            // A stop or mark first, or a blank first or last, is judged by what stood before.
            guard let first = slice.scalars.first, Unicode.Scalar(first)?.properties.isAlphabetic == true,
                slice.scalars.last != 0x20
            else { continue }
            folder.fold(bytes[text.sourceRange(of: start..<start + slice.count)], into: &piece)
            #expect(piece.scalars == slice.scalars)
        }
    }

    @Test("a buffer that is used again gives the same as a new one")
    func reuse() {
        var text = FoldedText()
        folder.fold(Array("一二三 GB 5".utf8), into: &text)
        folder.fold(Array("四 五".utf8), into: &text)
        #expect(text == folder.fold("四 五"))
    }

    @Test(
        "no Han character of the gazettes changes, and other characters only by width or case",
        arguments: Corpus.names)
    func corpus(name: String) throws {
        var changed: Set<String> = []
        for scalar in try Corpus.text(of: name).unicodeScalars {
            let folded = folder.fold(String(scalar)).string()
            if folded != String(scalar), !folded.isEmpty, !scalar.isASCII {
                changed.insert("\(scalar)\(folded)")
            }
        }
        #expect(changed.subtracting(["﹝〔", "﹞〕", "Øø"]) == [])
    }

    @Test("words already cut are taken as they are, with borders for blanks")
    func pretokenized() {
        let text = TextFolder(mode: .pretokenized).fold(" 本溪市  ＧＢ/T\u{3000}國 號\n")
        #expect(text.string() == "本溪市ＧＢ/T國號")
        #expect(text.wordStarts == [0, 3, 7, 8])
        #expect(text.sourceRange(of: 3..<7) == 12..<20)
    }
}
