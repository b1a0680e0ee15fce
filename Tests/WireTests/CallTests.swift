import Search
import TestSupport
import Testing

@testable import Wire

@Suite struct CallTests {
    @Test("a call says the same after it was written and read", arguments: 0..<300)
    func roundTrip(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var parameters = SearchParameters(query: "养老 \(seed)")
        func chance() -> Bool { Int.random(in: 0..<4, using: &random) == 0 }
        if chance() { parameters.match = .any }
        if chance() { parameters.unit = .issue }
        if chance() { parameters.isLiteral = true }
        if chance() { parameters.limit = 77 }
        if chance() { parameters.after = "3.20" }
        if chance() { parameters.wantsAll = true }
        if chance() { parameters.sort = .newest }
        if chance() { parameters.group = .document }
        if chance() { parameters.nearDuplicates = .fold }
        if chance() { parameters.issuer = "本溪市人民政府" }
        if chance() { parameters.year = "2019..2022" }
        if chance() { parameters.fields = ["a=b", "c=\"d\""] }
        if chance() { parameters.facets = ["issuer,year"] }
        if chance() { parameters.similarity = "bm25" }
        if chance() { parameters.k1 = 0.9 }
        if chance() { parameters.b = 0 }
        if chance() { parameters.explains = true }
        if chance() { parameters.hasSnippets = false }
        if chance() { parameters.hasCorrections = true }
        if chance() { parameters.hasNumbers = true }
        if chance() { parameters.hasPinyin = true }
        if chance() { parameters.synonyms = "off" }
        if chance() { parameters.synonymTables = ["a = b\n", "c => d"] }
        if chance() { parameters.dictionary = "一老一小\n" }
        for call in [Call.search(parameters), .count(parameters), .whyNot(parameters, id: "x:1")] {
            let text = JSON.object(call.members.map { ($0.name, $0.value) }).text
            #expect(try Call(call.operation, try JSON.reading(text).members) == call)
        }
    }

    @Test("every option has a place in what is written, so that a server is told of all")
    func completeness() throws {
        for parameter in Parameter.all {
            let value: JSON =
                switch parameter.kind {
                case .text: .string("2022")
                case .choice(let choices): .string(choices.last ?? "")
                case .integer: .int(3)
                case .number: .number(0.5)
                case .flag: .bool(parameter.initial == "false")
                case .texts: .array([.string("a=b")])
                }
            let call = try Call(
                .search,
                [("query", .string("q")), (parameter.name, value)].filter {
                    parameter.name != "query" || $0.0 != "query" || $0.1.string != "q"
                }.map { (name: $0.0, value: $0.1) })
            #expect(call.members.contains { $0.name == parameter.name }, "\(parameter.name)")
        }
    }

    @Test("names may have hyphens or underscores, and q stands for the query")
    func names() throws {
        let members: [(name: String, value: JSON)] = [("q", .string("a")), ("fixed-string", .bool(true))]
        guard case .search(let parameters) = try Call(.search, members) else { return }
        #expect(parameters.query == "a")
        #expect(parameters.isLiteral)
    }

    @Test(
        "what is unknown, twice there or of another kind is refused and named",
        arguments: [
            (#"{"zzz":1}"#, "zzz"), (#"{"query":1}"#, "query"), (#"{"query":"a","q":"b"}"#, "q"),
            (#"{"limit":-1}"#, "limit"),
            (#"{"limit":1.5}"#, "limit"), (#"{"limit":"1"}"#, "limit"), (#"{"explain":"true"}"#, "explain"),
            (#"{"unit":"word"}"#, "unit"),
            (#"{"field":[1]}"#, "field"), (#"{"field":{}}"#, "field"), (#"{"k1":"1"}"#, "k1"),
            (#"{"b":2}"#, "b"), (#"{"group":"clause"}"#, "group"),
        ])
    func refused(text: String, name: String) throws {
        let members = try JSON.reading(text).members
        let error = #expect(throws: ParameterError.self) { try Call(.search, members) }
        #expect(error?.name == name)
    }

    @Test(
        "what is no cursor is refused, whatever is asked",
        arguments: ["", "x", "1", "1.2.3", "-1.2", "1.9999999999999999999"])
    func cursors(after: String) {
        var parameters = SearchParameters(query: "a")
        parameters.after = after
        let error = #expect(throws: ParameterError.self) { try parameters.request() }
        #expect(error?.name == "after")
    }

    @Test("null stands for the default")
    func null() throws {
        let call = try Call(.search, [("query", .string("a")), ("limit", .null), ("after", .null)])
        #expect(call == .search(SearchParameters(query: "a")))
    }

    @Test("operations take their own options alone")
    func ownOptions() throws {
        #expect(try Call(.get, [("document", .string("x"))]) == .document(id: "x"))
        #expect(
            try Call(.cite, [("document", .string("x")), ("style", .string("ris"))])
                == .citation(id: "x", style: .ris))
        #expect(
            try Call(.suggest, [("query", .string("本")), ("limit", .int(3))])
                == .suggest(prefix: "本", limit: 3))
        #expect(throws: ParameterError.self) { try Call(.get, []) }
        #expect(throws: ParameterError.self) { try Call(.stats, [("x", .int(1))]) }
        #expect(throws: ParameterError.self) {
            try Call(.cite, [("document", .string("x")), ("style", .string("mla"))])
        }
        #expect(throws: ParameterError.self) { try Call(.suggest, [("query", .string(" \u{3000}"))]) }
    }

    @Test("parameters of a URL are read as their kinds say")
    func urlParameters() throws {
        let members = try URLParameters.members([
            ("q", "5"), ("limit", "7"), ("explain", "1"), ("b", "0.5"), ("field", "a=1"), ("field", "b=2"),
            ("other", "x"),
        ])
        #expect(
            JSON.object(members.map { ($0.name, $0.value) }).text
                == #"{"q":"5","limit":7,"explain":true,"b":0.5,"other":"x","field":["a=1","b=2"]}"#)
        for (name, value) in [("limit", "x"), ("explain", "yes"), ("k1", "nan"), ("b", "")] {
            #expect(throws: ParameterError.self) { try URLParameters.members([(name, value)]) }
        }
    }
}
