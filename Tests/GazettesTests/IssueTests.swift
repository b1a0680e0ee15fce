import Gazettes
import Testing

/// Header, name and notices of an issue.
@Suite struct IssueTests {
    @Test(
        "name, year, number, serial and day of publication are read",
        arguments: [
            ("benxi-2019-03.txt", 2019, 3, 105, "2019-07-11"),
            ("benxi-2020-05.txt", 2020, 5, 113, "2020-10-28"),
            ("benxi-2022-03.txt", 2022, 3, 122, "2022-06-28"),
            ("benxi-2022-04.txt", 2022, 4, 123, "2022-09-09"),
        ])
    func name(file: String, year: Int, number: Int, serial: Int, published: String) throws {
        let issue = try Corpus.issue(file)
        #expect(issue.name == "本溪市人民政府公报\(year)年第\(number)号")
        #expect(issue.year == year)
        #expect(issue.number == number)
        #expect(issue.serial == serial)
        #expect(issue.published == published)
    }

    @Test("an empty value does not take the next key's value, in plain and in piped headers")
    func emptyValues() throws {
        let plain = try Corpus.issue("benxi-2022-03.txt").fields
        #expect(plain.first { $0.key == "索引号" } == HeaderField(key: "索引号", value: nil))
        #expect(plain.first { $0.key == "文号" }?.value == "2022年第3号")
        let piped = try Corpus.issue("benxi-2019-03.txt").fields
        #expect(piped.first { $0.key == "废止日期" } == HeaderField(key: "废止日期", value: nil))
        #expect(piped.first { $0.key == "文号" }?.value == "2019年第3号")
        #expect(piped.last == HeaderField(key: "关键词", value: nil))
    }

    @Test("a file without a header has no issue")
    func headless() throws {
        let issue = try Corpus.issue("chaoyang-2022-plans.txt")
        #expect(issue.name == nil && issue.year == nil && issue.number == nil && issue.published == nil)
        #expect(issue.fields.isEmpty)
        #expect(issue.documents[0].isTitleInferred)
    }

    @Test("the date of the issue is not the date of a document")
    func dates() throws {
        let issue = try Corpus.issue("benxi-2020-05.txt")
        #expect(issue.documents.filter { $0.parent == nil }.map(\.date).contains("2020-10-28") == false)
        #expect(issue.notices.contains { $0.line == 871 && $0.message.contains("no date") })
    }

    @Test("an entry of the contents without a document is noted")
    func missingDocument() {
        let text = """
            目录
            甲市人民政府关于做好一号工作的通知（甲政发〔2020〕1号）
            甲市人民政府关于做好二号工作的通知（甲政发〔2020〕2号）
            甲政发〔2020〕1号
            甲市人民政府关于做好一号工作的通知
            各区人民政府：
            请遵照执行。
            """
        let issue = GazetteReader.read(Array(text.utf8))
        #expect(issue.documents.map(\.number) == ["甲政发〔2020〕1号"])
        #expect(issue.notices.map(\.line) == [3, 4])
    }
}
