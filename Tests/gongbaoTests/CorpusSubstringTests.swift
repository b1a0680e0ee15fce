import Analysis
import Glibc
import Search
import Segments
import TestSupport
import Testing

/// Random stretches of the five gazettes against a scan of their text.
@Suite struct CorpusSubstringTests {
    /// The folded clauses, with a character between them that no text has.
    private static func text(_ searcher: Searcher) throws -> [UInt8] {
        var request = SearchRequest(query: "NOT 没有这几个字")
        request.limit = nil
        request.hasSnippets = false
        let folder = TextFolder()
        return try searcher.search(request).hits.reduce(into: [1]) { text, hit in
            text += Array(folder.fold(String(decoding: hit.clause.text, as: UTF8.self)).string().utf8) + [1]
        }
    }

    /// The number of places where a string begins.
    private static func count(of string: String, in text: [UInt8]) -> Int {
        unsafe (text + [0]).withUnsafeBytes { bytes in
            guard var place = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return 0 }
            var count = 0
            while let found = unsafe strstr(place, string) {
                count += 1
                unsafe place = UnsafePointer(found) + 1
            }
            return count
        }
    }

    @Test("R1: 300 random stretches of the gazettes are found as often as a scan finds them")
    func stretches() async throws {
        let index = try await CorpusIndex.shared.value
        let searcher = Searcher(try Snapshot(IndexDirectory(index.command.directory.path + "/index")))
        let text = try Self.text(searcher)
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        var random = SeededRandom(seed: 1)
        var tried = 0
        while tried < 300 {
            let start = Int.random(in: 0..<(scalars.count - 20), using: &random)
            let stretch = scalars[start..<(start + Int.random(in: 1...20, using: &random))]
            let query = stretch.reduce(into: "") { $0.unicodeScalars.append($1) }
            // A stretch with blanks at its ends, or one across clauses, is another when it is a query.
            guard !stretch.contains("\u{1}"), TextFolder().fold(query).string() == query else { continue }
            var request = SearchRequest(query: query)
            request.isLiteral = true
            let hits = try searcher.count(request).hits
            #expect(hits == Self.count(of: query, in: text), "\(query.debugDescription)")
            tried += 1
        }
    }

    @Test(
        "R2: an index made with ICU and one made with its dictionary find the same, with a user's words too")
    func segmenters() async throws {
        let gongbao = Command()
        let file = Command.root + "/corpus/benxi-2022-03.txt"
        for segmenter in ["auto", "icu"] {
            _ = try await gongbao("index", file, "--index", segmenter, "--segmenter", segmenter)
        }
        try gongbao.write("人民政\n务体系建\n", to: "words.txt")
        for query in ["养老服务", "民政", "务体系", "市", "〔2022〕2", "PM2.5", "辽宁省本"] {
            var counts: [String] = []
            for options in [
                ["--index", "auto"], ["--index", "icu"], ["--index", "auto", "--segmenter", "icu"],
                ["--index", "auto", "--dictionary", "words.txt"],
            ] {
                counts.append(try await gongbao.run(["search", "-F", "--count", query] + options).output)
            }
            #expect(Set(counts).count == 1, "\(query)")
        }
    }
}
