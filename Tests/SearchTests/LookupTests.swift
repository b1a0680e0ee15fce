import Segments
import Testing
import TestSupport

@testable import Search

@Suite struct LookupTests {
    @Test("the id of every hit finds its clause", arguments: [1, 3])
    func clauses(segments: Int) throws {
        let index = try RandomIndex(seed: 8, files: 10, hasDeletions: true).index(segments: segments)
        let searcher = Searcher(index.snapshot)
        let hits = try index.search("的 市 老 养老") { $0.match = .any }.hits
        for hit in hits {
            let found = try searcher.lookUp(hit.id)
            #expect(found.clauses.map(\.clause) == [hit.clause])
            #expect(found.clauses.map(\.id) == [hit.id])
            #expect(found.part == hit.part)
        }
    }

    @Test("the id of every document finds its clauses")
    func documents() throws {
        let index = try RandomIndex(seed: 8, files: 10, hasDeletions: true).index(segments: 3)
        let searcher = Searcher(index.snapshot)
        for document in index.documents {
            let found = try searcher.lookUp(document.id)
            #expect(found.part.id == document.id)
            #expect(found.clauses.map { String(decoding: $0.clause.text, as: UTF8.self) } == document.clauses)
        }
    }

    @Test(
        "an id that nothing has is unknown",
        arguments: ["", "x", "d0:2", "d0:x", "d0:", ":1", "d0:1:1", "d0:-1"])
    func unknown(id: String) throws {
        let searcher = Searcher(try TestIndex(["养老"]).snapshot)
        #expect(throws: SearchError.unknownID(id)) { try searcher.lookUp(id) }
        #expect(throws: SearchError.unknownID(id)) { try searcher.whyNot(id, SearchRequest(query: "养老")) }
    }

    @Test("a record of one clause is found by its id alone")
    func records() throws {
        let documents = [TestDocument("r:1", file: "a.jsonl", ["养老"])]
        let index = try TestIndex(documents, format: "jsonl")
        #expect(try index.search("养老").hits.map(\.id) == ["r:1"])
        #expect(try Searcher(index.snapshot).lookUp("r:1").clauses.count == 1)
    }

    @Test("a document that is replaced within one commit is found in its last form")
    func replacedAtOnce() throws {
        let documents = [TestDocument("a", ["旧"]), TestDocument("b", ["乙"]), TestDocument("a", ["新"])]
        let index = try TestIndex(documents)
        #expect(try index.search("旧").total == 0)
        #expect(try index.search("新").total == 1)
        let found = try Searcher(index.snapshot).lookUp("a")
        #expect(found.clauses.map { String(decoding: $0.clause.text, as: UTF8.self) } == ["新"])
    }

    @Test("terms are listed in order with the number of live clauses", arguments: [1, 4])
    func terms(segments: Int) throws {
        let index = try RandomIndex(seed: 4, files: 12, hasDeletions: true).index(segments: segments)
        let oracle = BruteForceSearch(index.documents)
        var counts: [String: Int] = [:]
        for clause in oracle.clauses { for word in Set(clause.words) { counts[word, default: 0] += 1 } }
        for prefix in ["", "p", "人", "PM", "服務", "没有"] {
            let folded = prefix == "PM" ? "pm" : prefix == "服務" ? "服务" : prefix
            let expected = counts.filter { $0.key.unicodeScalars.starts(with: folded.unicodeScalars) }
                .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { TermCount(term: $0.key, documentFrequency: $0.value) }
            let searcher = Searcher(index.snapshot)
            #expect(try searcher.terms(prefix: prefix, limit: 1000) == expected)
            #expect(try searcher.terms(prefix: prefix, limit: 3) == Array(expected.prefix(3)))
        }
    }

    @Test("words of deleted clauses do not crowd out live ones")
    func deadTerms() throws {
        let documents = ["aa", "ab", "ac", "ba", "bb", "bc", "bd", "be", "bf", "bg"].map {
            TestDocument($0, [$0])
        }
        let replacing = ["aa", "ab", "ac"].map { TestDocument($0, file: "z.txt", ["换"]) }
        let searcher = Searcher(try TestIndex(documents, replacing: replacing).snapshot)
        #expect(try searcher.terms(prefix: "", limit: 2).map(\.term) == ["ba", "bb"])
    }
}
