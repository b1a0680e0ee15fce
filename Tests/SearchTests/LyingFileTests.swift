import Glibc
import Indexing
import Search
import TestSupport
import Testing

@testable import Segments

/// F8: whatever is done with files whose content is changed and whose checksums are right again ends with an error or an answer, soon, and
/// without much memory.
///
/// `GONGBAO_FULL=F8` tries many; otherwise some.
@Suite struct LyingFileTests {
    private static let path = "/data/index"
    private static let isFull = TestEnvironment.isFull("F8")

    private static let files = Result {
        let disk = MemoryDisk()
        let directory = IndexDirectory(path, files: FileSystem(disk))
        var random = SeededRandom(seed: 8)
        var texts = RandomText(seed: 8)
        var writer = try IndexWriter(directory, options: IndexingOptions(hasWordPairs: true))
        for name in ["a", "b"] {
            let source = try writer.beginSource(
                path: name, identity: "/" + name, name: name, byteCount: 1, hash: 1, format: "text")
            for number in 0..<12 {
                var document = TestDocument(
                    "\(name)\(number)", parentID: number % 4 == 3 ? "\(name)\(number - 1)" : nil, file: name,
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in texts.text(pieces: 0...20) })
                document.title = "养老服务通知"
                document.issuer = "本溪市"
                document.date = "2022-01-0\(number % 9 + 1)"
                document.number = "本政发〔2022〕\(number)号"
                document.path = ["第一章 总则", "（一）服务"]
                document.level = "\(number)"
                try writer.add(document.source, source: source)
            }
            _ = try writer.commit(maxSegments: 10)
        }
        _ = try writer.removeDocuments(withIDs: ["a1", "b7"])
        _ = try writer.commit(maxSegments: 10)
        return disk.content.files(in: path)
    }

    @Test(
        "changed content under right checksums gives an error or an answer",
        arguments: 0..<(isFull ? 20 : 2) as Range<UInt64>)
    func lying(seed: UInt64) throws {
        let whole = try Self.files.get()
        var random = SeededRandom(seed: seed)
        let count = Self.isFull ? 6_000 : 1_000
        var (refused, slowest) = (0, Duration.zero)
        var error = ""
        for _ in 0..<6 { #expect(use(whole, &random, &error), "\(error)") }
        let memory = Self.peakMemory
        for round in 0..<count {
            let files = try lie(whole, round, &random)
            let clock = ContinuousClock()
            let start = clock.now
            if !use(files, &random, &error) { refused += 1 }
            slowest = max(slowest, start.duration(to: clock.now))
        }
        let more = Self.peakMemory - memory
        print(
            "F8: \(count) lying files, \(refused) refused, slowest \(slowest), \(more >> 20) MB more, seed \(seed)"
        )
        #expect(slowest < .seconds(2))
        // Other tests run beside this one, but for when it runs at full size.
        if Self.isFull { #expect(more <= 64 << 20) }
        #expect((count / 20..<count).contains(refused))
    }

    /// The most memory that this process has used so far, in bytes.
    private static var peakMemory: Int {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss << 10
    }

    /// The files with one of them changed, and every checksum as it must be.
    private func lie(
        _ whole: [String: [UInt8]], _ round: Int, _ random: inout SeededRandom
    ) throws -> [String: [UInt8]] {
        var files = whole
        let segments = whole.keys.filter { $0.hasSuffix(".gbs") }.sorted()
        guard let commitName = whole.keys.first(where: { $0.hasSuffix(".gbc") }) else { return files }
        if round % 6 == 0 {
            var bytes = files[commitName] ?? []
            change(&bytes, within: 10..<(bytes.count - 4), &random)
            files[commitName] = bytes.resealedCommit
            return files
        }
        let name = segments[round % segments.count]
        var bytes = files[name] ?? []
        guard let table = try? SectionTable(MappedFile(name: name, bytes: bytes)).entries else {
            return files
        }
        if random.oneIn(12) {
            change(&bytes, within: 0..<bytes.count, &random)
        } else if let entry = table.randomElement(using: &random), entry.bytes.count > 0 {
            change(&bytes, within: entry.bytes.offset..<(entry.bytes.offset + entry.bytes.count), &random)
        }
        let sealed = bytes.resealed
        files[name] = sealed
        // The commit names the checksum of the segment.
        guard let reader = try? SegmentReader(MappedFile(name: name, bytes: sealed)) else { return files }
        var commit = try Commit(MappedFile(name: commitName, bytes: whole[commitName] ?? []))
        for index in commit.segments.indices where commit.segments[index].identifier == reader.identifier {
            commit.segments[index].checksum = reader.checksum
        }
        files[commitName] = commit.encoded()
        return files
    }

    private func change(_ bytes: inout [UInt8], within range: Range<Int>, _ random: inout SeededRandom) {
        for _ in 0..<(random.oneIn(3) ? Int.random(in: 2...12, using: &random) : 1) {
            let start = Int.random(in: range, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[start] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 1: bytes[start] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &random) ?? 0
            case 2:
                // A varint of any magnitude.
                var writer = ByteWriter()
                writer.append(varint: Int.max >> Int.random(in: 0...62, using: &random))
                for (index, byte) in writer.bytes.enumerated() where start + index < range.upperBound {
                    bytes[start + index] = byte
                }
            case 3:
                for index in start..<min(start + 8, range.upperBound) { bytes[index] = 0xFF }
            case 4:
                let from = Int.random(in: range, using: &random)
                for index in 0..<16 where start + index < range.upperBound && from + index < range.upperBound
                {
                    bytes[start + index] = bytes[from + index]
                }
            default: bytes[start] = .random(in: 0...255, using: &random)
            }
        }
    }

    /// Opens, checks, searches, reads and merges an index; whether all of it succeeded.
    private func use(
        _ files: [String: [UInt8]], _ random: inout SeededRandom, _ lastError: inout String
    ) -> Bool {
        let directory = IndexDirectory(
            Self.path, files: FileSystem(MemoryDisk(DiskState(directory: Self.path, files: files))))
        var isWell = true
        func attempt(_ body: () throws -> Void) {
            do { try body() } catch {
                isWell = false
                lastError = "\(error)"
            }
        }
        attempt { if try !IndexCheck(directory).problems.isEmpty { isWell = false } }
        attempt {
            let searcher = Searcher(try Snapshot(directory))
            for (query, unit, match) in [
                ("养老服务", Unit.clause, MatchMode.auto), ("服务 的", .document, .any), ("市", .issue, .exact),
                ("养* NEAR/9 服?", .clause, .auto), ("标题:通知 number:本政发〔2022〕2号", .clause, .auto),
                ("year:2020.. 安全", .clause, .all),
            ] {
                attempt {
                    var request = SearchRequest(query: query)
                    request.unit = unit
                    request.match = match
                    request.facets = ["issuer", "year", "field.level"]
                    if random.oneIn(2) { request.sort = .newest }
                    _ = try searcher.search(request)
                }
            }
            attempt { _ = try searcher.lookUp("a2") }
            attempt { _ = try searcher.complete("养老", limit: 5) }
        }
        guard random.oneIn(3) else { return isWell }
        attempt {
            var writer = try IndexWriter(existing: directory)
            _ = try writer.removeDocuments(withIDs: ["a3"])
            _ = try writer.commit(maxSegments: 1, reorders: random.oneIn(3))
            _ = try IndexCheck(directory)
        }
        return isWell
    }
}
