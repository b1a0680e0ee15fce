import Testing
import TestSupport

@Suite struct IndexCommandTests {
    private let gongbao = Command()

    private static let keys: Set<String> = [
        "added", "changed", "unchanged", "removed", "failed", "documents", "clauses", "tokens", "input_bytes",
        "index_bytes", "seconds", "segments", "generation",
    ]

    @Test("the report has all its members")
    func report() async throws {
        try gongbao.write("养老服务\n\n安全生产\n", to: "in/a.txt")
        let result = try await gongbao("index", "in", "--json")
        #expect(result.status == 0, "\(result.error)")
        let report = try result.json
        #expect(report.names.isSuperset(of: Self.keys))
        #expect(report["added"] == .number(1))
        #expect(report["clauses"] == .number(2))
        #expect(report["failed"] == .array([]))
        #expect(report["input_bytes"] == .number(27))
    }

    @Test("indexing again changes nothing")
    func again() async throws {
        try gongbao.write("养老服务\n", to: "in/a.txt")
        try gongbao.write("{\"id\":\"1\",\"text\":\"安全\"}\n", to: "in/b.jsonl")
        let first = try await gongbao("index", "in", "--json").json
        let files = try Files.names(in: gongbao.directory.path + "/index")
        let second = try await gongbao("index", "in", "--json").json
        #expect(second["unchanged"] == .number(2))
        #expect(second["added"] == .number(0))
        #expect(second["generation"] == first["generation"])
        #expect(try Files.names(in: gongbao.directory.path + "/index") == files)
    }

    @Test("a changed file replaces what was read from it")
    func changed() async throws {
        try gongbao.write("养老服务\n", to: "in/a.txt")
        _ = try await gongbao("index", "in")
        try gongbao.write("安全生产\n", to: "in/a.txt")
        #expect(try await gongbao("index", "in", "--json").json["changed"] == .number(1))
        #expect(try await gongbao("search", "--ids", "安全").output == "a:1\n")
        #expect(try await gongbao("search", "--ids", "养老").status == 1)
    }

    @Test("files that are gone stay until they are pruned")
    func prune() async throws {
        try gongbao.write("养老服务\n", to: "in/a.txt")
        try gongbao.write("安全生产\n", to: "in/b.txt")
        try gongbao.write("养老\n", to: "other/c.txt")
        _ = try await gongbao("index", "in", "other")
        try Files.remove(gongbao.directory.path + "/in/a.txt")
        try Files.remove(gongbao.directory.path + "/other/c.txt")
        #expect(try await gongbao("index", "in", "--json").json["removed"] == .number(0))
        #expect(try await gongbao("index", "in", "--prune", "--json").json["removed"] == .number(1))
        #expect(try await gongbao("search", "--ids", "养老").output == "c:1\n")
    }

    @Test("reordered records answer as they do in the order of their file")
    func reorder() async throws {
        let records = (0..<200).map { number in
            let text = ["养老服务", "安全生产", "城市房屋", "道路交通", "财政预算"][number % 5] + "第\(number)号"
            return "{\"id\":\"\(number)\",\"text\":\"\(text)\"}\n"
        }
        try gongbao.write(records.joined(), to: "in/a.jsonl")
        for order in ["on", "off"] {
            let result = try await gongbao(
                "index", "in", "--index", order, "--reorder", order, "--force-merge", "1", "--json")
            #expect(result.status == 0, "\(result.error)")
            #expect(try await gongbao("check", "--index", order).status == 0)
        }
        var ids: [[Substring]] = []
        var lines: [[JSONValue]] = []
        for order in ["on", "off"] {
            let found = try await gongbao("search", "--index", order, "--ids", "--all", "养老")
            ids.append(found.output.split(separator: "\n"))
            let issue = try await gongbao("search", "--index", order, "--unit", "issue", "--json", "安全").json
            lines.append([issue["hits"][0]["line"], issue["hits"][0]["end_line"]])
        }
        #expect(ids[0].count == 40 && ids[0] != ids[1] && Set(ids[0]) == Set(ids[1]))
        #expect(lines == [[.number(1), .number(200)], [.number(1), .number(200)]])
    }

    @Test("a record with a known id replaces the one before")
    func records() async throws {
        try gongbao.write(
            """
            {"id":"1","title":"甲","text":"养老","date":"2022-01-05","issuer":"市政府","level":2,"tags":["x"],"path":["一"]}
            {"id":"2","text":"养老服务"}
            """, to: "in/a.jsonl")
        _ = try await gongbao("index", "in/a.jsonl")
        try gongbao.write("{\"id\":\"1\",\"text\":\"安全\"}\n", to: "in/b.jsonl")
        _ = try await gongbao("index", "in/b.jsonl")
        #expect(try await gongbao("search", "--ids", "养老").output == "2\n")
        #expect(try await gongbao("search", "--ids", "安全").output == "1\n")
    }

    @Test("members of a record are stored, shown and filtered by")
    func members() async throws {
        try gongbao.write(
            "{\"id\":\"1\",\"title\":\"甲\",\"text\":\"养老\",\"date\":\"2022-01-05\",\"level\":2,\"path\":[\"一\"]}\n",
            to: "a.jsonl")
        _ = try await gongbao("index", "a.jsonl")
        let hit = try await gongbao("search", "--json", "--field", "level=2", "养老").json["hits"][0]
        #expect(hit["fields"]["level"] == .string("2"))
        #expect(hit["document"]["title"] == .string("甲"))
        #expect(hit["path"] == .array([.string("一")]))
        #expect(try await gongbao("search", "--ids", "--field", "level=3", "养老").status == 1)
        #expect(try await gongbao("search", "--ids", "field.level:2", "养老").output == "1\n")
    }

    @Test("R9: what cannot be read is named with its place, and the rest is indexed")
    func badFiles() async throws {
        try gongbao.write("养老服务\n", to: "in/good.txt")
        try gongbao.write("", to: "in/empty.txt")
        try gongbao.write(
            bytes: [0x7F, 0x45, 0x4C, 0x46] + [UInt8](repeating: 0, count: 200), to: "in/binary.bin")
        try gongbao.write(bytes: Array("第一行\n养老".utf8) + [0xFF] + Array("服务\n".utf8), to: "in/malformed.txt")
        try gongbao.write(
            "{\"id\":\"1\",\"text\":\"养老\"}\n{\"id\":}\n{\"id\":\"3\"}\n", to: "in/records.jsonl")
        let result = try await gongbao("index", "in", "gone", "--json")
        #expect(result.status == 4)
        let failed = try result.json["failed"].elements
        func failure(_ path: String, line: Int? = nil) -> JSONValue? {
            failed.first { $0["path"] == .string(path) && (line == nil || $0["line"].int == line) }
        }
        #expect(failure("gone") != nil)
        #expect(failure("in/binary.bin")?["offset"].int != nil)
        #expect(failure("in/malformed.txt")?["line"] == .number(2))
        #expect(failure("in/malformed.txt")?["offset"] == .number(16))
        #expect(failure("in/records.jsonl", line: 2)?["offset"] == .number(33))
        #expect(failure("in/records.jsonl", line: 3) != nil)
        #expect(failure("in/empty.txt") != nil)
        #expect(failure("in/good.txt") == nil)
        for failure in failed { #expect(result.error.contains(failure["path"].string ?? "?")) }
        let ids = try await gongbao("search", "--ids", "--all", "养老").output.split(separator: "\n")
        #expect(Set(ids) == ["good:1", "malformed:2", "1"])
    }

    @Test("a directory that may not be listed is reported", .enabled(if: !isRoot))
    func permission() async throws {
        try gongbao.write("养老\n", to: "in/locked/a.txt")
        let locked = gongbao.directory.path + "/in/locked"
        try Files.setPermissions(0, of: locked)
        let result = try await gongbao("index", "in")
        try Files.setPermissions(0o700, of: locked)
        #expect(result.status == 4)
        #expect(result.error.contains("in/locked"))
    }

    private static var isRoot: Bool { (try? Files.names(in: "/root")) != nil }

    @Test("R10: the last characters of a document of one line of ten megabytes are found and marked")
    func longLine() async throws {
        try gongbao.write(String(repeating: "一二三四五六七八九十", count: 350_000) + "末尾", to: "long.txt")
        #expect(try await gongbao("index", "--segmenter", "icu", "long.txt").status == 0)
        let response = try await gongbao("search", "--json", "末尾").json
        #expect(response["total"] == .number(1))
        let hit = response["hits"][0]
        let snippet = Array((hit["snippet"].string ?? "").unicodeScalars)
        let mark = (start: hit["highlights"][0]["start"].int, end: hit["highlights"][0]["end"].int)
        #expect(mark.end == snippet.count && mark.start == snippet.count - 2)
        #expect(snippet.suffix(2).elementsEqual("末尾".unicodeScalars))
        #expect(hit["source"]["utf8"] == .array([.number(0), .number(10_500_006)]))
    }

    @Test("R9: no text makes indexing fail, and what is odd in one is said by file")
    func hostileTexts() async throws {
        var random = SeededRandom(seed: 9)
        func write(_ bytes: [UInt8], to name: String) throws {
            try gongbao.write(bytes: bytes, to: "in/\(name).txt")
        }
        func utf16(_ units: [UInt16]) -> [UInt8] { units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }
        try write((0..<4096).map { _ in UInt8.random(in: 0...255, using: &random) }, to: "random")
        try write(Array("养老\0服务\n".utf8), to: "nul")
        let units = Array("养老".utf16)
        try write(utf16([0xFEFF] + units + [10, 0xD800, 10, 0xDC00] + units + [0xD800]), to: "surrogates")
        try write([UInt8](repeating: 97, count: 1_000_000) + Array("养老".utf8), to: "line")
        try write(Array(("e" + String(repeating: "\u{301}", count: 100_000) + "养老").utf8), to: "marks")
        try write(Array((String(repeating: " ", count: 200_000) + "养老").utf8), to: "blanks")
        try write(Array("养老".utf8) + [0xE5, 0x85], to: "cut")
        let result = try await gongbao("index", "in", "--segmenter", "icu", "--json")
        #expect(result.status == 4)
        let failed = try result.json["failed"].elements
        let names = Set(failed.compactMap { $0["path"].string })
        #expect(names == ["in/random.txt", "in/nul.txt", "in/surrogates.txt", "in/cut.txt"])
        #expect(failed.allSatisfy { $0["offset"].int != nil && $0["error"].string != nil })
        let ids = try await gongbao("search", "--ids", "--all", "-F", "养老").output.split(separator: "\n")
        #expect(Set(ids) == ["surrogates:1", "surrogates:3", "line:1", "marks:1", "blanks:1", "cut:1"])
        #expect(try await gongbao("check").status == 0)
    }

    #if DEBUG
        private static let memory = (
            records: 10_000, input: 4 << 20,
            options: ["--ram", "1M", "--analyzer", "whitespace", "--grams", "off"],
            bound: 15 << 20
        )
    #else
        private static let memory = (
            records: 140_000, input: 60 << 20, options: ["--ram", "32M"], bound: 80 << 20
        )
    #endif

    @Test("R18: indexing stays within its memory, whatever the size of the input")
    func memory() async throws {
        let words = ["养老", "服务", "安全", "生产", "工业", "互联网", "应急", "预案", "教育", "规划"]
        var random = SeededRandom(seed: 18)
        var bytes: [UInt8] = []
        for record in 0..<Self.memory.records {
            bytes += Array("{\"id\":\"\(record)\",\"text\":\"".utf8)
            for _ in 0..<60 {
                let number = UInt32.random(in: 0..<100_000, using: &random)
                bytes += number < 70_000 ? Array(words[Int(number % 10)].utf8) : Array("w\(number)".utf8)
                bytes.append(32)
            }
            bytes += Array("\"}\n".utf8)
        }
        #expect(bytes.count > Self.memory.input)
        try gongbao.write(bytes: bytes, to: "in.jsonl")
        let arguments = ["index", "in.jsonl", "--quiet", "--threads", "1"] + Self.memory.options
        let peak = try await gongbao.peakMemory(arguments)
        print("R18: at most \(peak) bytes for \(bytes.count) bytes of input")
        #expect(peak > 1 << 20 && peak < Self.memory.bound)
        #expect(try await gongbao("search", "--ids", "养老").status == 0)
    }

    @Test(
        "R20: a text has the same clauses and lines in every encoding",
        arguments: [
            "sample.gb18030.txt", "sample.utf16le.txt", "sample.utf16be.txt", "sample.bom.txt",
        ])
    func encodings(name: String) async throws {
        try gongbao.write(bytes: try Files.fixture("sample.utf8.txt"), to: "plain/sample.txt")
        try gongbao.write(bytes: try Files.fixture(name), to: "coded/sample.txt")
        #expect(try await gongbao("index", "plain/sample.txt", "--index", "a").status == 0)
        #expect(try await gongbao("index", "coded/sample.txt", "--index", "b").status == 0)
        let plain = try await gongbao("show", "sample", "--index", "a", "--json").json["clauses"].elements
        let coded = try await gongbao("show", "sample", "--index", "b", "--json").json["clauses"].elements
        #expect(plain.count == 4)
        #expect(coded.map { $0["text"] } == plain.map { $0["text"] })
        #expect(coded.map { $0["line"] } == plain.map { $0["line"] })
        #expect(coded.map { $0["id"] } == plain.map { $0["id"] })
    }

    @Test("standard input is a source too")
    func standardInput() async throws {
        #expect(try await gongbao("index", "-", input: "养老服务\n").status == 0)
        #expect(try await gongbao("search", "--ids", "养老").output == "stdin:1\n")
    }

    @Test("options that the index was not begun with are refused")
    func otherOptions() async throws {
        try gongbao.write("养老服务\n", to: "a.txt")
        _ = try await gongbao("index", "a.txt")
        let result = try await gongbao("index", "a.txt", "--grams", "off")
        #expect(result.status == 2)
    }

    @Test("merging leaves as many segments as asked, and the same hits")
    func merge() async throws {
        for number in 0..<4 {
            try gongbao.write("养老服务\(number)\n", to: "in/\(number).txt")
            _ = try await gongbao("index", "in")
        }
        let before = try await gongbao("search", "--ids", "养老").output
        #expect(
            try await gongbao("index", "in", "--force-merge", "1", "--json").json["segments"] == .number(1))
        #expect(try await gongbao("search", "--ids", "养老").output == before)
        #expect(try await gongbao("check").status == 0)
    }

    @Test("chunks read by several threads give the answers of one, and the same files each time")
    func threads() async throws {
        let words = ["养老服务", "安全生产", "工业互联网", "应急预案", "教育", "规划"]
        var lines: [String] = []
        var line = 0
        while lines.count < 30_000 {
            line += 1
            // Ids come again across chunks; some lines are malformed, and these keep their numbers.
            let text = (0..<30).map { words[($0 * line + line / 7) % 6] }.joined()
            lines.append(
                line % 9973 == 0 ? "{" : "{\"id\":\"\(line % 20_011)\",\"text\":\"\(text)\\n\(line)\"}")
        }
        try gongbao.write(lines.joined(separator: "\r\n"), to: "a.jsonl")
        var answers: [String] = []
        var files: [[UInt8]] = []
        let runs = [
            ["--threads", "1"], ["--threads", "2"], ["--threads", "2"], ["--threads", "3", "--ram", "4M"],
        ]
        for (number, options) in runs.enumerated() {
            let index = ["--index", "i\(number)"]
            let kind = ["--grams", "off", "--analyzer", "whitespace"]
            let result = try await gongbao.run(["index", "a.jsonl", "--json"] + index + kind + options)
            #expect(result.status == 4)
            let report = try result.json
            #expect(report["documents"] == .number(20_010))
            #expect(report["failed"].elements.map { $0["line"].int } == [9973, 19_946, 29_919])
            #expect((report["segments"].int ?? 0 > 1) == (number > 0))
            answers.append(try await gongbao.run(["search", "--ids", "--all", "9999"] + index).output)
            #expect(try await gongbao.run(["check"] + index).status == 0)
            let path = gongbao.directory.path + "/i\(number)"
            files.append(try Files.names(in: path).sorted().flatMap { try Files.read(path + "/" + $0) })
        }
        #expect(answers == [String](repeating: "9999\n", count: 4))
        #expect(files[1] == files[2])
    }
}
