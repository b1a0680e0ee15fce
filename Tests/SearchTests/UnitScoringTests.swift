import Search
import Segments
import Testing
import TestSupport

@Suite struct UnitScoringTests {
    @Test(
        "a document is scored by BM25 over all its clauses, an issue over all its documents",
        arguments: (0..<8).map { UInt64(900 + $0) }, [Unit.document, .issue])
    func formula(seed: UInt64, unit: Unit) throws {
        let index = try RandomIndex(seed: seed, files: 10, hasDeletions: seed % 2 == 0)
            .index(segments: Int(seed % 3) + 1)
        let oracle = BruteForceSearch(index.documents)
        let function = BM25(k1: 0.9, b: 0.4)
        for query in ["养老服务", "的 安全生产 市", "pm2.5", "人民政府 工业互联网 老"] {
            let words = query.split(separator: " ").flatMap { oracle.words(of: String($0)) }
            let expected = oracle.unitScores(words, unit, k1: 0.9, b: 0.4)
            let response = try index.search(query) {
                $0.match = .any
                $0.unit = unit
                $0.similarity = .bm25(function)
            }
            #expect(response.total == expected.count)
            for hit in response.hits {
                let id = unit == .document ? hit.document.id : hit.file
                let score = try #require(expected[id], "\(query) \(id)")
                #expect(abs(hit.score - score) <= 1e-6 * score, "\(query) \(id)")
            }
            #expect(response.hits.map(\.score) == response.hits.map(\.score).sorted(by: >))
        }
    }

    @Test("words that stand in different clauses of a document find it, with its best clauses")
    func spread() throws {
        let index = try TestIndex([
            TestDocument("a", ["养老机构的服务。", "床位的补贴。", "其他。"]), TestDocument("b", file: "b.txt", ["养老。"]),
        ])
        let response = try index.search("养老 补贴") {
            $0.match = .all
            $0.unit = .document
        }
        #expect(response.hits.map(\.id) == ["a"])
        #expect(Set(response.hits[0].passages.map(\.id)) == ["a:1", "a:2"])
        #expect(response.hits[0].passages.allSatisfy { !$0.snippet.highlights.isEmpty })
    }
}

extension BruteForceSearch {
    /// The BM25 scores of documents with their attachments (by id), or of files (by path), that have one of the words.
    func unitScores(_ words: [String], _ unit: Unit, k1: Double, b: Double) -> [String: Double] {
        var lengths: [String: Int] = [:]
        var frequencies: [String: [String: Int]] = [:]
        for clause in clauses {
            let document = documents[clause.document]
            let key = unit == .document ? document.parentID ?? document.id : document.file
            lengths[key, default: 0] += Self.quantised(clause.words.count)
            for word in words {
                frequencies[key, default: [:]][word] =
                    (frequencies[key]?[word] ?? 0) + clause.words.count { $0 == word }
            }
        }
        let count = lengths.values.count { $0 > 0 }
        let average = Double(lengths.values.reduce(0, +)) / Double(count)
        var scores: [String: Double] = [:]
        for word in Set(words) {
            let having = frequencies.filter { $0.value[word, default: 0] > 0 }
            let idf = Self.idf(having.count, of: count)
            for (key, terms) in having {
                let frequency = Double(terms[word] ?? 0)
                let length = Double(Self.quantised(lengths[key] ?? 0))
                scores[key, default: 0] += idf * frequency / (frequency + k1 * (1 - b + b * length / average))
            }
        }
        return scores
    }
}
