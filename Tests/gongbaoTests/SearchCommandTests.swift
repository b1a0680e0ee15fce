import Testing
import TestSupport

@Suite struct SearchCommandTests {
    private static func gongbao() async throws -> Command { try await CorpusIndex.shared.value.command }

    @Test("a search for JSON has every member that programs rely on")
    func json() async throws {
        let gongbao = try await Self.gongbao()
        let result = try await gongbao("search", "--json", "--facet", "kind,year", "--explain", "养老服务")
        #expect(result.status == 0)
        let answer = try result.json
        #expect(
            answer.names.isSuperset(of: [
                "schema", "query", "match", "unit", "total", "took_us", "generation", "next", "facets",
                "hits",
            ]))
        #expect(answer["schema"] == .number(1))
        #expect(answer["match"] == .string("exact"))
        #expect(answer["unit"] == .string("clause"))
        #expect(answer["next"].string != nil)
        #expect(answer["facets"].names == ["kind", "year"])
        let hits = answer["hits"].elements
        #expect(hits.count == 10)
        for hit in hits {
            #expect(
                hit.names.isSuperset(of: [
                    "rank", "score", "id", "file", "line", "end_line", "issue", "document", "path",
                    "citation",
                    "fields", "snippet", "highlights", "source", "explanation",
                ]))
            #expect(hit["issue"].names.isSuperset(of: ["name", "year", "number", "published"]))
            #expect(
                hit["document"].names.isSuperset(of: [
                    "id", "title", "number", "issuer", "date", "kind", "attachment",
                ]))
            #expect(!hit["highlights"].elements.isEmpty)
            #expect(hit["highlights"][0].names == ["start", "end", "utf8", "utf16"])
        }
    }

    @Test("what is unknown is null and not left out")
    func nulls() async throws {
        let gongbao = Command()
        try gongbao.write("养老服务\n", to: "a.txt")
        _ = try await gongbao("index", "a.txt")
        let hit = try await gongbao("search", "--json", "养老").json["hits"][0]
        #expect(hit["issue"] == .null)
        #expect(hit["document"]["number"] == .null)
        #expect(hit["document"].names.contains("number"))
        #expect(hit["path"] == .array([]))
        #expect(hit["fields"] == .object([:]))
    }

    @Test(
        "R4: the answer names the mode that applied, in text and JSON",
        arguments: [
            (["养老服务"], "exact"), (["服务养老"], "all"), (["绿化养老"], "any"), (["--match", "any", "养老服务"], "any"),
            (["-F", "养老服务"], "exact"),
        ])
    func modes(arguments: [String], mode: String) async throws {
        let gongbao = try await Self.gongbao()
        let lines = try await gongbao.run(["search"] + arguments).output.split(separator: "\n")
        #expect(lines.contains { $0.contains(" · match \(mode) · ") })
        let answer = try await gongbao.run(["search", "--json"] + arguments).json
        #expect(answer["match"] == .string(mode))
        #expect(
            try await gongbao.run(["search", "--count", "--json"] + arguments).json["match"] == .string(mode))
    }

    @Test(
        "R25: clauses, documents and issues take the same options, and every export holds what is shown",
        arguments: ["clause", "document", "issue"])
    func exports(unit: String) async throws {
        let gongbao = try await Self.gongbao()
        let options = [
            "search", "--unit", unit, "--kind", "通知", "--from", "2020-01-01", "--sort", "-date", "--limit",
            "4",
            "--near-duplicates", "fold", "--facet", "year", "消防 NOT 没有这几个字",
        ]
        let answer = try await gongbao.run(options + ["--json"]).json
        let hits = answer["hits"].elements
        let ids = hits.compactMap { $0["id"].string }
        #expect(ids.count == min(4, answer["total"].int ?? 0) && ids.count >= 3)
        for hit in hits where unit != "clause" {
            let passages = hit["passages"].elements
            #expect((1...3).contains(passages.count) && passages[0]["id"] == hit["best"]["id"])
            #expect(passages.allSatisfy { $0["snippet"].string?.contains("消防") == true })
        }
        let shown = try await gongbao.run(options).output
        let citations = hits.compactMap { $0["citation"].string }
        #expect(citations.count == ids.count && citations.allSatisfy { shown.contains($0) })
        #expect(shown.contains("\n\(answer["total"].int ?? 0) \(unit)s · match exact"))
        #expect(
            try await gongbao.run(options + ["--ids"]).output.split(separator: "\n").map(String.init) == ids)
        #expect(try await gongbao.run(options + ["--jsonl"]).jsonLines == hits)
        let rows = try await gongbao.run(options + ["--tsv"]).output.split(separator: "\n")
        let cells = rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(cells.map { $0[2] } == ids)
        #expect(cells.map { $0[5] } == citations)
        let snippets = hits.compactMap { $0["snippet"].string }
        #expect(
            cells.map { $0[6] } == snippets.map { String($0.map { $0 == "\t" || $0.isNewline ? " " : $0 }) })
    }

    @Test("the source of a hit is its place in the file")
    func source() async throws {
        let gongbao = try await Self.gongbao()
        let hits = try await gongbao("search", "--json", "应急预案").json["hits"].elements
        for hit in hits {
            let bytes = try Files.read(hit["file"].string ?? "")
            let range = hit["source"]["utf8"].elements.compactMap(\.int)
            let text = String(decoding: bytes[range[0]..<range[1]], as: UTF8.self)
            let shown = try await gongbao("show", hit["id"].string ?? "").output
            #expect(text + "\n" == shown)
            let line = bytes[..<range[0]].count { $0 == 0x0A } + 1
            #expect(hit["line"].int == line)
        }
    }

    @Test("a count says occurrences, documents and files")
    func count() async throws {
        let gongbao = try await Self.gongbao()
        let answer = try await gongbao("search", "-F", "--count", "--json", "(R&D)").json
        #expect(answer["hits"].int ?? 0 > 0)
        #expect(answer.names.isSuperset(of: ["hits", "documents", "files"]))
        let words = try await gongbao("search", "-F", "--count", "(R&D)").output
        #expect(
            words.hasPrefix("\(answer["hits"].int ?? 0) hits, \(answer["documents"].int ?? 0) documents, "))
        let nothing = try await gongbao("search", "-F", "--count", "--json", "没有这几个字")
        #expect(nothing.status == 1)
        #expect(try nothing.json["hits"] == .number(0))
    }

    @Test("every form of output has the same hits")
    func forms() async throws {
        let gongbao = try await Self.gongbao()
        let ids = try await gongbao("search", "--ids", "养老服务").output.split(separator: "\n").map(String.init)
        let lines = try await gongbao("search", "--jsonl", "养老服务").jsonLines
        let rows = try await gongbao("search", "--tsv", "养老服务").output.split(separator: "\n")
        #expect(ids.count == 10)
        #expect(lines.map { $0["id"].string } == ids)
        let cells = rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(cells.allSatisfy { $0.count == 7 })
        #expect(cells.map { $0[2] } == ids)
        #expect(cells.map { $0[0] } == (1...10).map(String.init))
    }

    @Test("R23: a table for spreadsheets begins with a byte order mark")
    func byteOrderMark() async throws {
        let gongbao = try await Self.gongbao()
        let plain = try await gongbao("search", "--tsv", "养老服务").output
        let marked = try await gongbao("search", "--tsv", "--bom", "养老服务").output
        #expect(Array(marked.utf8) == [0xEF, 0xBB, 0xBF] + Array(plain.utf8))
    }

    @Test("a search that finds nothing says what may have been meant")
    func suggestions() async throws {
        let gongbao = try await Self.gongbao()
        let result = try await gongbao("search", "--match", "exact", "营商环竟")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("0 clauses"))
        let hits = try await gongbao("search", "--json", "营商环境").json["total"].int ?? 0
        #expect(result.error.contains("did you mean 营商环境 (\(hits))?"))
        let object = try await gongbao("search", "--match", "exact", "--json", "营商环竟").json
        #expect(object["suggestions"][0]["query"] == .string("营商环境"))
        #expect(object["suggestions"][0]["hits"].int == hits)
        let other = try await gongbao("search", "--ids", "营商环竟")
        #expect(other.status == 0)
        #expect(other.error.isEmpty)
        #expect(try await gongbao("search", "营商环竟").error.contains("did you mean 营商环境 (\(hits))?"))
        #expect(try await gongbao("search", "--json", "营商环境").json["suggestions"] == .null)
    }

    @Test("pages follow each other by the cursor")
    func pages() async throws {
        let gongbao = try await Self.gongbao()
        let all = try await gongbao("search", "--ids", "--limit", "7", "养老服务").output
        let first = try await gongbao("search", "--json", "--limit", "4", "养老服务").json
        let after = try #require(first["next"].string)
        let second = try await gongbao("search", "--json", "--limit", "3", "--after", after, "养老服务").json
        let ids = (first["hits"].elements + second["hits"].elements).compactMap { $0["id"].string }
        #expect(ids == all.split(separator: "\n").map(String.init))
        #expect(second["hits"][0]["rank"] == .number(5))
    }

    @Test("a file of queries gives a run as TREC reads it")
    func trec() async throws {
        let gongbao = try await Self.gongbao()
        try gongbao.write("q1\t养老服务\nq2\t(\nq3\t没有这几个字吗\nq4\t应急 预案\n", to: "queries.tsv")
        let result = try await gongbao(
            "search", "--queries", "queries.tsv", "--format", "trec", "--tag", "t", "--limit", "3", "--match",
            "exact")
        #expect(result.status == 0)
        let rows = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(rows.map { $0[0] } == ["q1", "q1", "q1", "q4", "q4", "q4"])
        #expect(rows.allSatisfy { $0.count == 6 && $0[1] == "Q0" && $0[5] == "t" && Double($0[4]) != nil })
        #expect(rows.map { $0[3] } == ["1", "2", "3", "1", "2", "3"])
        #expect(result.error.contains("q2"))
        let lines = try await gongbao("search", "--queries", "queries.tsv", "--format", "jsonl").jsonLines
        #expect(lines.map { $0["qid"].string } == ["q1", "q3", "q4"])
    }

    @Test("a file of queries may have carriage returns and a byte order mark, but no id twice")
    func queryFiles() async throws {
        let gongbao = try await Self.gongbao()
        try gongbao.write("q1\t养老服务\nq2\t应急 预案\n", to: "plain.tsv")
        try gongbao.write("\u{FEFF}q1\t养老服务\r\nq2\t应急 预案\r\n", to: "crlf.tsv")
        let plain = try await gongbao("search", "--queries", "plain.tsv").output
        #expect(try await gongbao("search", "--queries", "crlf.tsv").output == plain)
        #expect(plain.contains("q2 Q0"))
        for bad in ["q1\t养老\nq1\t应急\n", "q 1\t养老\n", "\t养老\n"] {
            try gongbao.write(bad, to: "bad-ids.tsv")
            let result = try await gongbao("search", "--queries", "bad-ids.tsv")
            #expect(result.status == 2)
            #expect(result.error.contains("bad-ids.tsv:"))
        }
    }

    @Test("a unit that matches without an occurrence counts once")
    func countWithoutOccurrences() async throws {
        let gongbao = try await Self.gongbao()
        let result = try await gongbao("search", "--count", "--json", "没有这几个字 OR year:2022")
        #expect(result.status == 0)
        let total = try await gongbao("search", "--json", "--limit", "0", "没有这几个字 OR year:2022").json["total"]
        let hits = try result.json["hits"]
        #expect(hits == total)
    }

    @Test("what is asked for besides is not blamed where it need not be met")
    func whyNotParts() async throws {
        let gongbao = try await Self.gongbao()
        let id = try #require(
            try await gongbao("search", "--ids", "--limit", "1", "养老服务").output.split(separator: "\n").first)
        let json = try await gongbao(
            "search", "--json", "--match", "exact", "--why-not", String(id), "(养老 OR 火星) AND 月球"
        ).json
        let reasons = json["reasons"].elements.compactMap(\.string)
        #expect(reasons.count == 1 && reasons[0].contains("月球"))
    }

    @Test(
        "nothing found is exit code 1, in every form",
        arguments: ["--json", "--jsonl", "--tsv", "--ids", "--all"])
    func nothing(form: String) async throws {
        let gongbao = try await Self.gongbao()
        let result = try await gongbao("search", form, "-F", "没有这几个字")
        #expect(result.status == 1)
    }

    @Test(
        "bad usage and bad queries are exit code 2",
        arguments: [
            ["search", "--nope", "养老"], ["search"], ["search", "("], ["search", "\"养老"],
            ["search", "--limit", "x", "养老"],
            ["search", "--limit=-1", "养老"], ["search", "--match", "some", "养老"],
            ["search", "--from", "昨天", "养老"],
            ["search", "--after", "x", "养老"], ["search", "--field", "x", "养老"],
            ["search", "--json", "--ids", "养老"], ["search", "--bom", "养老"],
            ["nope"], ["query", "a AND"], ["terms", "--limit=-1", "a"], ["show"],
            ["index", "--threads", "0"],
            ["search", "--queries", "bad.tsv"], ["search", "--facet", "nothing", "养老"],
            ["search", "--group", "clause", "养老"],
        ])
    func usage(arguments: [String]) async throws {
        let gongbao = try await Self.gongbao()
        try gongbao.write("no tab\n", to: "bad.tsv")
        let result = try await gongbao.run(arguments)
        #expect(result.status == 2, "\(result.output)\(result.error)")
        #expect(result.output.isEmpty)
        #expect(!result.error.isEmpty)
    }

    @Test("a bad query says where it is wrong")
    func column() async throws {
        let result = try await Self.gongbao()("search", "养老 AND")
        #expect(result.error.contains("1:7 missing something to find at the end"))
    }

    @Test("a missing index is exit code 3")
    func missing() async throws {
        let gongbao = Command()
        for arguments in [["search", "养老"], ["stats"], ["check"], ["show", "x"], ["terms", "a"]] {
            let result = try await gongbao.run(arguments)
            #expect(result.status == 3, "\(arguments)")
            #expect(result.error.contains("index"))
        }
    }

    @Test("a file of queries that is not there is exit code 4")
    func missingQueries() async throws {
        #expect(try await Self.gongbao()("search", "--queries", "gone.tsv").status == 4)
        #expect(try await Self.gongbao()("bench", "--queries", "gone.jsonl").status == 4)
    }

    @Test("after -- everything is text")
    func endOfOptions() async throws {
        let gongbao = Command()
        try gongbao.write("参数--json的用法\n养老\n", to: "a.txt")
        _ = try await gongbao("index", "a.txt")
        #expect(try await gongbao("search", "--ids", "-F", "--", "--json").output == "a:1\n")
        #expect(try await gongbao("search", "--ids", "--", "-养老").output == "a:1\n")
    }

    @Test("a Chinese word may be excluded without quotes around the query")
    func exclusion() async throws {
        let gongbao = Command()
        try gongbao.write("养老医疗\n养老服务\n减去-医疗\n", to: "a.txt")
        _ = try await gongbao("index", "a.txt")
        #expect(try await gongbao("search", "--ids", "养老", "-医疗").output == "a:2\n")
        #expect(try await gongbao("search", "-医疗", "养老", "--ids").output == "a:2\n")
        #expect(try await gongbao("search", "--ids", "-F", "-医疗").output == "a:3\n")
        #expect(try await gongbao("search", "--ids", "养老", "-GDP").status == 2)
    }

    @Test("colour is as asked for, and never in a pipe by itself")
    func color() async throws {
        let gongbao = try await Self.gongbao()
        #expect(try await !gongbao("search", "养老").output.contains("\u{1B}"))
        #expect(
            try await gongbao("search", "--color", "always", "养老").output.contains("\u{1B}[1;31m养老\u{1B}[0m"))
        #expect(try await !gongbao("search", "--color", "never", "养老").output.contains("\u{1B}"))
        #expect(try await !gongbao("search", "养老", environment: ["NO_COLOR=1"]).output.contains("\u{1B}"))
    }

    @Test("the index may be named by the environment")
    func environment() async throws {
        let index = try await Self.gongbao().directory.path + "/index"
        let result = try await Command()("search", "--ids", "养老", environment: ["GONGBAO_INDEX=\(index)"])
        #expect(result.status == 0)
    }

    @Test("an absent hit is explained")
    func whyNot() async throws {
        let gongbao = try await Self.gongbao()
        let id = try await gongbao("search", "--ids", "--limit", "1", "养老服务").output.dropLast()
        let answer = try await gongbao(
            "search", "--json", "--match", "exact", "--why-not", String(id), "没有这几个字"
        ).json
        #expect(answer["reasons"] == .array([.string("it does not contain '没有这几个字'")]))
        #expect(answer["hit"] == .bool(false))
        let hit = try await gongbao("search", "--json", "--why-not", String(id), "养老服务").json
        #expect(hit["hit"] == .bool(true))
        #expect(hit["rank"].int == 1)
        #expect(hit["reasons"] == .array([]))
    }

    @Test("what people read stays as it is")
    func golden() async throws {
        let gongbao = Command()
        try gongbao.write(
            """
            {"id":"1","title":"关于养老的通知","number":"本政发〔2022〕2号","date":"2022-01-25","issuer":"本溪市人民政府","text":"加强养老服务体系建设，\\n推进养老","path":["一、总体要求"]}
            {"id":"2","text":"养老"}
            """, to: "a.jsonl")
        _ = try await gongbao("index", "a.jsonl")
        let output = try await gongbao("search", "--facet", "issuer", "养老").output
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
        let golden = String(decoding: try Files.fixture("people.txt"), as: UTF8.self)
        #expect(lines.joined(separator: "\n") + "\n" == golden)
    }
}
