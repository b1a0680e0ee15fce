import Foundation
import Testing
import Wire

@testable import Server

@Suite struct PageStateTests {
    private func state(ofURL url: String) throws -> PageState {
        PageState(
            try QueryString.pairs(url.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init)))
    }

    @Test("the whole state is in the URL: a URL of a state gives the state again")
    func roundTrip() throws {
        let pairs: [(String, String)] = [
            ("q", "养老 & \"服务\"=+%"), ("unit", "document"), ("match", "any"), ("sort", "-date"),
            ("from", "2020"), ("to", "2022-01"),
            ("issuer", "本溪市人民政府"), ("kind", "通知"), ("year", "2022"), ("page", "3"), ("lang", "en"),
        ]
        let first = PageState(pairs.map { (name: $0.0, value: $0.1) })
        let second = try state(ofURL: first.url)
        #expect(second.options.map(\.name) == first.options.map(\.name))
        #expect(second.options.map(\.value) == first.options.map(\.value))
        #expect((second.page, second.language) == (3, .english))
        #expect(second.url == first.url)
    }

    @Test("another value of an option begins again on the first page")
    func changing() throws {
        let state = try state(ofURL: "/?q=a&year=2022&page=4")
        #expect(state.with("year", nil).url == "/?q=a")
        #expect(state.with("kind", "通知").page == 1)
        #expect(state.at(page: 5).url == "/?q=a&year=2022&page=5")
    }

    @Test(
        "what a page does not know is passed over",
        arguments: ["/?utm=1&q=a", "/?q=a&page=x", "/?q=a&page=-1", "/?q=a&lang=xx", "/?q=a&unit="])
    func lenient(url: String) throws {
        #expect(try state(ofURL: url).url == "/?q=a")
    }

    @Test(
        "options have the values that the search takes",
        arguments: ["/?q=a&unit=word", "/?q=a&fixed_string=x"])
    func refused(url: String) throws {
        let state = try state(ofURL: url)
        #expect(throws: ParameterError.self) { try state.parameters() }
    }

    @Test("a chart has a bar for each year with hits, and says which is chosen")
    func chart() throws {
        let state = try state(ofURL: "/?q=a&year=2020")
        let html = YearChart([(2022, 57), (2020, 3)], state, PageText(.chinese)).html.text
        #expect(html.components(separatedBy: "class=\"bar\"").count == 3)
        #expect(html.contains("aria-label=\"2020 年：3\" aria-current=\"true\""))
        #expect(html.contains("href=\"/?q=a\""))
        #expect(YearChart([(2022, 1)], state, PageText(.english)).html.text == "")
        #expect(YearChart([(1, 1), (9000, 2)], state, PageText(.english)).html.text.contains("9000"))
    }
}
