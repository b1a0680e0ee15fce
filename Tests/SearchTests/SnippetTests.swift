import Analysis
import Search
import Testing
import TestSupport

@Suite struct SnippetTests {
    @Test(
        "every marked range folds back to what was asked for, in all three units", arguments: UInt64(0)..<30)
    func marks(seed: UInt64) throws {
        var texts = RandomText(seed: seed)
        let clauses = (0..<40).map { _ in texts.text(pieces: 1...120) }
        let index = try TestIndex(clauses)
        let folder = TextFolder()
        for clause in clauses {
            let query = texts.stretch(of: clause, 1...6)
            let wanted = folder.fold(query).scalars
            guard !wanted.isEmpty else { continue }
            let response = try index.search(query) {
                $0.isLiteral = true
                $0.snippetLength = 40
            }
            #expect(response.total > 0)
            for hit in response.hits {
                #expect(!hit.snippet.highlights.isEmpty, "\(query) in \(hit.snippet.text)")
                for mark in hit.snippet.highlights {
                    let found = folder.fold(text(mark, of: hit.snippet)).scalars
                    #expect(isCovered(found, by: wanted), "\(query.debugDescription): \(hit.snippet)")
                }
            }
        }
    }

    /// The marked text by code points, which the other two units must give too.
    private func text(_ mark: Snippet.Highlight, of snippet: Snippet) -> String {
        let scalars = Array(snippet.text.unicodeScalars)[mark.scalars].reduce(into: "") {
            $0.unicodeScalars.append($1)
        }
        let utf8 = String(decoding: Array(snippet.text.utf8)[mark.utf8], as: UTF8.self)
        let utf16 = String(decoding: Array(snippet.text.utf16)[mark.utf16], as: UTF16.self)
        #expect(Array(utf8.utf8) == Array(scalars.utf8))
        #expect(Array(utf16.utf8) == Array(scalars.utf8))
        return scalars
    }

    /// Whether occurrences of a string, overlapping ones joined, cover a text.
    private func isCovered(_ text: [UInt32], by string: [UInt32]) -> Bool {
        guard text.count >= string.count else { return false }
        var end = 0
        for start in 0...(text.count - string.count)
        where text[start..<(start + string.count)].elementsEqual(string) {
            if start > end { return false }
            end = start + string.count
        }
        return end == text.count
    }

    @Test("words are marked in the modes all and any", arguments: [MatchMode.all, .any])
    func words(mode: MatchMode) throws {
        let index = try TestIndex(["养老服务体系建设，\r\nPM2.5浓度"])
        let hit = try #require(try index.search("体系 pm2.5") { $0.match = mode }.hits.first)
        let marked = hit.snippet.highlights.map { text($0, of: hit.snippet) }
        #expect(marked == ["体系", "PM2.5"])
    }

    @Test("a match at the very end of a long text is marked, and the snippet is short")
    func longText() throws {
        let text = String(repeating: "一二三四五六七八九十", count: 100_000) + "末尾"
        let index = try TestIndex([text])
        let hit = try #require(try index.search("末尾").hits.first)
        #expect(hit.snippet.highlights.map { self.text($0, of: hit.snippet) } == ["末尾"])
        #expect(hit.snippet.text.unicodeScalars.count <= 161)
        #expect(hit.snippet.text.hasPrefix("…"))
    }

    @Test(
        "a long run of blanks does not make a snippet long",
        arguments: [" ", "\n", "\u{3000}", "\u{200B}", "\u{AD}"])
    func blanks(blank: String) throws {
        let index = try TestIndex(["养老" + String(repeating: blank, count: 10_000) + "服务abc" + blank + "def"])
        let hit = try #require(try index.search("服务").hits.first)
        #expect(hit.snippet.text.unicodeScalars.count < 20)
        #expect(!hit.snippet.text.contains { $0.isNewline })
    }

    @Test(
        "a line break parts letters and not Han characters",
        arguments: [
            ("养老\n服务", "养老服务"), ("the\r\nend", "the end"), ("é\né", "é é"), ("养老\nGDP", "养老GDP"),
            ("a\n\tb", "a b"), ("ｂ：\r5", "ｂ： 5"), ("养老，\n5", "养老，5"),
        ])
    func lineBreak(text: String, shown: String) throws {
        let index = try TestIndex([text])
        for query in ["养老", "end", "é", "b"] {
            guard let hit = try index.search(query).hits.first else { continue }
            #expect(hit.snippet.text == shown)
        }
    }

    @Test("marks that fit in the window together are all shown whole")
    func window() throws {
        let text =
            String(repeating: "前", count: 200) + "甲" + String(repeating: "中", count: 30) + "养老服务"
            + String(repeating: "后", count: 200)
        let index = try TestIndex([text])
        let hit = try #require(try index.search("甲 养老服务") { $0.snippetLength = 36 }.hits.first)
        #expect(hit.snippet.highlights.map { self.text($0, of: hit.snippet) } == ["甲", "养老服务"])
    }
}
