import Analysis
import TestSupport
import Testing

@testable import Indexing
@testable import Segments

@Suite struct SegmentMergerTests {
    private static let schema = IndexingOptions().schema

    private static func build(_ documents: [SourceDocument], number: UInt64) -> (
        bytes: [UInt8], Commit.Segment
    ) {
        var builder = SegmentBuilder(schema: schema, analyzer: Analyzer())
        for document in documents { builder.add(document, source: 1, parent: nil) }
        do throws(SegmentError) {
            return try builder.finish(identifier: number)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private static let damaged = build(
        SampleDocuments.documents(3, prefix: "x", seed: 21, clauses: 4), number: 1)
    private static let other = build(
        SampleDocuments.documents(3, prefix: "y", seed: 22, clauses: 4), number: 2)

    private func merge(_ segments: [(bytes: [UInt8], description: Commit.Segment)]) throws -> [UInt8] {
        var merger = SegmentMerger(schema: Self.schema)
        for segment in segments {
            let reader = try SegmentReader(MappedFile(name: "input", bytes: segment.bytes))
            try merger.add(reader, segment.description)
        }
        return try merger.finish(identifier: 3).bytes
    }

    @Test("a lying segment is refused, or merged into one that can be opened", arguments: 0..<4)
    func lying(part: Int) throws {
        let table = try SectionTable(MappedFile(name: "input", bytes: Self.damaged.bytes))
        var refused = 0
        for entry in table.entries {
            for index in stride(from: part, to: entry.bytes.count, by: 12) {
                for pattern in [1 << UInt8(index / 12 % 8), 0xFF] as [UInt8] {
                    var changed = Self.damaged
                    changed.bytes[entry.bytes.offset + index] ^= pattern
                    changed.bytes = changed.bytes.resealed
                    do {
                        let merged = try merge([changed, Self.other])
                        _ = try SegmentReader(MappedFile(name: "merged", bytes: merged))
                    } catch is SegmentError {
                        refused += 1
                    }
                }
            }
        }
        #expect(refused > 20)
    }

    @Test("a lying segment is refused, or reordered into one that can be opened", arguments: 0..<4)
    func lyingReordered(part: Int) throws {
        let lying = Self.build(SampleDocuments.documents(70, prefix: "x", seed: 23, clauses: 2), number: 1)
        let table = try SectionTable(MappedFile(name: "input", bytes: lying.bytes))
        var refused = 0
        for entry in table.entries {
            for index in stride(from: part, to: entry.bytes.count, by: 120) {
                var changed = lying
                changed.bytes[entry.bytes.offset + index] ^=
                    index / 120 % 3 == 0 ? 0xFF : 1 << UInt8(index % 8)
                changed.bytes = changed.bytes.resealed
                do {
                    let merged = try reorder([changed, Self.other])
                    _ = try SegmentReader(MappedFile(name: "merged", bytes: merged))
                } catch is SegmentError {
                    refused += 1
                }
            }
        }
        #expect(refused > 10)
    }

    private func reorder(_ segments: [(bytes: [UInt8], description: Commit.Segment)]) throws -> [UInt8] {
        let sources = try segments.map {
            SegmentMerger.Source(
                segment: try SegmentReader(MappedFile(name: "input", bytes: $0.bytes)),
                description: $0.description)
        }
        let order = try DocumentOrder(sources).documents { _ in true }
        var merger = SegmentMerger(schema: Self.schema)
        try merger.add(sources, in: order, budget: 1000)
        return try merger.finish(identifier: 3).bytes
    }

    @Test("a segment merged alone has its own bytes")
    func alone() throws {
        let merged = try merge([Self.damaged])
        // All but its number.
        var own = Self.damaged.bytes
        own[16] = 3
        #expect(merged == own.resealed)
    }

    @Test("a heading under very many others is copied")
    func deepPath() throws {
        var writer = SegmentWriter()
        var node = 0
        for number in 0..<20_000 { node = writer.appendPath(parent: node, text: String(number % 10)) }
        writer.beginDocument(DocumentRecord(id: "a"), source: 1, parent: nil)
        writer.appendClause(
            ClauseRecord(line: 1, endLine: 1, source: 0..<1, path: node, text: Array("文".utf8)[...]),
            role: .body,
            lengths: ClauseLengths(words: 0, characters: 1))
        writer.endDocument()
        let fields = [Field.words, .pairs, .characters, .headings, .titles].map {
            writer.fieldWriter($0, hasPositions: $0 == .pairs)
        }
        let bytes = writer.finish(identifier: 5, alphabet: [], fields: fields)
        let description = Commit.Segment(
            identifier: 5, byteCount: bytes.count, documentCount: 1, clauseCount: 1,
            statistics: writer.statistics)
        let merged = try SegmentReader(MappedFile(name: "merged", bytes: try merge([(bytes, description)])))
        #expect(try merged.path(20_000).count == 20_000)
    }

    /// A segment of one clause that says how long it is.
    private static func segment(characters: Int) -> (bytes: [UInt8], Commit.Segment) {
        var writer = SegmentWriter()
        writer.beginDocument(DocumentRecord(id: "\(characters)"), source: 1, parent: nil)
        writer.appendClause(
            ClauseRecord(line: 1, endLine: 1, source: 0..<1, path: 0, text: []), role: .body,
            lengths: ClauseLengths(words: 0, characters: characters))
        writer.endDocument()
        let fields = [Field.words, .pairs, .characters, .headings, .titles].map {
            writer.fieldWriter($0, hasPositions: $0 == .pairs)
        }
        let bytes = writer.finish(identifier: 5, alphabet: [], fields: fields)
        let description = Commit.Segment(
            identifier: 5, byteCount: bytes.count, documentCount: 1, clauseCount: 1,
            statistics: writer.statistics)
        return (bytes, description)
    }

    @Test("segments of more text than one can hold are refused, whatever their statistics say")
    func tooManyCharacters() throws {
        let half = Self.segment(characters: 1 << 31)
        let rest = SegmentLayout.maxCharacters - 1 << 31
        let merged = try merge([half, Self.segment(characters: rest)])
        let reader = try SegmentReader(MappedFile(name: "merged", bytes: merged))
        #expect((0..<2 as Range<UInt32>).map { reader.characterCount(of: $0) } == [1 << 31, rest])
        #expect(
            throws: SegmentError.tooLarge(
                what: "the text of a merged segment in characters", limit: SegmentLayout.maxCharacters)
        ) {
            var more = Self.segment(characters: rest + 1)
            more.1.statistics = CollectionStatistics()
            _ = try merge([half, more])
        }
    }

    @Test("frequencies that a lying segment drives too high stay numbers")
    func hugeFrequencies() throws {
        var list = PostingList()
        list.clauses = (0..<UInt32(SegmentLayout.characterThreshold(clauseCount: 0))).map { $0 }
        list.frequencies = list.clauses.map { _ in 1 << 31 }
        let starts = [UInt32](repeating: 0, count: list.clauses.count + 1)
        let lengthBytes = [UInt8](repeating: 1, count: list.clauses.count)
        func writer(_ field: Field) -> FieldWriter {
            FieldWriter(field, hasPositions: false, clauseStarts: starts, lengthBytes: lengthBytes)
        }
        let ranks = CharacterRanks([1, 2, 3, 7])
        var grams = GramFields(
            pairs: writer(.pairs), characters: writer(.characters), clauseCount: list.clauses.count)
        for second in 1...3 as ClosedRange<UInt64> { grams.append(7 << 21 | second, ranks: ranks, list) }
        #expect(grams.finish().map(\.termCount) == [3, 1])
    }

    @Test("segments of other fields than the index are refused")
    func otherFields() throws {
        var builder = SegmentBuilder(schema: IndexingOptions(hasGrams: false).schema, analyzer: Analyzer())
        for document in SampleDocuments.documents(2, seed: 1) {
            builder.add(document, source: 1, parent: nil)
        }
        let segment = try builder.finish(identifier: 9)
        #expect(throws: SegmentError.self) { try merge([(segment.bytes, segment.segment)]) }
    }
}
