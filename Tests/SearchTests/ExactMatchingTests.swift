import Analysis
import Indexing
import Search
import Testing
import TestSupport

@Suite struct ExactMatchingTests {
    @Test("a literal string is counted as often as it stands in the folded text", arguments: UInt64(0)..<16)
    func literal(seed: UInt64) throws {
        let documents = RandomIndex(seed: seed, files: 12, hasDeletions: seed % 2 == 0)
        let index = try documents.index(segments: Int(seed % 4) + 1)
        let oracle = BruteForceSearch(index.documents)
        var texts = RandomText(seed: seed)
        for clause in index.documents.flatMap(\.clauses) where !clause.isEmpty {
            let query = texts.stretch(of: clause, 1...20)
            let needle = TextFolder().fold(query).scalars
            guard !needle.isEmpty else { continue }
            let counts = oracle.clauses.map { BruteForceSearch.count(of: needle, in: $0.folded) }
            let response = try index.count(query) { $0.isLiteral = true }
            #expect(response.hits == counts.reduce(0, +), "\(query.debugDescription)")
            let places = zip(oracle.clauses, counts).filter { $0.1 > 0 }.map {
                index.documents[$0.0.document]
            }
            #expect(response.documents == Set(places.map { $0.parentID ?? $0.id }).count)
            #expect(response.files == Set(places.map(\.file)).count)
        }
    }

    @Test(
        "signs of the query language are only text in a literal string",
        arguments: [
            "\"", "(", ")", "-", "+5G", "AND", "a OR b", "kind:通知", "(R&D)", "NOT", "NEAR/3", "^2", "*",
        ])
    func signs(query: String) throws {
        let index = try TestIndex(["甲\(query)乙", "丙"])
        #expect(try index.count(query) { $0.isLiteral = true }.hits == 1)
    }

    @Test("every start position counts, overlapping ones too")
    func overlapping() throws {
        let index = try TestIndex(["一一一一"])
        #expect(try index.count("一一").hits == 3)
        #expect(try index.count("一").hits == 4)
        #expect(try index.count("一一一").hits == 2)
    }

    @Test(
        "width, case, blanks and traditional forms do not matter",
        arguments: [
            "養老服務", "养 老 服 务", "养老\u{3000}服务", "\"养老 服务\"", "养老服務",
        ])
    func folding(query: String) throws {
        let index = try TestIndex(["加强养老\r\n服 务体系"])
        #expect(try index.search(query) { $0.match = .exact }.total == 1)
    }

    @Test("full-width letters and digits are the plain ones", arguments: ["ＰＭ２．５", "pm2.5", "Pm２.5"])
    func width(query: String) throws {
        #expect(try TestIndex(["PM2.5浓度"]).count(query).hits == 1)
        #expect(try TestIndex(["ｐｍ２．５浓度"]).count(query).hits == 1)
    }

    private static let spellings = [
        "本政发〔2022〕2号", "本政发﹝2022﹞2号", "本政发[2022]2号", "本政发［2022］2号", "本政发【2022】2号", "本政发(2022)2号",
        "本政发（２０２２）２号", "本政发2022年2号", "本政发〔2022〕 2 号",
    ]

    @Test("a document number is found in any spelling by any spelling", arguments: spellings.dropLast())
    func numbers(query: String) throws {
        let index = try TestIndex(Self.spellings.map { "依据《通知》(\($0))精神" } + ["本政发〔2022〕21号", "本政发〔2021〕2号"])
        #expect(try index.search(query) { $0.match = .exact }.total == Self.spellings.count)
        #expect(try index.search("\"\(query)\"").total == Self.spellings.count)
    }

    @Test("a number without 号 is the whole number", arguments: ["本政发〔2022〕2", "本政发[2022]2"])
    func numberWithoutMark(query: String) throws {
        let index = try TestIndex(["本政发〔2022〕2号", "本政发〔2022〕21号"])
        #expect(try index.count(query).hits == 1)
        #expect(try index.count(query) { $0.isLiteral = true }.hits == 2)
    }

    @Test(
        "what only looks like a document number is found as it stands",
        arguments: [
            "本溪市人民政府公报2022年第3号", "公报〔2022〕第3号", "截至2022年12号", "本政发〔2022〕1234567号", "政发〔20221号",
        ])
    func likeNumbers(text: String) throws {
        let index = try TestIndex(["见\(text)。"])
        #expect(try index.count(text) { $0.match = .exact }.hits == 1)
        #expect(try index.count(text) { $0.isLiteral = true }.hits == 1)
    }

    @Test("an index without grams cannot match exactly and says so")
    func withoutGrams() throws {
        let index = try TestIndex(["养老服务"], options: IndexingOptions(hasGrams: false))
        for change in [{ $0.match = .exact }, { $0.isLiteral = true }] as [(inout SearchRequest) -> Void] {
            let error = #expect(throws: SearchError.self) { try index.search("养老", change) }
            guard case .request = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test(
        "an index without grams finds phrases by the positions of words",
        arguments: [
            ("\"养老服务\"", 1), ("\"服务养老\"", 1), ("\"养老服务养老\"", 1), ("\"服务服务\"", 0), ("\"28㎡住房\"", 1),
            ("\"服务、安全\"", 1), ("\"the end\"", 1), ("\"end the\"", 0),
        ])
    func wordPhrases(query: String, total: Int) throws {
        let index = try TestIndex(
            ["养老服务养老。服务、安全。", "建设28㎡住房", "the end"], options: IndexingOptions(hasGrams: false))
        #expect(try index.search(query) { $0.match = .all }.total == total)
    }

    @Test(
        "auto takes the first of exact, all and any that finds something",
        arguments: [
            ("养老服务", MatchMode.exact, 1), ("服务养老", .all, 2), ("养老 绿化", .any, 2), ("绿化", .any, 0),
        ])
    func auto(query: String, mode: MatchMode, total: Int) throws {
        let index = try TestIndex(["加强养老服务", "服务，养老"])
        let response = try index.search(query)
        #expect(response.match == mode)
        #expect(response.total == total)
    }
}
