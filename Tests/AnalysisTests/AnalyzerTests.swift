import Testing

@testable import Analysis

@Suite struct AnalyzerTests {
    @Test(
        "government text has ICU's words",
        arguments: [
            ("本政办发〔2022〕2号", "本 政 办 发 2022 2 号"), ("15.6万平方米", "15.6 万 平方米"), ("20km/h", "20km h"),
            ("5G基站", "5g 基 站"), ("PM2.5浓度", "pm2.5 浓度"), ("VOCs", "vocs"),
            ("NOx、O3、G101、PD1728", "nox o3 g101 pd1728"),
            ("4A级", "4a 级"), ("“十四五”规划", "十四 五 规划"), ("“放管服”改革", "放 管 服 改革"), ("互联网上", "互 联 网上"),
            ("本溪市人民政府办公室", "本溪 市 人民政府 办公 室"), ("市场监督管理局", "市场 监督 管理局"),
            ("人力资源和社会保障局", "人力 资源 和 社会 保障 局"), ("二○二二年六月二十八日", "二 二二 年 六月 二 十八日"),
            ("残疾人", "残疾 人"), ("GB/T 51345", "gb t 51345"), ("资产管 理", "资产 管理"), ("𠮷野家", "𠮷 野家"),
            ("10,329万元", "10,329 万 元"), ("北京😀的👨‍👩‍👧", "北京 的"), ("", ""), ("。,", ""),
        ])
    func words(text: String, words: String) {
        #expect(Analyzer().analyze(text).terms == words.split(separator: " ").map(String.init))
    }

    @Test(
        "terms are normalised, so that compatibility forms match",
        arguments: [
            ("NO₂浓度", "no2 浓度"), ("28㎡", "28m2"), ("28m²", "28m2"), ("10⁴吨", "10 吨"), ("Ⅳ级", "iv 级"),
            ("Straße", "strasse"),
            ("e\u{301}t", "ét"), ("ｶﾞｽ", "ガス"), ("①推进", "推进"), ("H₂O", "h2o"), ("so\u{AD}ft", "soft"),
        ])
    func normalizedTerms(text: String, words: String) {
        #expect(Analyzer().analyze(text).terms == words.split(separator: " ").map(String.init))
    }

    @Test("a word's positions and source range are those of its characters")
    func positions() {
        let text = Analyzer().analyze("面积 28㎡,𠮷野 家")
        #expect(text.terms == ["面积", "28m2", "𠮷", "野家"])
        #expect(text.words.map(\.positions) == [0..<2, 2..<5, 6..<7, 7..<9])
        #expect(text.words.indices.map { text.sourceRange(of: $0) } == [0..<6, 7..<12, 13..<17, 17..<24])
    }

    @Test(
        "words lie in the text, in order", arguments: 0..<20 as Range<UInt64>
    )
    func wordProperty(seed: UInt64) {
        var text = AnalyzedText()
        Analyzer().analyze(SeededText.malformed(pieces: 500, seed: seed), into: &text)
        var end: UInt32 = 0
        for index in text.words.indices {
            let word = text.words[index]
            #expect(word.position >= end && word.length > 0 && Int(word.end) <= text.folded.count)
            end = word.end
            #expect(!text.term(of: index).isEmpty)
        }
    }

    @Test("a term that is no slice is the NFKC_Casefold of its slice", arguments: 0..<20 as Range<UInt64>)
    func termProperty(seed: UInt64) {
        let text = Analyzer().analyze(SeededText.make(pieces: 500, seed: seed))
        for index in text.words.indices {
            let slice = text.folded.scalars[text.words[index].positions]
            let normalized = CasefoldNormalizer().utf16(of: slice)
            #expect(text.term(of: index) == String(decoding: normalized, as: UTF16.self))
        }
    }

    @Test("an analyzer and a text that are used again give the same as new ones")
    func reuse() {
        let analyzer = Analyzer()
        var text = AnalyzedText()
        analyzer.analyze(Array("28㎡的 GB 标准".utf8), into: &text)
        analyzer.analyze(Array("残疾人".utf8), into: &text)
        #expect(text == Analyzer().analyze("残疾人"))
    }

    @Test("the whitespace analyzer takes words as they are, one after the other")
    func whitespace() {
        let text = Analyzer(kind: .whitespace).analyze("本溪市 ＧＢ/T 28㎡\t國。\n")
        #expect(text.terms == ["本溪市", "ＧＢ/T", "28㎡", "國。"])
        #expect(text.words.map(\.positions) == [0..<3, 3..<7, 7..<10, 10..<12])
        #expect(text.sourceRange(of: 1) == 10..<18)
    }

    @Test("ICU tells its version")
    func version() {
        #expect(Analyzer.icuVersion.split(separator: ".").count == 2)
    }
}
