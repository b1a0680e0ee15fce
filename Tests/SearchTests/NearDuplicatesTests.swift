import Analysis
import Indexing
import Segments
import Testing
import TestSupport

@testable import Search

@Suite struct NearDuplicatesTests {
    private static let folder = TextFolder()

    private func signature(_ text: String) -> TextSignature {
        TextSignature(Array(text.utf8)[...], Self.folder)
    }

    private func areAlike(_ left: String, _ right: String) -> Bool {
        var texts = NearDuplicates()
        _ = texts.match(signature(left))
        return texts.match(signature(right)) == 0
    }

    @Test(
        "texts are nearly the same but for digits, signs, width and blanks",
        arguments: [
            ("到2022年，养老服务", "到２０２３年：养老 服务", true), ("养老服务", "養老服務", true), ("养老服务", "养老机构", false),
            ("2022", "2023", false), ("第1条", "第2条", false), ("2022", "２０２２", true),
        ])
    func examples(left: String, right: String, isAlike: Bool) {
        #expect(areAlike(left, right) == isAlike)
    }

    @Test("a long text with one word changed is nearly the same, with many it is not")
    func changes() {
        var texts = RandomText(seed: 3)
        let text = texts.text(pieces: 200)
        #expect(areAlike(text + "养老", text + "托育"))
        #expect(!areAlike(text, texts.text(pieces: 200)))
    }

    /// The sets of runs of four letters, and their similarity, as they are defined.
    private static func isSimilar(_ left: String, _ right: String) -> Bool {
        func letters(_ text: String) -> [UInt32] {
            let folded = folder.fold(text).scalars
            let letters = folded.filter {
                Grams.isContent($0)
                    && ((0x4E00...0x9FFF).contains($0) || Unicode.Scalar($0)?.properties.numericType == nil)
            }
            return letters.count < 4 ? folded : letters
        }
        func runs(_ letters: [UInt32]) -> Set<[UInt32]> {
            Set(letters.indices.dropLast(3).map { Array(letters[$0..<($0 + 4)]) })
        }
        let (a, b) = (letters(left), letters(right))
        if a == b { return true }
        let (x, y) = (runs(a), runs(b))
        return !x.isEmpty && !y.isEmpty && x.intersection(y).count * 10 >= x.union(y).count * 9
    }

    private func similarTexts(seed: UInt64, count: Int) -> [String] {
        var random = SeededRandom(seed: seed)
        var texts = RandomText(seed: seed)
        let models = (0..<4).map { _ in texts.text(pieces: 5...60) }
        return (0..<count).map { _ in
            var text = Array((models.randomElement(using: &random) ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 0...4, using: &random) where !text.isEmpty {
                let place = Int.random(in: 0..<text.count, using: &random)
                text[place] = "养老服务2，".unicodeScalars.randomElement(using: &random) ?? "x"
            }
            return text.reduce(into: "") { $0.unicodeScalars.append($1) }
        }
    }

    @Test("no pair is missed and none invented", arguments: UInt64(0)..<30)
    func oracle(seed: UInt64) {
        var found = NearDuplicates()
        var kept: [String] = []
        for text in similarTexts(seed: seed, count: 60) {
            let expected = kept.firstIndex { Self.isSimilar($0, text) }
            #expect(found.match(signature(text)) == expected, "\(seed) \(text)")
            if expected == nil { kept.append(text) }
        }
    }

    @Test("folded hits are counted under the first like them", arguments: UInt64(0)..<8)
    func folding(seed: UInt64) throws {
        let texts = similarTexts(seed: seed, count: 50).map { "养老" + $0 }
        let index = try TestIndex(texts)
        let all = try index.search("养老")
        let folded = try index.search("养老") { $0.nearDuplicates = .fold }
        var kept: [(id: String, text: String, count: Int)] = []
        for hit in all.hits {
            let text = String(decoding: hit.clause.text, as: UTF8.self)
            if let place = kept.firstIndex(where: { Self.isSimilar($0.text, text) }) {
                kept[place].count += 1
            } else {
                kept.append((hit.id, text, 0))
            }
        }
        #expect(folded.total == all.total)
        #expect(folded.hits.map(\.id) == kept.map(\.id))
        #expect(folded.hits.map(\.duplicates) == kept.map(\.count))
        #expect(folded.foldedAmong == nil)
    }

    @Test("hits behind the first ten thousand stay as they are, and the answer says so")
    func bound() throws {
        let clauses = (0..<(DuplicateFolder.limit + 20)).map { "养老服务\($0)" }
        let index = try TestIndex([TestDocument("a", clauses)])
        let response = try index.search("养老服务") { $0.nearDuplicates = .fold }
        #expect(response.total == clauses.count)
        #expect(response.hits.count == 21)
        #expect(response.hits.first?.duplicates == DuplicateFolder.limit - 1)
        #expect(response.foldedAmong == DuplicateFolder.limit)
        let first = try index.search("养老服务") {
            $0.nearDuplicates = .fold
            $0.limit = 20
        }
        #expect(first.hits.map(\.id) == response.hits.dropLast().map(\.id))
        let last = try index.search("养老服务") {
            $0.nearDuplicates = .fold
            $0.after = first.next
        }
        #expect(last.hits.map(\.id) == [response.hits.last?.id])
        #expect(last.next == nil)
    }

    @Test("an index without text refuses to compare it")
    func noText() throws {
        var options = IndexingOptions()
        options.storesText = false
        let index = try TestIndex([TestDocument("a", ["养老"])], options: options)
        #expect(throws: SearchError.self) { try index.search("养老") { $0.nearDuplicates = .fold } }
    }
}
