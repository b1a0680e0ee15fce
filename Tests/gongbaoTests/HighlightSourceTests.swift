import Testing
import TestSupport

/// The source of every hit is its text in the file, whatever the file is made of.
@Suite struct HighlightSourceTests {
    @Test("R8: the source of a hit is the byte range of its clause")
    func sources() async throws {
        let gongbao = Command()
        let count = max(4, TestEnvironment.caseCount(2000) / 500)
        for seed in 0..<UInt64(count) {
            var texts = TroublesomeText(seed: seed)
            let mark = seed % 2 == 0 ? "\u{FEFF}" : ""
            try gongbao.write(
                mark + (0..<20).map { _ in texts.text(pieces: 1...60) + "养老" }.joined(separator: "\r\n\r\n"),
                to: "in/\(seed).txt")
        }
        #expect(try await gongbao("index", "--format", "text", "in").status == 0)
        let hits = try await gongbao("search", "--jsonl", "--all", "-F", "养老").jsonLines
        #expect(hits.count >= count * 20)
        for hit in hits {
            let bytes = try Files.read(gongbao.directory.path + "/" + (hit["file"].string ?? ""))
            let range = hit["source"]["utf8"].elements.compactMap(\.int)
            let source = String(decoding: bytes[range[0]..<range[1]], as: UTF8.self)
            #expect(
                source.unicodeScalars.contains { "养養".unicodeScalars.contains($0) } && !source.hasPrefix("\n")
            )
            let shown = try #require(hit["snippet"].string)
            for highlight in hit["highlights"].elements {
                let utf8 = highlight["utf8"].elements.compactMap(\.int)
                let text = String(decoding: Array(shown.utf8)[utf8[0]..<utf8[1]], as: UTF8.self)
                let han = text.unicodeScalars.filter { "养養老".unicodeScalars.contains($0) }
                #expect(han.count >= 2, "\(text.debugDescription)")
            }
        }
        let one = try #require(hits.first)
        let bytes = try Files.read(gongbao.directory.path + "/" + (one["file"].string ?? ""))
        let range = one["source"]["utf8"].elements.compactMap(\.int)
        let shown = try await gongbao("show", one["id"].string ?? "").output
        #expect(String(decoding: bytes[range[0]..<range[1]], as: UTF8.self) + "\n" == shown)
    }
}
