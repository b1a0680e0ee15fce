import FoundationEssentials
import Search
import Segments
import TestSupport
import Testing

@testable import gongbao

/// How well the default search ranks the lines that people look for in the five gazettes.
@Suite struct KnownSearchTests {
    /// A search, and the lines of a file that answer it.
    private struct Item: Decodable {
        var id: Int
        var kind: String
        var query: String
        var filter: [String: String]?
        var file: String
        var lines: [Int]

        /// The request, with default options; a filter is asked for documents.
        func request() throws -> SearchRequest {
            var request = SearchRequest(query: query)
            request.variants.shippedSynonyms = .shipped
            guard let filter else { return request }
            request.unit = .document
            var conditions = ["issuer", "year"].compactMap { name in filter[name].map { (name, $0) } }
            let dates = [filter["from"], filter["to"]]
            if dates.contains(where: { $0 != nil }) {
                conditions.append(("date", dates.map { $0 ?? "" }.joined(separator: "..")))
            }
            for (name, value) in conditions {
                guard let condition = try FieldCondition(name: name, value: value) else { continue }
                request.filters.append(condition)
            }
            return request
        }

        /// The measures of some hits: each line that is wanted counts once, with the first hit that has it.
        func measures(_ hits: [Hit]) -> Measures {
            var wanted = lines
            let ranking = hits.map { hit in
                let range = hit.lines
                guard hit.file.hasSuffix(file), let place = wanted.firstIndex(where: range.contains) else {
                    return Judgements.Name(hit.id)
                }
                return Judgements.Name("line \(wanted.remove(at: place))")
            }
            let grades = lines.map { (Judgements.Name("line \($0)"), 1) }
            return Measures(ranking, grades: Dictionary(uniqueKeysWithValues: grades))
        }
    }

    /// The figures of some searches.
    private struct Figures: CustomStringConvertible {
        let count: Int
        let ten: Double
        let first: Double
        let average: Measures

        init(_ measures: [Measures]) {
            count = measures.count
            ten = 100 * Double(measures.count { $0.reciprocalRank > 0 }) / Double(max(1, count))
            first = 100 * Double(measures.count { $0.reciprocalRank == 1 }) / Double(max(1, count))
            average = Measures(average: measures)
        }

        var description: String {
            "\(count) searches, in the first ten \(Numbers.fixed(ten, 1)) %, first \(Numbers.fixed(first, 1)) %, "
                + "MRR@10 \(Numbers.fixed(average.reciprocalRank, 4)), nDCG@10 \(Numbers.fixed(average.ndcg, 4))"
        }
    }

    @Test("R15: most known searches have their line among the first ten, and many at the first place")
    func figures() async throws {
        let index = try await CorpusIndex.shared.value
        let searcher = Searcher(try Snapshot(IndexDirectory(index.command.directory.path + "/index")))
        let items = try JSONDecoder().decode(
            [Item].self, from: Data(try Files.fixture("known_searches.json")))
        var kinds: [(name: String, measures: [Measures])] = []
        for item in items {
            let measures = item.measures(try searcher.search(try item.request()).hits)
            if let kind = kinds.firstIndex(where: { $0.name == item.kind }) {
                kinds[kind].measures.append(measures)
            } else {
                kinds.append((item.kind, [measures]))
            }
        }
        for kind in kinds { print("known searches, \(kind.name): \(Figures(kind.measures))") }
        let all = Figures(kinds.flatMap(\.measures))
        print("known searches, all: \(all)")
        #expect(all.ten >= 87.5)
        #expect(all.first >= 74.3)
        #expect(all.average.reciprocalRank >= 0.788)
        #expect(all.average.ndcg >= 0.769)
    }
}
