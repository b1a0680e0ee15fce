import Analysis
import Segments
import Testing
import TestSupport

@testable import Search

/// Whatever a document is made of, what is marked in a snippet is what was asked for.
@Suite struct HighlightTests {
    private static let folder = TextFolder()
    private static let documentsPerIndex = 200

    @Test("R8: every mark names the same text in three units, and that text is what was matched")
    func marks() throws {
        let count = TestEnvironment.caseCount(2000)
        var tried = (documents: 0, hits: 0, marks: 0)
        for seed in 0..<UInt64((count + Self.documentsPerIndex - 1) / Self.documentsPerIndex) {
            var texts = TroublesomeText(seed: seed)
            var stretches = RandomText(seed: seed)
            let clauses = (0..<min(count, Self.documentsPerIndex)).map { _ in texts.text(pieces: 1...40) }
            let searcher = Searcher(try TestIndex(clauses).snapshot)
            let analyzer = Analyzer()
            for clause in clauses {
                tried.documents += 1
                let query = stretches.stretch(of: clause, 1...8)
                for mode in [MatchMode.exact, .any] {
                    var request = SearchRequest(query: query)
                    request.isLiteral = mode == .exact
                    if mode == .any { request.query = Self.quotedWords(of: query, analyzer) }
                    request.match = mode
                    request.limit = 3
                    request.snippetLength = 24
                    guard !Self.folder.fold(request.query).isEmpty else { continue }
                    let response = try searcher.search(request)
                    #expect(
                        mode == .any || dependsOnContext(query) || response.total > 0,
                        "\(seed) \(query.debugDescription)")
                    for hit in response.hits {
                        tried.hits += 1
                        tried.marks += hit.snippet.highlights.count
                        Self.check(hit, request, analyzer, "seed \(seed) \(mode)")
                    }
                }
            }
        }
        #expect(tried.marks > tried.documents)
        print("highlights: \(tried.documents) documents, \(tried.hits) hits, \(tried.marks) marks")
    }

    /// Whether a text begins with a mark or stop, behind which blanks count otherwise where a letter stands before it.
    private func dependsOnContext(_ text: String) -> Bool {
        guard let first = Self.folder.fold(text).string().unicodeScalars.first else { return true }
        switch first.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: return true
        default: return ".,;:!?".unicodeScalars.contains(first)
        }
    }

    /// A query of the words of a text, without anything that the query language reads.
    private static func quotedWords(of text: String, _ analyzer: Analyzer) -> String {
        let analyzed = analyzer.analyze(text)
        let words = analyzed.words.map { analyzed.folded.string(of: $0.positions) }
        return words.filter { word in
            word.unicodeScalars.allSatisfy { Grams.isContent($0.value) }
                && !analyzer.analyze(word).words.isEmpty
                && !["and", "or", "not", "near", "与", "或", "非"].contains(word)
        }.joined(separator: "  ")
    }

    private static func check(_ hit: Hit, _ request: SearchRequest, _ analyzer: Analyzer, _ comment: String) {
        let snippet = hit.snippet
        let shown = "\(comment) \(request.query.debugDescription) \(snippet.text.debugDescription)"
        #expect(!snippet.highlights.isEmpty, "\(shown)")
        var end = 0
        for mark in snippet.highlights {
            #expect(mark.scalars.lowerBound >= end && !mark.scalars.isEmpty, "\(shown)")
            end = mark.scalars.upperBound
            guard let text = text(mark, of: snippet) else {
                Issue.record("\(shown): \(mark) is no text")
                continue
            }
            let folded = folder.fold(text).scalars
            let isFound =
                request.isLiteral
                ? isCovered(folded, by: folder.fold(request.query).scalars.map(visible))
                : isWord(folded, of: hit, request, analyzer)
            #expect(isFound, "\(shown): \(text.debugDescription)")
        }
    }

    /// What a snippet shows for a character: U+FFFD for a control character.
    private static func visible(_ scalar: UInt32) -> UInt32 {
        scalar < 0x20 || (0x7F...0x9F).contains(scalar) ? 0xFFFD : scalar
    }

    /// The marked text, where all three units give the same one.
    private static func text(_ mark: Snippet.Highlight, of snippet: Snippet) -> String? {
        let scalars = Array(snippet.text.unicodeScalars)[mark.scalars].reduce(into: "") {
            $0.unicodeScalars.append($1)
        }
        guard let utf8 = String(validating: Array(snippet.text.utf8)[mark.utf8], as: UTF8.self),
            let utf16 = String(validating: Array(snippet.text.utf16)[mark.utf16], as: UTF16.self),
            utf8.utf8.elementsEqual(scalars.utf8), utf16.utf8.elementsEqual(scalars.utf8)
        else { return nil }
        return scalars
    }

    /// Whether occurrences of a string, overlapping ones joined, cover a text.
    private static func isCovered(_ text: [UInt32], by string: [UInt32]) -> Bool {
        NumberSpellings.of(string, isLiteral: true).contains { string in
            var end = 0
            for start in Occurrences.starts(of: string, in: text) {
                if start > end { return false }
                end = start + string.count
            }
            return end == text.count && end > 0
        }
    }

    /// Whether a text is a word of the clause that is one of the query's.
    private static func isWord(
        _ text: [UInt32], of hit: Hit, _ request: SearchRequest, _ analyzer: Analyzer
    ) -> Bool {
        let asked = request.query.split(separator: " ").flatMap { analyzer.analyze(String($0)).terms }
        var clause = AnalyzedText()
        analyzer.analyze(hit.clause.text, into: &clause)
        return clause.words.indices.contains { word in
            asked.contains(clause.term(of: word))
                && clause.folded.scalars[clause.words[word].positions].map(visible).elementsEqual(text)
        }
    }
}
