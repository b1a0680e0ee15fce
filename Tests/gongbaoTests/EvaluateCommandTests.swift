import Testing
import TestSupport

@Suite struct EvaluateCommandTests {
    private let gongbao = Command()

    private static let judgements = "1 0 a 1\n1 0 b 1\n2 0 c 1\n"
    private static let run = "1 Q0 a 1 3 t\n1 Q0 x 2 2 t\n1 Q0 b 3 1 t\n2 Q0 x 1 1 t\n"

    @Test("a byte order mark and carriage returns are no part of names")
    func lineEnds() async throws {
        let text = "\u{FEFF}" + Self.judgements.replacing("\n", with: "\r\n")
        try gongbao.write(text, to: "qrels")
        try gongbao.write("\u{FEFF}" + Self.run, to: "run")
        let json = try await gongbao("evaluate", "run", "--qrels", "qrels", "--json").json
        try gongbao.write(Self.judgements, to: "qrels")
        try gongbao.write(Self.run, to: "run")
        let plain = try await gongbao("evaluate", "run", "--qrels", "qrels", "--json").json
        #expect(json == plain)
    }

    @Test("a run is measured, query by query where asked for")
    func measures() async throws {
        try gongbao.write(Self.judgements, to: "qrels")
        try gongbao.write(Self.run, to: "run")
        let result = try await gongbao("evaluate", "run", "--qrels", "qrels", "--per-query")
        #expect(result.status == 0)
        #expect(
            result.output == """
                2 queries, 0 without results
                     nDCG@10  MRR@10  recall@100
                1     0.9197  1.0000      1.0000
                2     0.0000  0.0000      0.0000
                run   0.4599  0.5000      0.5000

                """)
    }

    @Test("two runs are compared in one object")
    func comparison() async throws {
        try gongbao.write(Self.judgements, to: "qrels")
        try gongbao.write(Self.run, to: "run")
        try gongbao.write("1 Q0 a 1 3 t\n2 Q0 c 1 1 t\n", to: "other")
        let result = try await gongbao("evaluate", "run", "--qrels", "qrels", "--against", "other", "--json")
        let answer = try result.json
        #expect(answer["queries"] == .number(2))
        #expect(answer["measures"]["MRR@10"] == .number(0.5))
        #expect(answer["against"]["measures"]["MRR@10"] == .number(1))
        #expect(answer["against"]["difference"]["MRR@10"] == .number(-0.5))
        #expect(answer["against"]["p"]["MRR@10"] == .number(1))
        #expect(answer["per_query"].elements.count == 2)
        #expect(answer["per_query"][1]["against"]["recall@100"] == .number(1))
    }

    @Test("searches are made and measured with the options of search")
    func searches() async throws {
        try gongbao.write(
            "{\"id\":\"甲\",\"text\":\"养老服务\"}\n{\"id\":\"乙\",\"text\":\"养老床位\"}\n", to: "records.jsonl")
        #expect(try await gongbao("index", "records.jsonl").status == 0)
        try gongbao.write("1\t床位养老\n2\t托育\n", to: "queries")
        let id = try await gongbao("search", "--ids", "--limit", "1", "床位").output.dropLast()
        try gongbao.write("1 0 \(id) 1\n", to: "qrels")
        let options = ["--match any", "--match exact"]
        let result = try await gongbao(
            "evaluate", "--queries", "queries", "--qrels", "qrels", "--match", "any", "--against-options",
            options[1], "--json")
        let answer = try result.json
        #expect(answer["measures"]["nDCG@10"] == .number(1))
        #expect(answer["against"]["run"] == .string(options[1]))
        #expect(answer["against"]["without_results"] == .number(1))
    }

    @Test("what is wrong is said with file and line, and told apart by exit codes")
    func failures() async throws {
        try gongbao.write(Self.judgements, to: "qrels")
        try gongbao.write("1 Q0 a 1\n", to: "run")
        let malformed = try await gongbao("evaluate", "run", "--qrels", "qrels")
        #expect(malformed.status == 2)
        #expect(malformed.error.contains("run:1: expected 6 columns"))
        #expect(try await gongbao("evaluate", "nowhere", "--qrels", "qrels").status == 4)
        #expect(try await gongbao("evaluate", "run", "--qrels", "nowhere").status == 4)
        #expect(try await gongbao("evaluate", "--qrels", "qrels").status == 2)
        #expect(
            try await gongbao("evaluate", "run", "--qrels", "qrels", "--against-options", "--match any")
                .status
                == 2)
        #expect(
            try await gongbao("evaluate", "--queries", "run", "--qrels", "qrels", "--index", "none").status
                == 3)
    }
}
