import Machine

import Logging
import Testing
import Wire

@testable import Server

@Suite struct LogLineTests {
    @Test(
        "an event is one line, whatever is in it", arguments: LogLine.Format.allCases,
        [
            "a\r\nb", "\u{1B}[31m", "\u{202E}x\u{2066}", "\u{2028}", "\u{7F}\u{9B}", "\"quoted\" = \\", "",
            "养老 服务", "\u{0}",
        ])
    func oneLine(format: LogLine.Format, value: String) throws {
        let line = LogLine.text(
            format, time: "T", level: .info, message: "call \(value)", members: [("query", value)])
        #expect(line.unicodeScalars.filter { $0 == "\n" }.count == 1)
        #expect(line.hasSuffix("\n"))
        for scalar in line.unicodeScalars.dropLast() {
            #expect(
                ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
                    scalar.properties.generalCategory))
        }
        if format == .json { #expect(try JSON.reading(line)["query"]?.string == value) }
    }

    @Test("plain words stand without quotes")
    func plain() {
        let line = LogLine.text(
            .text, time: "T", level: .warning, message: "call", members: [("op", "search"), ("query", "a b")])
        #expect(line == "T warning call op=search query=\"a b\"\n")
    }

    @Test(
        "moments are written by the calendar",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (951_782_400, "2000-02-29T00:00:00.000Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
            (1_795_848_700, "2026-11-28T06:51:40.000Z", "Sat, 28 Nov 2026 06:51:40 GMT"),
            (4_102_444_799, "2099-12-31T23:59:59.000Z", "Thu, 31 Dec 2099 23:59:59 GMT"),
        ])
    func times(seconds: Int, rfc3339: String, http: String) {
        #expect(UTCTime(seconds: seconds).rfc3339 == rfc3339)
        #expect(UTCTime(seconds: seconds).http == http)
    }
}
