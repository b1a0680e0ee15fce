import Indexing
import Segments
import TestSupport
import Testing

@testable import Search

@Suite struct SynonymSearchTests {
    private static func named(_ lines: String) -> QueryVariants {
        var variants = QueryVariants()
        variants.synonyms = SynonymTable.parse(Array(lines.utf8), file: "t").table
        return variants
    }

    private static var shipped: QueryVariants {
        var variants = QueryVariants()
        variants.shippedSynonyms = .shipped
        return variants
    }

    @Test("R13: a synonym is a string of characters, whatever the words around it")
    func strings() throws {
        let index = try TestIndex(["本溪市住房和城乡建设局局长办公会", "市住建局", "城乡建设", "局长办公"])
        let response = try index.search("市住建局局长") {
            $0.match = .all
            $0.variants = Self.named("住建局 = 住房和城乡建设局")
        }
        #expect(response.hits.map(\.id) == ["d0:1"])
        #expect(response.rules == ["synonym 住建局 = 住房和城乡建设局"])
    }

    @Test("R13: a rule of one character, of many, and of signs")
    func lengths() throws {
        let long = String(repeating: "关于加强养老服务体系建设", count: 8)
        let index = try TestIndex(["甲", "乙", long, "《》", "★"])
        for (rule, query, id) in [
            ("丑 = 甲", "丑", "d0:1"), ("丑 = \(long)", "丑", "d2:1"), ("\(long)完 = 乙", "\(long)完", "d1:1"),
            ("☆ = ★", "☆", "d4:1"), ("丑 = 《》", "丑", "d3:1"),
        ] {
            for mode in [MatchMode.auto, .all, .any] {
                let response = try index.search(query) {
                    $0.match = mode
                    $0.variants = Self.named(rule)
                }
                #expect(response.hits.contains { $0.id == id }, "\(rule) \(mode)")
                #expect(mode == .any || response.total == 1, "\(rule) \(mode)")
            }
        }
    }

    @Test(
        "R2: the shipped table changes nothing of what is found exactly",
        arguments: ["住建局", "养老院", "的", "户口", "局"])
    func exactIsUntouched(query: String) throws {
        let index = try TestIndex(["市住建局的户口", "住房和城乡建设局", "养老机构", "敬老院的养老院", "户籍"])
        for unit in Unit.allCases {
            for mode in [MatchMode.auto, .exact] {
                for isLiteral in [true, false] {
                    func change(_ request: inout SearchRequest) {
                        request.unit = unit
                        request.match = mode
                        request.isLiteral = isLiteral
                    }
                    let plain = try index.count(query, change)
                    let widened = try index.count(query) {
                        change(&$0)
                        $0.variants = Self.shipped
                    }
                    #expect(plain == widened)
                }
            }
        }
    }

    @Test("R2: no table changes --match exact, -F and quoted phrases")
    func exactModes() throws {
        let index = try TestIndex(["住建局", "住房和城乡建设局"])
        let variants = Self.named("住建局 = 住房和城乡建设局")
        for (query, change) in [
            ("住建局", { $0.match = .exact }), ("住建局", { $0.isLiteral = true }), ("\"住建局\"", { _ in }),
            ("\"住建局\"", { $0.match = .all }),
        ] as [(String, (inout SearchRequest) -> Void)] {
            let response = try index.search(query) {
                change(&$0)
                $0.variants = variants
            }
            #expect(response.hits.map(\.id) == ["d0:1"])
            #expect(response.rules.isEmpty)
        }
        #expect(try index.search("住建局") { $0.variants = variants }.total == 2)
    }

    @Test("the strings of a synonym are marked")
    func marks() throws {
        let index = try TestIndex(["市住房和城乡建设局"])
        let hit = try #require(try index.search("住建局") { $0.variants = Self.shipped }.hits.first)
        let marks = hit.snippet.highlights.map(\.scalars)
        #expect(marks == [1..<9])
    }

    @Test("more combinations than can be looked up are left out with a note")
    func combinations() throws {
        let index = try TestIndex(["甲1乙1丙1丁1戊1己1庚", "子丑"])
        let rules = "甲乙丙丁戊己庚".map { "\($0) = \($0)1 = \($0)2\n" }.joined()
        let response = try index.search("甲乙丙丁戊己庚") { $0.variants = Self.named(rules) }
        #expect(response.notes.count == 1)
        #expect(response.notes.first?.hasPrefix("more than 64 spellings; left out in mode exact: ") == true)
        let few = try index.search("甲乙丙") { $0.variants = Self.named(rules) }
        #expect(few.notes.isEmpty)
        #expect(few.match == .exact)
        #expect(few.hits.map(\.id) == ["d0:1"])
    }

    @Test("a pasted page is searched in bounded time, with a note")
    func longText() throws {
        let page = String(repeating: "住建局和人社局在二〇二二年", count: 100)
        let index = try TestIndex([page, "住房和城乡建设局"])
        for mode in [MatchMode.auto, .all, .any] {
            let response = try index.search(page) {
                $0.match = mode
                $0.variants = Self.shipped
                $0.variants.hasNumbers = true
            }
            #expect(response.hits.first?.id == "d0:1")
            #expect(response.notes.contains { $0.hasPrefix("a text with more than 100 stretches") })
        }
    }

    @Test("a word of the dictionary changes no mode's hits, and is named")
    func dictionary() throws {
        let index = try TestIndex(["一老一小服务", "一老一小", "老小服务", "服务"])
        var variants = QueryVariants()
        variants.dictionary = UserDictionary.parse(Array("一老一小\n".utf8), file: "d").dictionary
        for mode in MatchMode.allCases {
            for query in ["一老一小", "一老一小服务", "服务"] {
                let plain = try index.search(query) { $0.match = mode }
                let ranked = try index.search(query) {
                    $0.match = mode
                    $0.variants = variants
                }
                #expect(Set(plain.hits.map(\.id)) == Set(ranked.hits.map(\.id)))
                #expect(ranked.rules == (query == "服务" ? [] : ["dictionary 一老一小"]))
            }
        }
    }

    @Test("an index without grams leaves synonyms out and says so")
    func withoutGrams() throws {
        var options = IndexingOptions()
        options.hasGrams = false
        let index = try TestIndex(["住建局", "住房和城乡建设局"], options: options)
        let response = try index.search("住建局") { $0.variants = Self.named("住建局 = 住房和城乡建设局") }
        #expect(response.total == 1)
        #expect(response.notes.count == 1)
    }

    @Test("what is read of the shipped table for one text is what the whole table has for it")
    func shippedForOneText() {
        var random = SeededRandom(seed: 17)
        let keys = SynonymTable.shipped.entries.values.keys.sorted { $0.lexicographicallyPrecedes($1) }
        #expect(keys.allSatisfy { $0.count > 1 })
        for key in keys {
            let other = keys.randomElement(using: &random) ?? key
            let text =
                [0x7684] + key + [0x548C] + other.prefix(Int.random(in: 0...other.count, using: &random))
            let part = SynonymTable.shipped(for: FoldedString.text(text))
            let found = part.entries.matches(in: text)
            let expected = SynonymTable.shipped.entries.matches(in: text)
            #expect(found.map(\.range) == expected.map(\.range))
            #expect(found.map(\.value) == expected.map(\.value))
        }
    }
}
