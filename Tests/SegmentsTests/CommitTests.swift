import TestSupport
import Testing

@testable import Segments

@Suite struct CommitTests {
    static let sample: Commit = {
        var commit = Commit(
            schema: .init(
                analyzer: "icu", hasGrams: true, hasWordPositions: false, analyzerVersion: 1001,
                icuVersion: "72.1"))
        commit.generation = 7
        commit.nextSegment = 12
        commit.nextSource = 4
        for number in [3, 9] {
            var statistics = CollectionStatistics()
            statistics[.words] = FieldStatistics(clauseCount: 40, lengthSum: 900)
            commit.segments.append(
                .init(
                    identifier: UInt64(number), byteCount: 70_000, documentCount: 10, clauseCount: 40,
                    statistics: statistics, checksum: 0xDEAD_BEEF))
        }
        commit.segments[0].delete([0, 3, 4, 9])
        commit.sources = [
            .init(
                number: 1, name: "a", path: "x/a.txt", identity: "/x/a.txt", byteCount: 99, hash: .max,
                format: "gazette"),
            .init(number: 3, name: "", path: "", identity: "", byteCount: 0, hash: 0, format: ""),
        ]
        return commit
    }()

    private func decode(_ bytes: [UInt8]) throws -> Commit {
        try Commit(MappedFile(name: "commit", bytes: bytes))
    }

    @Test("a commit comes back")
    func roundTrip() throws {
        #expect(try decode(Self.sample.encoded()) == Self.sample)
        let empty = Commit(schema: Self.sample.schema)
        #expect(try decode(empty.encoded()) == empty)
    }

    @Test("every changed bit is found")
    func flipped() {
        let bytes = Self.sample.encoded()
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                #expect(throws: SegmentError.self) { try decode(changed) }
            }
        }
    }

    @Test("every truncation and every appended byte is found")
    func truncated() {
        let bytes = Self.sample.encoded()
        for count in bytes.indices {
            #expect(throws: SegmentError.self) { try decode(Array(bytes.prefix(count))) }
        }
        #expect(throws: SegmentError.self) { try decode(bytes + [0]) }
    }

    @Test("a changed byte under a right checksum gives a commit or an error")
    func lying() {
        let bytes = Self.sample.encoded()
        var refused = 0
        for index in 0..<(bytes.count - 4) {
            for pattern in [0x01, 0x40, 0x80, 0xFF] as [UInt8] {
                var changed = bytes
                changed[index] ^= pattern
                do { _ = try decode(changed.resealedCommit) } catch { refused += 1 }
            }
        }
        #expect(refused > bytes.count)
    }

    @Test("another version is named in the error")
    func version() {
        var bytes = Self.sample.encoded()
        bytes[8] = 2
        #expect(throws: SegmentError.unsupportedVersion(file: "commit", found: 2, supported: 4)) {
            try decode(bytes)
        }
    }

    @Test("documents deleted one by one or together make the same ranges")
    func deletions() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<50 {
            let documents = (0..<80).filter { _ in Bool.random(using: &random) }
            var single = Self.sample.segments[1]
            for document in documents.shuffled(using: &random) { single.delete([document]) }
            var together = Self.sample.segments[1]
            together.delete(documents)
            #expect(single.deletedDocuments == together.deletedDocuments)
            #expect((0..<80).filter { single.isDeleted($0) } == documents)
            #expect(
                zip(single.deletedDocuments, single.deletedDocuments.dropFirst()).allSatisfy {
                    $0.upperBound < $1.lowerBound
                })
        }
    }

    @Test("deleting again changes nothing")
    func deletingAgain() {
        var segment = Self.sample.segments[0]
        segment.delete([3])
        segment.delete([0, 4, 9])
        #expect(segment == Self.sample.segments[0])
        #expect(segment.liveDocumentCount == 6)
    }
}
