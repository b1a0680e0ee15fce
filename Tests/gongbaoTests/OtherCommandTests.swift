import Testing
import TestSupport

@Suite struct OtherCommandTests {
    private static func gongbao() async throws -> Command { try await CorpusIndex.shared.value.command }

    private static func hit(_ gongbao: Command) async throws -> String {
        String(try await gongbao("search", "--ids", "--limit", "1", "养老服务").output.dropLast())
    }

    @Test("show gives a clause, and its document whole")
    func show() async throws {
        let gongbao = try await Self.gongbao()
        let id = try await Self.hit(gongbao)
        let clause = try await gongbao("show", id, "--json").json
        #expect(clause["clauses"].elements.count == 1)
        #expect(clause["clauses"][0]["id"] == .string(id))
        #expect(clause["clauses"][0]["text"].string?.contains("养老") == true)
        let document = String(id[..<(id.lastIndex(of: ":") ?? id.endIndex)])
        let whole = try await gongbao("show", document, "--json").json
        #expect(whole["clauses"].elements.count > 1)
        #expect(
            whole.names.isSuperset(of: [
                "schema", "id", "file", "line", "end_line", "issue", "document", "clauses",
            ]))
        #expect(try await gongbao("show", "nobody").status == 1)
    }

    @Test("cite gives every style", arguments: ["text", "gbt7714", "bibtex", "ris"])
    func cite(style: String) async throws {
        let gongbao = try await Self.gongbao()
        let id = try await Self.hit(gongbao)
        let plain = try await gongbao("cite", id, "--style", style)
        let object = try await gongbao("cite", id, "--style", style, "--json").json
        #expect(plain.status == 0)
        #expect(plain.output.hasPrefix(object["citation"].string ?? "?"))
        #expect(object["style"] == .string(style))
        #expect(try await gongbao("cite", id, "--style", "nope").status == 2)
    }

    @Test("analyze gives words and grams with offsets into the text as given")
    func analyze() async throws {
        let text = "ＰＭ2.5 養老 服務"
        let answer = try await Command()("analyze", "--json", text).json
        #expect(answer["folded"] == .string("pm2.5养老服务"))
        let words = answer["words"].elements
        #expect(words.map { $0["term"].string } == ["pm2.5", "养老", "服务"])
        let bytes = Array(text.utf8)
        let sources = words.map { word in
            let range = word["utf8"].elements.compactMap(\.int)
            return String(decoding: bytes[range[0]..<range[1]], as: UTF8.self)
        }
        #expect(sources == ["ＰＭ2.5", "養老", "服務"])
        #expect(try await Command()("analyze", text).output.hasPrefix("folded  pm2.5养老服务\n"))
    }

    @Test("suggest completes numbers, issuers, titles and words")
    func suggest() async throws {
        let gongbao = try await Self.gongbao()
        let numbers = try await gongbao("suggest", "本政办发", "--limit", "3")
        #expect(numbers.status == 0)
        #expect(numbers.output.split(separator: "\n").count == 3)
        #expect(numbers.output.hasPrefix("number  本政办发〔"))
        let answer = try await gongbao("suggest", "本溪", "--json").json
        #expect(answer.names == ["schema", "prefix", "suggestions"])
        let kinds = answer["suggestions"].elements.compactMap { $0["kind"].string }
        #expect(kinds.count <= 10)
        #expect(Set(kinds).isSuperset(of: ["issuer", "title", "term"]))
        #expect(answer["suggestions"][0].names == ["kind", "text", "count"])
        #expect(try await gongbao("suggest", "没有这几个字").status == 1)
        for arguments in [
            ["suggest", ""], ["suggest", "\u{3000}"], ["suggest"], ["suggest", "--limit=-1", "a"],
        ] {
            #expect(try await gongbao.run(arguments).status == 2)
        }
    }

    @Test("terms lists words with their document frequency")
    func terms() async throws {
        let gongbao = try await Self.gongbao()
        let answer = try await gongbao("terms", "养老", "--limit", "5", "--json").json
        let terms = answer["terms"].elements
        #expect(terms.first?["term"] == .string("养老"))
        #expect(terms.allSatisfy { $0["df"].int ?? 0 > 0 })
        #expect(try await gongbao("terms", "没有这几个字").status == 1)
    }

    @Test("stats says what the index holds")
    func stats() async throws {
        let gongbao = try await Self.gongbao()
        let stats = try await gongbao("stats", "--json").json
        #expect(
            stats.names.isSuperset(of: ["documents", "clauses", "words", "k1", "b", "segments", "generation"])
        )
        #expect(stats["files"] == .number(5))
        #expect(stats["k1"] == .number(1.2))
        #expect(try await gongbao("stats").output.contains("generation"))
    }

    @Test("R19: check finds nothing wrong with a new index, and names file and place where a byte is flipped")
    func check() async throws {
        let gongbao = Command()
        try gongbao.write("养老服务\n安全生产\n", to: "a.txt")
        _ = try await gongbao("index", "a.txt")
        #expect(try await gongbao("check").status == 0)
        #expect(try await gongbao("check", "--json").json["ok"] == .bool(true))
        let folder = gongbao.directory.path + "/index"
        let name = try #require(try Files.names(in: folder).first { $0.hasSuffix(".gbs") })
        var bytes = try Files.read(folder + "/" + name)
        // Zeros may be padding between sections.
        let place = try #require(bytes[..<(bytes.count / 2)].lastIndex { $0 != 0 })
        bytes[place] ^= 1
        try Files.write(bytes, to: folder + "/" + name)
        let result = try await gongbao("check")
        #expect(result.status == 3)
        #expect(result.error.contains("\(name): damaged at byte "))
    }

    @Test("query prints the tree")
    func query() async throws {
        let result = try await Command()("query", "养老 -医疗")
        #expect(result.output == "sequence\n  group 养老\n  not\n    group 医疗\n")
        let answer = try await Command()("query", "--json", "养老 -医疗").json
        #expect(answer["query"] == .string("养老 NOT 医疗"))
        let near = try await Command()("query", "--json", "养老^2 NEAR/5 床*").json
        let root = near["root"]
        #expect(root["type"] == .string("near"))
        #expect(root["parts"][1]["text"] == .string("床*"))
    }

    @Test("query names the column of a mistake and ends with 2")
    func badQuery() async throws {
        let result = try await Command()("query", "(养老")
        #expect(result.status == 2)
        #expect(result.error.contains("1:4 missing )"))
        #expect(result.output.isEmpty)
    }

    @Test("bench times every class and writes the results")
    func bench() async throws {
        let gongbao = Command()
        try gongbao.write(
            "{\"id\":\"1\",\"text\":\"养老 服务\"}\n{\"id\":\"2\",\"text\":\"服务\"}\n", to: "a.jsonl")
        try gongbao.write(
            """
            {"qid":"1","class":"t","op":"TERM","terms":["服务"]}
            {"qid":"2","class":"p","op":"PHRASE","terms":["养老","服务"]}
            """, to: "queries.jsonl")
        _ = try await gongbao("index", "a.jsonl", "--analyzer", "whitespace", "--grams", "off")
        let classes = try await gongbao(
            "bench", "--queries", "queries.jsonl", "--command", "top10_count", "--runs", "1", "--json",
            "--results",
            "out.jsonl"
        ).jsonLines
        #expect(classes.map { $0["class"].string } == ["t", "p"])
        for name in ["queries", "p50_us", "p90_us", "p99_us", "mean_us", "qps"] {
            #expect(classes.allSatisfy { $0[name].int != nil })
        }
        let text = String(decoding: try Files.read(gongbao.directory.path + "/out.jsonl"), as: UTF8.self)
        let results = try text.split(separator: "\n").map { try JSONValue(String($0)) }
        #expect(results.map { $0["total"] } == [.number(2), .number(1)])
        #expect(results[0]["hits"].elements.map { $0[0].string } == ["2", "1"])
    }

    @Test(
        "help gives examples",
        arguments: [["--help"], ["search", "--help"], ["index", "--help"], ["help", "search"]])
    func help(arguments: [String]) async throws {
        let result = try await Command().run(arguments)
        #expect(result.status == 0)
        #expect(result.output.contains("Examples"))
        #expect(result.output.contains("\n  gongbao "))
    }

    @Test("R11: the version names the index format and ICU, and so does an index")
    func version() async throws {
        let result = try await Command()("--version")
        #expect(result.status == 0)
        #expect(result.output.contains("format 4"))
        let stats = try await Self.gongbao()("stats", "--json").json
        #expect(result.output.contains("ICU \(try #require(stats["icu"].string))"))
    }
}
