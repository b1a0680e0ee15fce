import Testing

@Suite struct VariantOptionsTests {
    private static func indexed() async throws -> Command {
        let gongbao = Command()
        try gongbao.write("市住房和城乡建设局\n\n增长5%\n\n增长百分之五\n\n一老一小\n\n养老\n", to: "a.txt")
        _ = try await gongbao("index", "a.txt")
        return gongbao
    }

    @Test("the shipped table counts by default, is named, and can be left out")
    func shipped() async throws {
        let gongbao = try await Self.indexed()
        let found = try await gongbao("search", "住建局")
        #expect(found.status == 0)
        #expect(found.output.contains("«住房和城乡建设局»"))
        #expect(
            found.output.contains(
                "also: 住建局 = 住房和城乡建设局 = 住房城乡建设局 (--synonyms off leaves synonyms out)\n"))
        let json = try await gongbao("search", "--json", "住建局").json
        #expect(json["variants"] == .array([.string("synonym 住建局 = 住房和城乡建设局 = 住房城乡建设局")]))
        #expect(json["match"] == .string("all"))
        let plain = try await gongbao("search", "--json", "--synonyms", "off", "--match", "all", "住建局")
        #expect(plain.status == 1)
        #expect(try plain.json["variants"] == .array([]))
    }

    @Test("a table of one's own counts in the exact step too; flag before environment before default")
    func named() async throws {
        let gongbao = try await Self.indexed()
        try gongbao.write("# 表\n房管 = 城乡建设\n坏行\n", to: "t.txt")
        let found = try await gongbao("search", "--json", "--synonyms", "t.txt", "房管局")
        #expect(try found.json["match"] == .string("exact"))
        #expect(try found.json["total"].int == 1)
        #expect(found.error == "gongbao: t.txt:3: missing = or => between two words; the line is left out\n")
        let environment = try await gongbao("search", "--json", "房管", environment: ["GONGBAO_SYNONYMS=t.txt"])
        #expect(try environment.json["total"].int == 1)
        let off = try await gongbao(
            "search", "--synonyms", "off", "房管", environment: ["GONGBAO_SYNONYMS=t.txt"])
        #expect(off.status == 1)
        let both = ["search", "--json", "--synonyms", "t.txt", "--synonyms", "default"]
        for query in ["房管", "住建局"] {
            #expect(try await gongbao.run(both + [query]).json["total"].int == 1)
        }
        let exact = try await gongbao("search", "--match", "exact", "--synonyms", "t.txt", "房管")
        #expect(exact.status == 1)
    }

    @Test("a table that is not there ends the command, as does off beside a table")
    func missing() async throws {
        let gongbao = try await Self.indexed()
        let missing = try await gongbao("search", "--synonyms", "nowhere.txt", "养老")
        #expect(missing.status == 4)
        #expect(missing.error.contains("nowhere.txt"))
        let dictionary = try await gongbao("search", "--dictionary", "nowhere.txt", "养老")
        #expect(dictionary.status == 4)
        let mixed = try await gongbao("search", "--synonyms", "off", "--synonyms", "default", "养老")
        #expect(mixed.status == 2)
    }

    @Test("numbers, pinyin and a dictionary count where they are asked for")
    func others() async throws {
        let gongbao = try await Self.indexed()
        #expect(try await gongbao("search", "--json", "百分之五").json["total"].int == 1)
        #expect(try await gongbao("search", "--json", "--numbers", "百分之五").json["total"].int == 2)
        let count = try await gongbao("search", "--count", "--json", "--numbers", "百分之五").json
        #expect(count["hits"].int == 2)
        #expect(count["variants"] == .array([.string("number 百分之五 = 5%")]))
        #expect(try await gongbao("search", "yanglao").status == 1)
        #expect(try await gongbao("search", "--json", "--pinyin", "yang", "lao").json["total"].int == 1)
        try gongbao.write("一老一小\n", to: "d.txt")
        let ranked = try await gongbao(
            "search", "--json", "一老一小", environment: ["GONGBAO_DICTIONARY=d.txt"])
        #expect(try ranked.json["variants"] == .array([.string("dictionary 一老一小")]))
        #expect(try ranked.json["total"].int == 1)
        #expect(try await !gongbao("search", "--dictionary", "d.txt", "一老一小").output.contains("also:"))
    }

    @Test("--similarity bm25 takes no synonyms that were not asked for")
    func plain() async throws {
        let gongbao = try await Self.indexed()
        let plain = try await gongbao("search", "--similarity", "bm25", "--match", "all", "住建局")
        #expect(plain.status == 1)
        let asked = try await gongbao(
            "search", "--similarity", "bm25", "--match", "all", "--synonyms", "default", "住建局")
        #expect(asked.status == 0)
    }

    @Test("the table in the command is the table in the file beside it")
    func generated() throws {
        let folder = Command.root + "/Sources/Search/Variants/"
        let table = String(decoding: try Files.read(folder + "government-terms.txt"), as: UTF8.self)
        let source = String(decoding: try Files.read(folder + "ShippedSynonyms.swift"), as: UTF8.self)
        let lines = table.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.isEmpty ? "" : "        " + $0
        }
        #expect(source.contains("#\"\"\"\n" + lines.joined(separator: "\n") + "\n        \"\"\"#\n"))
    }
}
