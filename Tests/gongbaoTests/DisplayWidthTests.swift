import Testing

@testable import gongbao

@Suite struct DisplayWidthTests {
    @Test(
        "wide characters take two cells, combining ones none, curved quotes one",
        arguments: [
            ("〔2022〕2号", 11), ("“养老”", 6), ("《》", 4), ("（一）", 6), ("e\u{301}", 1), ("ＡB", 3), ("\u{AD}", 1),
            ("…", 1),
            ("😀", 2), ("", 0),
        ])
    func widths(text: String, cells: Int) {
        #expect(DisplayWidth.of(text) == cells)
    }

    @Test("R24: text is padded by cells, on either side")
    func padding() {
        let rows = ["本政发〔2022〕2号", "“十四五”", "GDP"].map { DisplayWidth.padded($0, to: 20) + "|" }
        #expect(rows.allSatisfy { DisplayWidth.of($0) == 21 })
        #expect(DisplayWidth.padded("7", to: 3, right: true) == "  7")
        #expect(DisplayWidth.padded("养老", to: 3) == "养老")
    }
}
