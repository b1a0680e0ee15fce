import Testing

@testable import Analysis

@Suite struct HanSegmenterTests {
    private let dictionary: WordDictionary

    init() throws {
        dictionary = try #require(InstalledDictionary.shared)
    }

    private func expectSame(_ text: String, limit: Int = WordBreaker.defaultWindowLimit) {
        let expected = Analyzer(kind: .icu, windowLimit: limit).analyze(text)
        let found = Analyzer(kind: .icu, segmenter: .dictionary(dictionary), windowLimit: limit).analyze(text)
        #expect(found == expected)
    }

    @Test("the gazettes have ICU's words, line by line and as a whole", arguments: Corpus.names)
    func corpus(name: String) throws {
        let text = try Corpus.text(of: name)
        let (icu, own) = (Analyzer(), Analyzer(segmenter: .dictionary(dictionary)))
        for line in text.split(separator: "\n") {
            #expect(own.analyze(String(line)) == icu.analyze(String(line)))
        }
        #expect(own.fallbackCount == 0)
        expectSame(text)
    }

    @Test(
        "what the rules of words distinguish is cut as ICU cuts it",
        arguments: [
            "28㎡,㎡2,3.㎡,㎡.5,㎡₂", "R㆕家,㆕月", "NO₂₃浓度,₂,5₂,H₂O", "_,__,a_b,ガ_b,_ガ,〵_", "a:b,a@b.c,3@4,@",
            "1.5,1,5;a.b,a'b",
            "々,国々,a々,々々,二〇二〇", "ガス,カタカナカタカナカタカナカタカナカ,ア・イ,ーー", "ひらがなと漢字とカタカナ", "𠮷野家,𠮷",
            "한국어,한국人", "שלום'ה", "ไทย国", "👨‍👩‍👧国家", "e\u{301}国,国\u{301}家", "㍻元年", "Ⅳ级,①推进", "a b  c",
            "第3条", "2022年6月28日", "\u{FE34}8,\u{FE4F}\u{FE33}", "", "。",
        ])
    func rules(text: String) {
        expectSame(text)
    }

    @Test("random text is cut as ICU cuts it, in windows of any length", arguments: 0..<30 as Range<UInt64>)
    func random(seed: UInt64) {
        expectSame(SeededText.make(pieces: 3000, seed: seed))
        expectSame(SeededText.make(pieces: 1000, seed: seed), limit: 200)
    }

    @Test("random lines are cut as ICU cuts them", arguments: 0..<10 as Range<UInt64>)
    func randomLines(seed: UInt64) throws {
        let scalars = try Array(Corpus.text(of: Corpus.names[Int(seed) % Corpus.names.count]).unicodeScalars)
        let (icu, own) = (Analyzer(), Analyzer(segmenter: .dictionary(dictionary)))
        var generator = SeededGenerator(seed: seed)
        var (expected, found) = (AnalyzedText(), AnalyzedText())
        for number in 0..<2000 {
            let start = Int.random(in: 0..<scalars.count, using: &generator)
            let part = scalars[start..<min(scalars.count, start + Int.random(in: 1...30, using: &generator))]
            let text =
                String(String.UnicodeScalarView(part))
                + SeededText.make(pieces: 3, seed: seed << 32 | UInt64(number))
            icu.analyze(Array(text.utf8), into: &expected)
            own.analyze(Array(text.utf8), into: &found)
            #expect(found == expected, "\(text)")
        }
    }

    @Test("a long run without punctuation is cut as ICU cuts it")
    func longRun() throws {
        let han = try Corpus.text(of: "benxi-2022-03").unicodeScalars.filter {
            (0x4E00...0x9FFF).contains($0.value)
        }
        expectSame(String(String.UnicodeScalarView(han.prefix(20_000))))
        expectSame(String(repeating: "国", count: 2047) + "," + String(repeating: "家", count: 2049))
    }
}
