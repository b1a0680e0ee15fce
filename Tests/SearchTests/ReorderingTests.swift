import Search
import Testing
import TestSupport

@Suite struct ReorderingTests {
    /// What of a hit does not depend on which of several equal clauses stands for its unit.
    private struct Answer: Hashable, CustomStringConvertible {
        var name: String
        var score: Double
        var description: String { "\(name) \(score)" }

        init(_ hit: Hit, _ unit: Unit) {
            name = unit == .issue ? hit.file : hit.id
            score = hit.score
        }
    }

    private func answers(
        _ index: TestIndex, _ query: String, _ mode: MatchMode, _ unit: Unit
    ) throws -> Set<Answer> {
        let hits = try index.search(query) {
            $0.match = mode
            $0.unit = unit
        }.hits
        #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score })
        return Set(hits.map { Answer($0, unit) })
    }

    /// Whether the documents come from one file of records or from many files.
    private func index(isOneFile: Bool, seed: UInt64, reorders: Bool) throws -> TestIndex {
        let random = RandomIndex(seed: seed, files: 50, hasDeletions: true)
        let documents = random.documents.map { document in
            var document = document
            if isOneFile { document.file = "all.jsonl" }
            return document
        }
        return try TestIndex(
            documents, removing: isOneFile ? [] : random.removed, replacing: random.replacements,
            format: isOneFile ? "jsonl" : "gazette", reorders: reorders)
    }

    @Test(
        "a reordered index gives the hits and scores of one in the order of indexing",
        arguments: [true, false], [1, 2, 3] as [UInt64])
    func answers(isOneFile: Bool, seed: UInt64) throws {
        let plain = try index(isOneFile: isOneFile, seed: seed, reorders: false)
        let reordered = try index(isOneFile: isOneFile, seed: seed, reorders: true)
        #expect(reordered.snapshot.segments.count == 1 && plain.snapshot.segments.count > 1)
        var texts = RandomText(seed: seed)
        let clauses = plain.documents.flatMap(\.clauses).filter { !$0.isEmpty }
        for number in 0..<20 {
            let text = texts.stretch(of: clauses[number * 7 % clauses.count], 1...6)
            let query = "市" + String(text.unicodeScalars.filter { $0.properties.isAlphabetic })
            for mode in [MatchMode.exact, .all, .any] {
                for unit in Unit.allCases {
                    #expect(
                        try answers(reordered, query, mode, unit) == answers(plain, query, mode, unit),
                        "\(query)")
                }
            }
        }
    }
}
