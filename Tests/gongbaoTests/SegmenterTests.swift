import Glibc
import Testing
import TestSupport

@Suite struct SegmenterTests {
    @Test("both segmenters give the same words on 200,000 random lines")
    func comparison() async throws {
        let corpus = Command.root + "/corpus/benxi-2022-03.txt"
        let result = try await Command()("compare-segmenters", "--lines", "200000", "--seed", "2", corpus)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("200000, ") && result.output.contains(" 0 differences"))
    }

    @Test("the dictionary lies beside an index, and searches find the same with it, without it and with ICU")
    func dictionaryFile() async throws {
        let gongbao = try await CorpusIndex.shared.value.command
        let file = gongbao.directory.path + "/index/words.gbd"
        #expect(unsafe access(file, R_OK) == 0)
        let withDictionary = try await gongbao("search", "--match", "any", "--json", "养老服务体系")
        let withICU = try await gongbao(
            "search", "--match", "any", "--json", "--segmenter", "icu", "养老服务体系")
        #expect(try withDictionary.json["hits"] == withICU.json["hits"])
        #expect(withDictionary.status == 0)
    }

    @Test("analyze takes either segmenter, and refuses others")
    func analyze() async throws {
        let gongbao = try await CorpusIndex.shared.value.command
        let auto = try await gongbao("analyze", "养老服务2022年")
        let icu = try await gongbao("analyze", "--segmenter", "icu", "养老服务2022年")
        #expect(auto.output == icu.output && auto.status == 0)
        #expect(try await gongbao("analyze", "--segmenter", "other", "养老").status == 2)
    }
}
