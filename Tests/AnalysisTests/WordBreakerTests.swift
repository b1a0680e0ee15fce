import CICU
import Testing

@testable import Analysis

@Suite struct WordBreakerTests {
    /// The words ICU finds when it sees the whole text at once, straight from its break iterator.
    private func wholeWords(of folded: String) throws -> [String] {
        var status = U_ZERO_ERROR
        let iterator = try unsafe #require(unsafe gb_ubrk_openWord("zh", &status))
        defer { unsafe gb_ubrk_close(iterator) }
        let units = Array(folded.utf16)
        var words: [String] = []
        unsafe units.withUnsafeBufferPointer { buffer in
            unsafe gb_ubrk_setText(iterator, buffer.baseAddress, Int32(buffer.count), &status)
            var start = 0
            while case let end = Int(unsafe gb_ubrk_next(iterator)), end >= 0 {
                if unsafe gb_ubrk_getRuleStatus(iterator) >= 100 {
                    words.append(String(decoding: units[start..<end], as: UTF16.self))
                }
                start = end
            }
        }
        return words
    }

    @Test("the gazettes have the words ICU finds in them as a whole", arguments: Corpus.names)
    func corpus(name: String) throws {
        // Units and lowered digits are shown to ICU in other letters; Roman numerals have other terms.
        let text = try Corpus.text(of: name).filter { !"㎡₂ⅠⅡⅢⅣⅤ".contains($0) }
        let analyzed = Analyzer().analyze(text)
        #expect(analyzed.terms == (try wholeWords(of: analyzed.folded.string())))
    }

    @Test("any window gives the words of the whole", arguments: Corpus.names, [300, 1000])
    func windows(name: String, limit: Int) throws {
        let text = try Corpus.text(of: name)
        let whole = Analyzer(kind: .icu, windowLimit: .max).analyze(text)
        #expect(Analyzer(kind: .icu, windowLimit: limit).analyze(text) == whole)
    }

    @Test("random text with punctuation has the same words in windows", arguments: 0..<30 as Range<UInt64>)
    func randomWindows(seed: UInt64) {
        let text = SeededText.make(pieces: 3000, seed: seed)
        let whole = Analyzer(kind: .icu, windowLimit: .max).analyze(text)
        #expect(Analyzer(kind: .icu, windowLimit: 200).analyze(text) == whole)
        #expect(Analyzer().analyze(text) == whole)
    }

    @Test("a long run without punctuation has nearly the same words in windows")
    func longRun() throws {
        let han = try Corpus.text(of: "benxi-2022-03").unicodeScalars.filter {
            (0x4E00...0x9FFF).contains($0.value)
        }
        let text = String(String.UnicodeScalarView(han.prefix(20_000)))
        let whole = Analyzer(kind: .icu, windowLimit: .max).analyze(text).words
        let cut = Analyzer().analyze(text).words
        #expect(cut.count == whole.count)
        #expect(cut == whole)
    }

    @Test(
        "the number of windows grows with the text, whatever it is made of",
        arguments: ["国", "a", "5", "😀", "\u{301}", "国,"])
    func linear(piece: String) {
        let breaker = WordBreaker(windowLimit: WordBreaker.defaultWindowLimit)
        var text = AnalyzedText()
        text.folded = TextFolder().fold(String(repeating: piece, count: 100_000))
        let count = text.folded.count
        let windows = breaker.appendWords(to: &text)
        #expect(windows <= count / (WordBreaker.defaultWindowLimit - 2 * WordBreaker.margin) + 1)
        #expect(text.words.allSatisfy { Int($0.end) <= count })
    }
}
