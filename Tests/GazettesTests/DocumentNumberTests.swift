import Gazettes
import Testing

/// Spellings of document numbers.
@Suite struct DocumentNumberTests {
    @Test(
        "every spelling is the same number",
        arguments: [
            "本政办发〔2022〕15号", "本政办发〔2022〕 15号", "本政办发﹝2022﹞15号", "本政办发[2022]15号", "本政办发【2022】15号",
            "本政办发(2022)15号",
            "本政办发（2022）15号", "本政办发［2022］15号", "本政办发〔２０２２〕１５号", "本政办发〔2022〕15號", "本政办发〔2022〕15",
            "本政办发〔2022〕第15号",
            "本政办发2022年15号", "本政办发2022年第15号", " 本 政办发 〔 2022 〕 15 号 ", "本政办发〔2022年〕15号", "本政办发〔2022〕015号",
        ])
    func spellings(text: String) {
        #expect(DocumentNumber(text) == DocumentNumber(prefix: "本政办发", year: 2022, number: 15))
    }

    @Test(
        "what is not a number and nothing else is refused",
        arguments: [
            "", "2022年第3号", "第12号", "本政办发", "本政办发〔2022〕", "〔2022〕15号", "本政办发〔22〕15号", "本政办发〔2022〕15号文",
            "关于《甲》〔2022〕1号",
            "截至2022年15号", "本政办发〔2022〕99999999999999999999号", "本政办发〔2022)号15", "本政办发2022-15",
        ])
    func refused(text: String) {
        #expect(DocumentNumber(text) == nil)
    }

    @Test("2号 is neither 22号 nor 25号")
    func distinct() {
        #expect(DocumentNumber("本政发〔2022〕2号") != DocumentNumber("本政发〔2022〕22号"))
        #expect(DocumentNumber("本政发〔2022〕2号")?.canonical == "本政发〔2022〕2号")
    }

    @Test("numbers in running text are found with their places")
    func occurrences() {
        let text = "根据《甲办法》（辽政发 ﹝2018﹞40号）和国发〔2021〕4号，废止本政办发[2015]79号。"
        let found = DocumentNumber.occurrences(in: text)
        #expect(found.map(\.number.canonical) == ["辽政发〔2018〕40号", "国发〔2021〕4号", "本政办发〔2015〕79号"])
        let scalars = Array(text.unicodeScalars)
        let pieces = found.map { occurrence -> String in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[occurrence.range])
            return String(view)
        }
        #expect(pieces == ["辽政发 ﹝2018﹞40号", "国发〔2021〕4号", "本政办发[2015]79号"])
    }
}
