import Analysis
import Segments
import Testing
import TestSupport

@testable import Search

@Suite struct CorrectionTests {
    private func suggestions(
        _ query: String, _ index: TestIndex, _ change: (inout SearchRequest) -> Void = { _ in }
    ) throws -> [QuerySuggestion] {
        var request = SearchRequest(query: query)
        request.match = .exact
        change(&request)
        return try Searcher(index.snapshot).suggestions(for: request)
    }

    @Test(
        "one wrong, missing, doubled or swapped character is put right",
        arguments: [
            ("营商环竟", "营商环境"), ("营商境", "营商环境"), ("营商商环境", "营商环境"), ("营环商境", "营商环境"), ("竞商环境", "营商环境"),
            ("＋养老 营商环竟", "＋养老 营商环境"), ("(营商环竟 OR 无此语) 养老", nil), ("\"营商环竟\" -托育", "\"营商环境\" -托育"),
            ("營商環竟", "营商环境"), ("govrnment", "government"), ("goverment 养老", "government 养老"), ("GDQ", nil),
            ("营竟", nil),
            ("养老", nil),
        ])
    func examples(query: String, corrected: String?) throws {
        let index = try TestIndex(["养老与营商环境", "优化营商环境", "government 养老"])
        #expect(try suggestions(query, index).first?.query == corrected)
    }

    @Test("a literal query is put right as a whole")
    func literal() throws {
        let index = try TestIndex(["优化(营商环境)"])
        #expect(
            try suggestions("(营商环竟)", index) { $0.isLiteral = true } == [
                QuerySuggestion(query: "(营商环境)", hits: 1)
            ])
    }

    @Test("the best correction is that of the slow way", arguments: UInt64(0)..<20)
    func oracle(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let documents = RandomIndex(seed: seed, files: 6, hasDeletions: true)
        let index = try documents.index(segments: 3)
        let clauses = BruteForceSearch(index.documents).clauses.map(\.folded)
        let corrector = SpellingCorrector(index.snapshot)
        for clause in clauses.filter({ $0.count > 6 }).prefix(4) {
            let length = Int.random(in: 3...5, using: &random)
            let start = Int.random(in: 0...(clause.count - length), using: &random)
            var text = Array(clause[start..<(start + length)])
            text[Int.random(in: 0..<length, using: &random)] = 0x9F98
            let found = try corrector.corrections(of: text, limit: 200)
            guard !NearbyWords.accepts(text) else { continue }
            var counts: [[UInt32]: Int] = [:]
            for clause in clauses {
                var strings: Set<[UInt32]> = []
                for count in (length - 1)...(length + 1) where count <= clause.count {
                    for start in 0...(clause.count - count) {
                        strings.insert(Array(clause[start..<(start + count)]))
                    }
                }
                for string in strings where EditDistance.between(string, text) == 1 {
                    // Punctuation stays as it was written.
                    guard string.filter({ !Grams.isContent($0) }) == text.filter({ !Grams.isContent($0) })
                    else { continue }
                    guard string != Array(text.dropLast()), string != Array(text.dropFirst()) else {
                        continue
                    }
                    counts[string, default: 0] += 1
                }
            }
            var foundCounts: [[UInt32]: Int] = [:]
            for correction in found { foundCounts[correction.scalars] = correction.clauseCount }
            #expect(foundCounts == counts, "\(seed) \(FoldedString.text(text))")
            #expect(found.first?.clauseCount == counts.values.max())
        }
    }

    @Test("a suggestion finds as many as it says, under the filters of the request")
    func hits() throws {
        var documents = (0..<6).map { TestDocument("d\($0)", ["优化营商环境"]) }
        for number in 0..<2 { documents[number].kind = "通知" }
        let index = try TestIndex(documents)
        let filters = [FieldCondition.keyword(name: "kind", value: "通知")]
        let found = try suggestions("营商环竟", index) { $0.filters = filters }
        #expect(found == [QuerySuggestion(query: "营商环境", hits: 2)])
    }

    @Test(
        "edits are counted",
        arguments: [
            ("", "", 0), ("ab", "ba", 1), ("abc", "abd", 1), ("abc", "ac", 1), ("kitten", "sitting", 3),
        ])
    func distance(left: String, right: String, edits: Int) {
        #expect(EditDistance.between(Array(left.utf8), Array(right.utf8)) == edits)
    }
}
