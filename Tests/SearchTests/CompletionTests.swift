import Analysis
import Segments
import Testing
import TestSupport

@testable import Search

@Suite struct CompletionTests {
    private func complete(_ prefix: String, _ index: TestIndex, limit: Int = 1000) throws -> [Completion] {
        try Searcher(index.snapshot).complete(prefix, limit: limit)
    }

    private static func folded(_ text: String) -> [UInt32] { TextFolder().fold(text).scalars }

    @Test("completions are those of the slow way", arguments: UInt64(0)..<12)
    func oracle(seed: UInt64) throws {
        let documents = RandomIndex(seed: seed, files: 10, hasDeletions: seed % 2 == 0)
        let index = try documents.index(segments: 3)
        let oracle = BruteForceSearch(index.documents)
        for prefix in ["本", "本政发", "本溪市", "关", "关于", "养老", "人", "市", "p", "服務", "没有"] {
            let wanted = Self.folded(prefix)
            let found = try complete(prefix, index)
            func counts(_ kind: Completion.Kind) -> [String: Int] {
                found.filter { $0.kind == kind }.reduce(into: [:]) { $0[$1.text] = $1.count }
            }
            func expected(_ values: [String?], _ isWanted: ([UInt32]) -> Bool) -> [String: Int] {
                values.compactMap { $0 }.filter { isWanted(Self.folded($0)) }.reduce(into: [:]) {
                    $0[$1, default: 0] += 1
                }
            }
            let starts = { (text: [UInt32]) in text.starts(with: wanted) }
            #expect(counts(.number) == expected(index.documents.map(\.number), starts), "\(prefix)")
            #expect(counts(.issuer) == expected(index.documents.map(\.issuer), starts), "\(prefix)")
            if wanted.count > 1 {
                let holds = { BruteForceSearch.count(of: wanted, in: $0) > 0 }
                let withText = index.documents.filter { !$0.clauses.isEmpty }
                #expect(counts(.title) == expected(withText.map(\.title), holds), "\(prefix)")
            }
            var words: [String: Int] = [:]
            for clause in oracle.clauses { for word in Set(clause.words) { words[word, default: 0] += 1 } }
            #expect(
                counts(.term) == words.filter { $0.key.unicodeScalars.map(\.value).starts(with: wanted) },
                "\(prefix)")
        }
    }

    private static func sample() throws -> TestIndex {
        var documents = (0..<6).map { TestDocument("d\($0)", ["养老服务"]) }
        let titles = ["养老服务条例", "关于养老服务的通知", "本市养老服务规划", "关于养老服务的通知", "《养老》办法", nil]
        let numbers = ["本政发〔2022〕2号", "本政发〔2022〕12号", "本政办发〔2021〕1号", nil, nil, nil]
        for index in documents.indices {
            documents[index].title = titles[index]
            documents[index].number = numbers[index]
        }
        return try TestIndex(documents)
    }

    @Test("titles that begin so come first, then those that have it behind 关于 or 《")
    func titles() throws {
        let titles = try complete("养老", Self.sample()).filter { $0.kind == .title }
        #expect(titles.map(\.text) == ["养老服务条例", "关于养老服务的通知", "《养老》办法", "本市养老服务规划"])
        #expect(titles.map(\.count) == [1, 2, 1, 1])
    }

    @Test(
        "numbers are completed whatever brackets they are written with",
        arguments: ["本政发〔2022", "本政发[2022", "本政发（2022", "本 政 发【2022"])
    func numbers(prefix: String) throws {
        let found = try complete(prefix, Self.sample()).filter { $0.kind == .number }
        #expect(found.map(\.text) == ["本政发〔2022〕2号", "本政发〔2022〕12号"])
    }

    @Test("every kind gets its share of the limit", arguments: 1...6)
    func shares(limit: Int) throws {
        let index = try TestIndex(
            ["养老甲 养老乙 养老丙"].enumerated().map { number, text in
                var document = TestDocument("d\(number)", [text])
                document.title = "养老"
                document.issuer = "养老院"
                return document
            })
        let found = try complete("养老", index, limit: limit)
        #expect(found.count <= limit)
        if limit >= 3 { #expect(Set(found.map(\.kind)).count == 3) }
    }

    @Test("nothing is completed to nothing")
    func empty() throws {
        #expect(try complete("", Self.sample()).isEmpty)
        #expect(try complete(" \u{3000}", Self.sample()).isEmpty)
        #expect(try complete("养老", Self.sample(), limit: 0).isEmpty)
    }
}
