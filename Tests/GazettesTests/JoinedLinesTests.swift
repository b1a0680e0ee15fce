import Gazettes
import Testing

/// Which lines share a clause.
@Suite struct JoinedLinesTests {
    struct Pair: Decodable {
        var file: String
        var first: Int
        var second: Int
    }

    @Test("a phrase across a wrapped title or a broken paragraph is inside one clause")
    func pairs() throws {
        let pairs = try Corpus.fixture("joined-lines.json", as: [Pair].self)
        var clauses: [String: [GazetteClause]] = [:]
        for file in Corpus.names { clauses[file] = try Corpus.issue(file).clauses }
        for pair in pairs {
            let clauses = try #require(clauses[pair.file])
            #expect(clauses.contains { $0.firstLine <= pair.first && $0.lastLine >= pair.second })
        }
    }

    @Test("nothing but titles and the two broken paragraphs is joined", arguments: Corpus.names)
    func others(file: String) throws {
        let joined = try Corpus.issue(file).clauses.filter { $0.lastLine > $0.firstLine && $0.role != .title }
        let expected = file.hasPrefix("chaoyang") ? [2300...2301, 2304...2305] : []
        #expect(joined.map { $0.firstLine...$0.lastLine } == expected)
    }

    @Test("the range of a joined clause runs from its first to its last line")
    func range() throws {
        let bytes = try Corpus.bytes("benxi-2022-03.txt")
        let clause = try #require(GazetteReader.read(bytes).clauses.first { $0.firstLine == 1439 })
        let text = String(decoding: bytes[clause.range], as: UTF8.self)
        #expect(text.hasPrefix("本溪市人民政府办公室关于印发《本溪市"))
        #expect(text.hasSuffix("应急体系建设“十四五”规划》的通知"))
    }
}
