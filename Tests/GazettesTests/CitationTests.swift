import Gazettes
import Testing

/// Citations in every style.
@Suite struct CitationTests {
    static let clause = Citation(
        title: "本溪市“十四五”时期“一老一小”整体解决方案", parentTitle: "本溪市人民政府关于印发《本溪市“十四五”时期“一老一小”整体解决方案》的通知",
        number: "本政发〔2022〕2号", issuer: "本溪市人民政府", date: "2022-01-25", issueName: "本溪市人民政府公报2022年第3号",
        year: 2022,
        issueNumber: 3, path: ["四、加强养老服务体系建设", "(一)落实政府保基本兜底线公益职能", "1.加强特殊群体养老服务保障"],
        file: "corpus/benxi-2022-03.txt",
        line: 270, id: "benxi-2022-03:1.1:270")

    @Test("a clause of an instrument is cited by title, number and place")
    func text() {
        #expect(Self.clause.text == "《本溪市“十四五”时期“一老一小”整体解决方案》(本政发〔2022〕2号)第四部分(一)1")
    }

    @Test("titles inside a title are in 〈〉")
    func nested() {
        #expect(Citation(title: "关于印发《甲办法》的通知", number: "甲政发〔2020〕1号").text == "《关于印发〈甲办法〉的通知》(甲政发〔2020〕1号)")
    }

    @Test(
        "a place is made of the numbers of the headings",
        arguments: [
            (["二、指导思想", "(三)目标"], "第二部分(三)"), (["第一章 总则", "第三条", "(二)绿地指标"], "第一章第三条(二)"),
            (["1 总则", "1.6 标准", "1.6.1 符合下列情形"], "1.6.1"), (["三、目标", "表1 主要指标"], "第三部分"),
            (["1.5G+工业互联网工程"], "1"),
            (["一、甲", "7.乙", "专栏2 重点项目", "4.丙"], "第一部分7专栏2第4项"),
            (["(一)甲", "2.2022年工作", "(3)乙", "④丙"], "(一)2(3)④"),
            ([], ""), (["养老项目(共26个)"], ""), (["第十二条 绿地规划"], "第十二条"), (["1 总则", "1.6 标准", "(2)乙"], "1.6(2)"),
        ])
    func places(path: [String], place: String) {
        #expect(Citation(path: path).place == place)
    }

    @Test("without a number the issue stands in its place, and without both nothing does")
    func unnumbered() {
        let plan = Citation(
            title: "朝阳市“十四五”科技创新发展规划", issuer: "朝阳市人民政府", date: "2022-03-17", path: ["二、甲", "(三)乙"])
        #expect(plan.text == "《朝阳市“十四五”科技创新发展规划》第二部分(三)")
        #expect(Citation(title: "甲", issueName: "乙公报2020年第1号").text == "《甲》(乙公报2020年第1号)")
    }

    @Test("without a title the source that is known is named")
    func untitled() {
        #expect(Citation(number: "甲政发〔2020〕1号", issuer: "甲市人民政府").text == "甲市人民政府甲政发〔2020〕1号")
        #expect(Citation(file: "a.txt", line: 3).text == "a.txt:3")
        #expect(Citation(id: "a:3").text == "a:3")
    }

    @Test("GB/T 7714 names body, title, serial, year and number")
    func gbt7714() {
        #expect(
            Self.clause.gbt7714
                == "本溪市人民政府. 本溪市“十四五”时期“一老一小”整体解决方案: 本政发〔2022〕2号[J]. 本溪市人民政府公报, 2022(3): 第四部分(一)1.")
        #expect(
            Citation(title: "甲规划", issuer: "乙市人民政府", date: "2022-03-17").gbt7714
                == "乙市人民政府. 甲规划[Z]. 2022-03-17.")
    }

    @Test("BibTeX escapes what TeX would read")
    func bibtex() {
        let entry = Citation(title: "甲&乙{丙}_50%\\$#~^", issuer: "丁", date: "2022-03-17", id: "甲/文 件:7").bibtex
        #expect(entry.hasPrefix("@misc{7,\n"))
        #expect(
            entry.contains(
                ##"title = {甲\&乙\textbraceleft{}丙\textbraceright{}\_50\%\textbackslash{}\$\#\textasciitilde{}\textasciicircum{}}"##
            ))
        #expect(entry.contains("author = {{丁}}"))
        #expect(entry.contains("year = {2022}"))
        #expect(Self.clause.bibtex.hasPrefix("@article{benxi-2022-03-1-1-270,\n"))
        #expect(Self.clause.bibtex.contains("journal = {本溪市人民政府公报}"))
    }

    @Test("an RIS record is lines of a tag and a value")
    func ris() {
        let record = Self.clause.ris
        let lines = record.split(separator: "\r\n").map(String.init)
        #expect(lines.first == "TY  - JOUR")
        #expect(lines.last == "ER  - ")
        #expect(lines.contains("TI  - 本溪市“十四五”时期“一老一小”整体解决方案"))
        #expect(lines.contains("DA  - 2022/01/25/"))
        #expect(lines.allSatisfy { $0.dropFirst(2).hasPrefix("  - ") })
        #expect(Citation(title: "甲\r\nER  - 乙").ris.split(separator: "\r\n").count == 3)
    }

    @Test("a citation of nothing is harmless")
    func nothing() {
        #expect(Citation().text.isEmpty)
        #expect(Citation().bibtex == "@misc{gazette,\n}")
        #expect(Citation().ris == "TY  - GOVDOC\r\nER  - \r\n")
    }
}
