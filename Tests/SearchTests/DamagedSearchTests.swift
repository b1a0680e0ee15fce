import Indexing
import Search
import Segments
import TestSupport
import Testing

/// F7: a search over a damaged index gives an error, or what it gives over the whole one.
///
/// `GONGBAO_FULL=F7` damages every byte; otherwise some.
@Suite struct DamagedSearchTests {
    private static let path = "/data/index"
    private static let isFull = TestEnvironment.isFull("F7")

    private static func files() throws -> [String: [UInt8]] {
        let disk = MemoryDisk()
        var writer = try IndexWriter(
            IndexDirectory(path, files: FileSystem(disk)), options: IndexingOptions(), budget: 40_000)
        let source = try writer.beginSource(
            path: "a", identity: "/a", name: "a", byteCount: 1, hash: 1, format: "text")
        var texts = RandomText(seed: 9, isDense: true)
        for number in 0..<60 {
            var document = TestDocument(
                "d\(number)", file: "a", (0..<(number % 7)).map { _ in texts.text(pieces: 0...30) })
            document.title = "养老服务通知"
            document.issuer = number % 2 == 0 ? "本溪市" : "沈阳市"
            document.path = ["第一章 总则"]
            try writer.add(document.source, source: source)
        }
        _ = try writer.commit()
        return disk.content.files(in: path)
    }

    /// What is found of several kinds of queries: ids, snippets and totals.
    private func answers(_ files: [String: [UInt8]]) throws(SearchError) -> [String] {
        let disk = MemoryDisk(DiskState(directory: Self.path, files: files))
        let snapshot: Snapshot
        do throws(SegmentError) {
            snapshot = try Snapshot(IndexDirectory(Self.path, files: FileSystem(disk)))
        } catch {
            throw .index(error)
        }
        let searcher = Searcher(snapshot)
        var found: [String] = []
        for (query, match) in [
            ("养老服务", MatchMode.exact), ("的 务", .all), ("养老 gb 服", .any), ("养* NEAR/9 务", .auto),
            ("issuer:本溪市 老", .auto),
        ] {
            var request = SearchRequest(query: query)
            request.match = match
            request.facets = ["issuer"]
            let response = try searcher.search(request)
            found.append("\(query) \(response.total) \(response.facets.map { $0.values.map(\.count) })")
            found += response.hits.map { "\($0.id) \($0.score) \($0.snippet.text)" }
        }
        return found
    }

    @Test("every changed byte and every truncation gives an error or the right answer")
    func bytes() throws {
        let whole = try Self.files()
        let expected = try answers(whole)
        #expect(expected.count > 20)
        var (count, refused) = (0, 0)
        var wrong: [String] = []
        func attempt(_ name: String, _ bytes: [UInt8], _ what: @autoclosure () -> String) {
            var damaged = whole
            damaged[name] = bytes
            count += 1
            do throws(SearchError) {
                if try answers(damaged) != expected { wrong.append("\(name): \(what())") }
            } catch {
                guard case .index = error else {
                    wrong.append("\(name): \(what()): \(error)")
                    return
                }
                refused += 1
            }
        }
        for (name, bytes) in whole.sorted(by: { $0.key < $1.key }) where name != "writer.lock" {
            for offset in stride(from: 0, to: bytes.count, by: Self.isFull ? 1 : 41) {
                var changed = bytes
                changed[offset] ^= 1 << UInt8(offset % 8)
                attempt(name, changed, "byte \(offset)")
            }
            for length in stride(from: 0, to: bytes.count, by: Self.isFull ? 7 : 401) {
                attempt(name, Array(bytes[..<length]), "cut to \(length)")
            }
        }
        print("F7: \(count) damaged indexes searched, \(refused) refused")
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
        #expect(refused > count / 2)
    }
}
