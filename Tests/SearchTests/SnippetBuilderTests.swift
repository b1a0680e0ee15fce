import Analysis
import Testing
import TestSupport

@testable import Search

@Suite struct SnippetBuilderTests {
    private static let folder = TextFolder()

    private func compare(
        _ text: String, _ queries: [String], mode: MatchMode, isPhrase: Bool, length: Int, limit: Int,
        weights: [String: Double] = [:], _ comment: String
    ) {
        let analyzer = Analyzer()
        let texts = queries.compactMap { QueryText($0, analyzer, isPhrase: isPhrase, isLiteral: false) }
        let fast = SnippetBuilder(
            Highlighter(
                texts, weights: weights, mode: mode, hasGrams: true, analyzer: analyzer, limit: limit),
            folder: Self.folder, length: length)
        let slow = SlowSnippets(texts: texts, weights: weights, mode: mode, length: length, limit: limit)
        let bytes = Array(text.utf8)
        let found = fast.snippet(of: bytes[...])
        let expected = slow.snippet(of: bytes)
        #expect(found == expected, "\(comment) \(queries)")
    }

    @Test("a snippet is that of the slow way", arguments: UInt64(0)..<100)
    func oracle(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var texts = RandomText(seed: seed ^ 0x51)
        for _ in 0..<6 {
            let text = texts.text(pieces: 0...150)
            let queries = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                texts.stretch(of: text, 1...5)
            }
            let mode = [MatchMode.exact, .all, .any].randomElement(using: &random) ?? .any
            compare(
                text, queries, mode: mode, isPhrase: random.oneIn(3),
                length: [16, 30, 60].randomElement(using: &random) ?? 16,
                limit: random.oneIn(3) ? 2 : 1000, weights: random.oneIn(2) ? [:] : ["养老": 9, "市": 0.5],
                "seed \(seed)")
        }
    }

    @Test("so it is where a text is folded in many stretches", arguments: UInt64(0)..<12)
    func longTexts(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var texts = RandomText(seed: seed ^ 0x52)
        let sentence = texts.text(pieces: 40) + "。"
        var text = ""
        while text.utf8.count < 60_000 {
            text +=
                random.oneIn(8)
                ? String(repeating: "\u{3000}", count: 500)
                : random.oneIn(3) ? sentence : texts.text(pieces: 30) + "，本"
        }
        for mode in [MatchMode.exact, .any] {
            let queries = [texts.stretch(of: text, 2...6), texts.stretch(of: text, 1...3)]
            compare(
                text, queries, mode: mode, isPhrase: random.oneIn(3), length: 40,
                limit: random.oneIn(2) ? 20 : 1000,
                "seed \(seed)")
        }
    }

    @Test(
        "a string that stands across two stretches is marked once",
        arguments: [FoldedStretches.byteCount - 1, FoldedStretches.byteCount, FoldedStretches.byteCount + 4])
    func border(before: Int) {
        let text = String(repeating: "x", count: before) + "养老服务" + String(repeating: "y", count: before)
        compare(text, ["养老服务"], mode: .exact, isPhrase: false, length: 30, limit: 10, "\(before)")
        compare(text, ["养老服务"], mode: .all, isPhrase: false, length: 30, limit: 10, "\(before)")
    }

    private func shown(_ text: String, _ queries: [String], weights: [String: Double] = [:]) -> String {
        let analyzer = Analyzer()
        let texts = queries.compactMap { QueryText($0, analyzer, isPhrase: false, isLiteral: false) }
        let highlighter = Highlighter(
            texts, weights: weights, mode: .exact, hasGrams: true, analyzer: analyzer)
        return SnippetBuilder(highlighter, folder: Self.folder, length: 20).snippet(of: Array(text.utf8)[...])
            .text
    }

    private static let gap = String(repeating: "间", count: 40)

    @Test("a new term counts more than the same one again")
    func coverage() {
        let text = "养老养老养老" + Self.gap + "养老医疗" + Self.gap
        #expect(shown(text, ["养老", "医疗"]).contains("医疗"))
    }

    @Test("a weight counts more than a length")
    func weights() {
        let text = "人民政府" + Self.gap + "托育" + Self.gap
        #expect(shown(text, ["人民政府", "托育"]).contains("人民政府"))
        #expect(shown(text, ["人民政府", "托育"], weights: ["托育": 9]).contains("托育"))
    }

    @Test("of equal windows the first is shown")
    func ties() {
        let text = Self.gap + "养老甲" + Self.gap + "养老乙" + Self.gap
        #expect(shown(text, ["养老"]).contains("甲"))
    }

    @Test(
        "a snippet begins with a sentence where there is room",
        arguments: [
            ("间间间间。本市养老", "…本市养老间"), ("间间间间！”本市养老", "…本市养老间"), ("间间间间\n本市养老", "…本市养老间"),
            ("间间间间，本市养老", "…间间，本市养老间"),
        ])
    func sentences(before: String, start: String) {
        #expect(shown(Self.gap + before + Self.gap, ["养老"]).hasPrefix(start))
    }
}
