import Foundation
import TestSupport
import Testing

/// `check --repair`, `backup`, `delete`, `merge` and `limits` as a user runs them.
@Suite struct MaintenanceCommandTests {
    private let gongbao = Command()
    private var folder: TemporaryDirectory { gongbao.directory }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = folder.path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private func records(_ name: String, _ range: Range<Int>) throws -> String {
        try write(name, range.map { "{\"id\":\"r\($0)\",\"text\":\"养老服务第\($0)条\"}\n" }.joined())
    }

    @Test("a document or a file is deleted, and comes back when its file is indexed again")
    func delete() async throws {
        let files = [try records("a.jsonl", 0..<5), try records("b.jsonl", 5..<9)]
        #expect(try await gongbao("index", files[0], files[1]).status == 0)
        let deleted = try await gongbao("delete", "r1", "--json")
        #expect(
            try deleted.status == 0 && deleted.json["deleted"].int == 1 && deleted.json["documents"].int == 8)
        #expect(try await gongbao("search", "--count", "-F", "养老").output.hasPrefix("8 hits"))
        // Nothing has changed, so nothing is read again.
        #expect(try await gongbao("index", files[0], files[1], "--json").json["unchanged"].int == 2)
        #expect(try await gongbao("search", "--count", "-F", "养老").output.hasPrefix("8 hits"))
        let missing = try await gongbao("delete", "r1", "--file", files[1])
        #expect(missing.status == 1 && missing.error.contains("r1: the index holds no such document"))
        #expect(try await gongbao("search", "--count", "-F", "养老").output.hasPrefix("4 hits"))
        #expect(try await gongbao("index", files[1]).status == 0)
        #expect(try await gongbao("search", "--count", "-F", "养老").output.hasPrefix("8 hits"))
        #expect(try await gongbao("delete").status == 2)
    }

    @Test("a backup is an index, and a second one into the same place is refused")
    func backup() async throws {
        #expect(try await gongbao("index", try records("a.jsonl", 0..<5)).status == 0)
        let copy = folder.path + "/copy"
        #expect(try await gongbao("backup", copy).status == 0)
        #expect(try await gongbao("check", "--index", copy).status == 0)
        #expect(
            try await gongbao("search", "--index", copy, "--count", "-F", "养老").output.hasPrefix("5 hits"))
        let again = try await gongbao("backup", copy)
        #expect(again.status == 4 && again.error.contains("there is an index already"))
        #expect(try await gongbao("backup", "x", "--index", "none").status == 3)
    }

    @Test("merging leaves one segment and the same hits; without an index it makes none")
    func merge() async throws {
        for part in 0..<3 {
            #expect(
                try await gongbao("index", try records("\(part).jsonl", part * 5..<part * 5 + 5)).status == 0)
        }
        #expect(try await gongbao("stats", "--json").json["segments"].int == 3)
        #expect(try await gongbao("merge", "--json").json["segments"].int == 1)
        #expect(try await gongbao("search", "--count", "-F", "养老").output.hasPrefix("15 hits"))
        let none = folder.path + "/none"
        #expect(try await gongbao("merge", "--index", none).status == 3)
        #expect(!FileManager.default.fileExists(atPath: none))
    }

    @Test("damage is named with file and offset, taken out when told, and read again")
    func repair() async throws {
        let files = [try records("a.jsonl", 0..<50), try records("b.jsonl", 50..<90)]
        for file in files { #expect(try await gongbao("index", file).status == 0) }
        let path = folder.path + "/index/segment-000000000002.gbs"
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        bytes[bytes.count / 2] ^= 0x10
        try Data(bytes).write(to: URL(filePath: path))
        let check = try await gongbao("check")
        #expect(check.status == 3 && check.error.contains("segment-000000000002.gbs: damaged at byte"))
        let repair = try await gongbao("check", "--repair")
        #expect(
            repair.status == 0 && repair.error.contains("taken out; 40 documents and 40 clauses are lost"))
        #expect(try await gongbao("search", "--count", "-F", "养老").output.hasPrefix("50 hits"))
        #expect(try await gongbao("index", files[0], files[1]).status == 0)
        #expect(try await gongbao("search", "--count", "-F", "养老").output.hasPrefix("90 hits"))
        #expect(try await gongbao("check", "--json").json["ok"] == .bool(true))
    }

    @Test("a damaged dictionary of words is named, removed when told, and done without")
    func dictionary() async throws {
        #expect(try await gongbao("index", try records("a.jsonl", 0..<5)).status == 0)
        _ = try write("index/words.gbd", "no dictionary")
        #expect(try await gongbao("search", "养老").status == 0)
        let check = try await gongbao("check")
        #expect(check.status == 3 && check.error.contains("words.gbd: damaged"))
        #expect(try await gongbao("check", "--repair").status == 0)
        #expect(try await gongbao("check").status == 0)
    }

    @Test("every byte of an index that is changed gives an error or the same answer")
    func damagedSearch() async throws {
        #expect(try await gongbao("index", try records("a.jsonl", 0..<5)).status == 0)
        let expected = try await gongbao("search", "养老服务", "--json").json["hits"]
        let path = folder.path + "/index/segment-000000000001.gbs"
        let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
        for offset in stride(from: 3, to: whole.count, by: max(1, whole.count / 60)) {
            var bytes = whole
            bytes[offset] ^= 1 << UInt8(offset % 8)
            try Data(bytes).write(to: URL(filePath: path))
            let result = try await gongbao("search", "养老服务", "--json")
            if result.status == 0 {
                #expect(try result.json["hits"] == expected, "byte \(offset)")
            } else {
                #expect(result.status == 3 && result.error.contains("damaged at byte"), "byte \(offset)")
            }
        }
    }

    @Test("limits of disk and time end with their exit codes, and nothing is lost")
    func limits() async throws {
        let file = try records("a.jsonl", 0..<500)
        #expect(try await gongbao("index", file, "--disk", "1M").status == 0)
        let more = try records("b.jsonl", 500..<2000)
        let refused = try await gongbao("index", more, "--disk", "40K")
        #expect(refused.status == 4 && refused.error.contains("--disk allows"))
        #expect(try await gongbao("search", "--count", "-F", "养老").output.hasPrefix("500 hits"))
        #expect(try await gongbao("check").status == 0)
        let late = try await gongbao("search", "--timeout", "0.000001", "养*服 NEAR/9 第*条")
        #expect(late.status == 2 && late.error.contains("longer than it may"))
        #expect(try await gongbao("search", "--timeout", "60", "养老").status == 0)
        #expect(try await gongbao("search", "--timeout", "0", "养老").status == 2)
        let remote = try await gongbao(
            "search", "--timeout", "9", "养老", environment: ["GONGBAO_REMOTE=/nonexistent.sock"])
        #expect(remote.status == 2 && remote.error.contains("a server, which has a deadline of its own"))
        let list = try await gongbao("limits", "--json")
        #expect(list.status == 0 && list.output.contains("\"query_nesting\""))
        #expect(try await gongbao("limits").output.contains("nesting of parentheses and NOT"))
    }
}
