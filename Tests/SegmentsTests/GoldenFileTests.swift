import Testing

@testable import Segments

/// Files of format version 4 that were written once and for all; see docs/FileFormat.md.
@Suite struct GoldenFileTests {
    private static func fixture(_ name: String, file: StaticString = #filePath) throws -> MappedFile {
        let folder = "\(file)".split(separator: "/").dropLast().joined(separator: "/")
        return try FileSystem().map("/" + folder + "/Fixtures/" + name)
    }

    /// Other builds of zlib give other bytes for the same records; all else must be equal everywhere.
    private static let hasSameDeflate = probe == 1_906_806_618

    private static var probe: UInt32 {
        let text = (0..<4000).map { UInt8(($0 * $0 >> 3) & 0x1F) }
        return Checksum.crc32c(Deflater(dictionary: []).compress(text[...]))
    }

    @Test("the golden segment is whole and says what was put into it")
    func segment() throws {
        let segment = try SegmentReader(Self.fixture("segment-version-4-tiny.gbs"))
        try segment.verifyChecksums()
        #expect(segment.identifier == 7)
        #expect((segment.documentCount, segment.clauseCount) == (3, 5))
        #expect(segment.alphabet.key(of: [0x4E59, 0x7532]) == [0, 0, 0, 1])
        #expect(segment.keywords.map(\.name) == ["field.n", "issuer"])
        #expect(segment.keywords("issuer")?.value(ofDocument: 1) == "乙市")
        let record = try segment.document(0)
        #expect((record.id, record.title, record.date) == ("d#0", "通知", "2022-01-25"))
        #expect(segment.date(ofDocument: 0) == 20_220_125)
        #expect(segment.parent(ofDocument: 2) == 1)
        #expect(try segment.document(withID: "d#2") == 2)
        #expect(segment.clauses(ofDocument: 0) == 0..<2)
        var cache = RecordCache()
        let clause = try segment.clause(1, cache: &cache)
        #expect(String(decoding: clause.text, as: UTF8.self) == "甲乙甲")
        #expect(try segment.path(clause.path) == ["第一章", "总则"])
        #expect(segment.fields[.words]?.statistics == FieldStatistics(clauseCount: 5, lengthSum: 10))
    }

    @Test(
        "the postings of the golden segments are read",
        arguments: [
            ("tiny", [0, 0], [0, 2, 4], [1, 2, 1], [0, 2]), ("tiny", [0, 0, 0, 1], [3], [2], [0, 2]),
            ("blocks", [0, 7], [7], [2], [3, 5]), ("blocks", [1, 13], [13, 149], [2, 3], [1, 3]),
        ] as [(String, [UInt8], [UInt32], [UInt32], [UInt32])])
    func postings(name: String, key: [UInt8], clauses: [UInt32], frequencies: [UInt32], positions: [UInt32])
        throws
    {
        let segment = try SegmentReader(Self.fixture("segment-version-4-\(name).gbs"))
        let field = try #require(segment.fields[.pairs])
        var cursor = try field.postings(of: try #require(try field.dictionary.find(key)))
        var found: [UInt32] = []
        for (clause, frequency) in zip(clauses, frequencies) {
            try cursor.advance()
            #expect((cursor.clause, cursor.frequency) == (clause, frequency))
            if frequency == 2 { try cursor.readPositions(into: &found) }
        }
        #expect(found == positions)
    }

    @Test("the long list of the golden segment is read")
    func longList() throws {
        let segment = try SegmentReader(Self.fixture("segment-version-4-blocks.gbs"))
        let field = try #require(segment.fields[.pairs])
        var cursor = try field.postings(of: try #require(try field.dictionary.find([0, 5])))
        #expect(cursor.clauseCount == 140)
        try cursor.advance(to: 143)
        #expect((cursor.clause, cursor.frequency) == (143, 3))
        var positions: [UInt32] = []
        try cursor.readPositions(into: &positions)
        #expect(positions == [3, 5, 7])
    }

    @Test("the same documents give the bytes of the golden segments", arguments: ["tiny", "blocks"])
    func sameSections(name: String) throws {
        let golden = try Self.fixture("segment-version-4-\(name).gbs")
        let bytes = name == "tiny" ? SampleSegments.tiny() : SampleSegments.blocks()
        let (left, right) = try (SectionTable(golden), SectionTable(MappedFile(name: "new", bytes: bytes)))
        #expect(left.entries.map(\.section) == right.entries.map(\.section))
        let stores = Section.clauseStore...(Section.pathStore + Section.Store.blocks)
        for (old, new) in zip(left.entries, right.entries) {
            // The checksums of pages are of the stores, too.
            guard !stores.contains(old.section), old.section != Section.pageChecksums else { continue }
            #expect(old.bytes.array(0..<old.bytes.count) == new.bytes.array(0..<new.bytes.count))
        }
        if Self.hasSameDeflate { #expect(golden.bytes.array(0..<golden.count) == bytes) }
    }

    @Test("the golden commit says what was put into it, and is written again byte by byte")
    func commit() throws {
        let golden = try Self.fixture("commit-version-4.gbc")
        #expect(try Commit(golden) == CommitTests.sample)
        #expect(golden.bytes.array(0..<golden.count) == CommitTests.sample.encoded())
    }
}
