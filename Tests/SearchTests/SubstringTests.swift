import Indexing
import Search
import Segments
import Testing
import TestSupport

@testable import Analysis

/// What stands in a text is found, whatever words are seen in it.
@Suite struct SubstringTests {
    private static let folder = TextFolder()

    private static func string(_ scalars: some Sequence<UInt32>) -> String {
        scalars.reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1) ?? "\u{FFFD}") }
    }

    private static func count(_ text: String, in index: TestIndex) throws -> Int {
        try index.count(text) { $0.isLiteral = true }.hits
    }

    @Test(
        "R1: every stretch of every document is found, as often as it stands there", arguments: UInt64(0)..<20
    )
    func stretches(seed: UInt64) throws {
        let index = try RandomIndex(seed: seed, files: 6, hasDeletions: seed % 2 == 1).index(segments: 3)
        let clauses = BruteForceSearch(index.documents).clauses.map(\.folded).filter { !$0.isEmpty }
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            let clause = try #require(clauses.randomElement(using: &random))
            let start = Int.random(in: 0..<clause.count, using: &random)
            let end = min(clause.count, start + Int.random(in: 1...20, using: &random))
            let query = Self.string(clause[start..<end])
            let needle = Self.folder.fold(query).scalars
            guard !needle.isEmpty else { continue }
            let expected = clauses.reduce(0) { $0 + BruteForceSearch.count(of: needle, in: $1) }
            #expect(try Self.count(query, in: index) == expected, "\(query.debugDescription)")
            if needle.elementsEqual(clause[start..<end]) { #expect(expected > 0) }
        }
    }

    @Test(
        "R2: words, segmenter and dictionary change nothing of what is found exactly",
        arguments: UInt64(0)..<8)
    func words(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let clauses = (0..<30).map { _ in
            Self.string(texts.text(pieces: 1...40).unicodeScalars.map(\.value).filter(Self.isHan))
        }
        let words = try TestIndex(clauses)
        let blanks = try TestIndex(clauses, options: IndexingOptions(analyzer: .whitespace))
        for clause in clauses where !clause.isEmpty {
            let query = texts.stretch(of: clause, 1...5)
            let found = try words.search(query) { $0.isLiteral = true }.hits.map(\.id).sorted()
            #expect(!found.isEmpty)
            #expect(try blanks.search(query) { $0.isLiteral = true }.hits.map(\.id).sorted() == found)
            let withDictionary = try words.search(query) {
                $0.isLiteral = true
                $0.variants.dictionary = UserDictionary.parse(Array(query.utf8), file: "d").dictionary
            }
            #expect(withDictionary.hits.map(\.id).sorted() == found)
        }
    }

    /// Whether a character is the same to an analyzer that folds and to one that takes words as they are.
    private static func isHan(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) && folder.fold(string([scalar])).scalars == [scalar]
    }

    @Test(
        "R11: in 200,000 Han characters without punctuation each place is found, also where a window is cut")
    func longRun() throws {
        var random = SeededRandom(seed: 11)
        let words = ["养老", "服务", "安全", "生产", "工业互联网", "人民政府", "的", "市", "应急", "预案"]
        var text: [UInt32] = []
        while text.count < 200_000 {
            let rare = UInt32.random(in: 0x4E00...0x9FA5, using: &random)
            text += (words.randomElement(using: &random) ?? "").unicodeScalars.map(\.value) + [rare]
        }
        let index = try TestIndex([Self.string(text)])
        let folded = Self.folder.fold(Self.string(text)).scalars
        let window = WordBreaker.defaultWindowLimit
        let cuts = stride(from: window - 6, to: folded.count - 12, by: window)
        for start in Array(cuts) + Array(stride(from: 500, to: folded.count - 12, by: 997)) {
            #expect(try Self.count(Self.string(folded[start..<(start + 12)]), in: index) == 1, "\(start)")
        }
        #expect(try Self.count(Self.string(folded.suffix(12)), in: index) == 1)
    }

    @Test(
        "R16: blanks and line wraps between Han characters are not content",
        arguments: ["国有资产管理体制", "国有资产管 理体制", "国有资产\u{3000}管理\n体制"])
    func wraps(query: String) throws {
        let index = try TestIndex([
            "国有资产管\n理体制", "国有 资产\u{3000}管理体制", "国有资产管\r\n    理体制", "国有资产管，理体制", "state owned", "stateowned",
        ])
        #expect(try Self.count(query, in: index) == 3)
        #expect(try Self.count("state\nowned", in: index) == 1)
    }
}
