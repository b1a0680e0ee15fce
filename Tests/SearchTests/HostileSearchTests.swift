import Analysis
import Indexing
import Testing
import TestSupport

@testable import Search
@testable import Segments

/// Queries over a segment of two windows whose postings lie: an error or an answer, and never a trap.
@Suite struct HostileSearchTests {
    private static let words = ["的", "市", "养老", "服务", "建设", "安全", "甲", "乙丙"]

    private static let sample = Result {
        var random = SeededRandom(seed: 6)
        let documents = (0..<90).map { number in
            TestDocument(
                "d\(number)", file: "f\(number / 30)",
                (0..<100).map { _ in
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in
                        words[min(.random(in: 0...7, using: &random), .random(in: 0...7, using: &random))]
                    }.joined(separator: " ")
                })
        }
        return try TestIndex(documents, options: IndexingOptions(analyzer: .whitespace), format: "jsonl")
    }

    private static let parts: [Section.Part] = [
        .dictionaryIndex, .dictionary, .postings, .blocks, .positions,
    ]

    /// Overwrites a few stretches of one section of words or pairs, under right checksums.
    private func damaged(
        _ reader: SegmentReader, _ random: inout SeededRandom
    ) throws -> MappedFile {
        var bytes = reader.file.bytes.array(0..<reader.byteCount)
        let field = random.oneIn(3) ? Field.pairs : .words
        let number = Section.field(field, Self.parts.randomElement(using: &random) ?? .postings)
        let section = try #require(reader.table.entries.first { $0.section == number }).bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0..<section.count, using: &random)
            let kind = Int.random(in: 0..<5, using: &random)
            for index in start..<min(section.count, start + (kind == 0 ? 1 : 9)) {
                switch kind {
                case 0: bytes[section.offset + index] ^= 1 << UInt8.random(in: 0...7, using: &random)
                case 1: bytes[section.offset + index] = 0
                case 2: bytes[section.offset + index] = index == start + 8 ? 0x7F : 0xFF
                default: bytes[section.offset + index] = .random(in: 0...255, using: &random)
                }
            }
        }
        return MappedFile(name: "damaged", bytes: bytes.resealed)
    }

    @Test("queries over lying postings are answered or refused", arguments: 0..<6 as Range<UInt64>)
    func lying(seed: UInt64) throws {
        let index = try Self.sample.get()
        let original = index.snapshot.segments[0].reader
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 {
            let reader = try SegmentReader(damaged(original, &random))
            let snapshot = Snapshot(commit: index.snapshot.commit, readers: [reader])
            let searcher = TermSearcher(snapshot, BM25())
            for _ in 0..<6 {
                let operation = TermOperation.allCases.randomElement(using: &random) ?? .or
                let terms = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    Self.words.randomElement(using: &random) ?? ""
                }
                do throws(SearchError) {
                    let hits = [0, 1, 10, 20_000].randomElement(using: &random) ?? 1
                    let answer = try searcher.answer(operation, terms, hits: hits, isCounted: true)
                    #expect(answer.total.map { (0...reader.clauseCount).contains($0) } == true)
                    #expect(answer.hits.count <= hits)
                } catch {
                    continue  // refused
                }
            }
            match(reader, &random)
        }
    }

    /// Looks for strings in the pairs.
    private func match(_ reader: SegmentReader, _ random: inout SeededRandom) {
        for _ in 0..<4 {
            let text = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                Self.words.randomElement(using: &random) ?? ""
            }.joined(separator: random.oneIn(3) ? "" : " ")
            do throws(SegmentError) {
                let matches = try GramMatcher(reader)?.matches(TextFolder().fold(text).scalars)
                #expect(matches?.clauses.allSatisfy { $0 < reader.clauseCount } == true)
                let query = Query.near([.group(text), .pattern("市*的"), .group("的")], distances: [3, 9])
                if let grams = GramMatcher(reader), let placed = PlacedQuery(query, Analyzer(), boost: 1) {
                    _ = try PlaceMatcher(grams, WorkBudget()).matches(placed)
                }
            } catch {
                continue  // refused
            }
        }
    }

    @Test("a searcher that met an error answers the next query as a new one does")
    func recovery() throws {
        let index = try Self.sample.get()
        var random = SeededRandom(seed: 77)
        var failures = 0
        for _ in 0..<10 {
            let reader = try SegmentReader(damaged(index.snapshot.segments[0].reader, &random))
            let snapshot = Snapshot(commit: index.snapshot.commit, readers: [reader])
            let worn = TermSearcher(snapshot, BM25())
            for operation in [TermOperation.or, .and, .phrase] {
                let terms = [Self.words[.random(in: 0...7, using: &random)], "市", "的"]
                let answers = [worn, TermSearcher(snapshot, BM25())].map { searcher in
                    try? searcher.answer(operation, terms, hits: 5, isCounted: true)
                }
                if answers[0] == nil { failures += 1 }
                #expect(answers[0]?.total == answers[1]?.total)
                #expect(answers[0]?.hits.map(\.id) == answers[1]?.hits.map(\.id))
            }
        }
        #expect(failures > 0)
    }
}
