import Testing
import Wire

@testable import Server

@Suite struct HTMLTests {
    @Test(
        "whatever is put in is text, in elements and in attributes",
        arguments: [
            "<script>", "\" onclick=\"x", "' onclick='x", "&lt;", "\u{301}\"\u{301}", "<\u{301}b>", "a\u{0}b",
            "\u{1B}[31m", "養&é",
        ])
    func escaping(value: String) {
        let html: HTML = "<a href=\"\(value)\">\(value)</a>"
        let inner = html.text.dropFirst(9).dropLast(4)
        for scalar in inner.unicodeScalars {
            #expect(scalar != "<" && scalar != "'")
            #expect(scalar.value >= 0x20)
        }
        // The two quotes and signs that are the source's own are the only ones.
        #expect(inner.unicodeScalars.filter { $0 == "\"" }.count == 1)
        #expect(inner.unicodeScalars.filter { $0 == ">" }.count == 1)
    }

    @Test("markup of the source and of other parts stays markup")
    func markup() {
        let part: HTML = "<b>\("x<y")</b>"
        let whole: HTML = "<p>\(part)\([part, part])\(3)</p>"
        #expect(whole.text == "<p><b>x&lt;y</b><b>x&lt;y</b><b>x&lt;y</b>3</p>")
        #expect(HTML.when(false, "<i>").text == "")
    }

    @Test("marks are put around escaped pieces, and wrong ones are left out")
    func marks() throws {
        let hit = try JSON.reading(
            #"{"snippet":"a<b>养老</b>","highlights":[{"start":4,"end":6},{"start":5,"end":7},{"start":50,"end":60}]}"#
        )
        #expect(MarkedText(hit).html.text == "a&lt;b&gt;<mark>养老</mark>&lt;/b&gt;")
        #expect(
            MarkedText("养老养", [0..<1, 2..<3], firstNumber: 4).html.text
                == "<mark id=\"h4\" tabindex=\"-1\">养</mark>老<mark id=\"h5\" tabindex=\"-1\">养</mark>")
    }
}
