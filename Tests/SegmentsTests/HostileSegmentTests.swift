import TestSupport
import Testing

@testable import Segments

@Suite struct HostileSegmentTests {
    private static let tiny = SampleSegments.tiny()
    private static let blocks = SampleSegments.blocks()

    private func verify(_ bytes: [UInt8]) throws {
        try SegmentReader(MappedFile(name: "sample", bytes: bytes)).verifyChecksums()
    }

    @Test("the undamaged samples are read and their seals are right")
    func undamaged() throws {
        for sample in [Self.tiny, Self.blocks] {
            try verify(sample)
            #expect(sample.resealed == sample)
            #expect(try SampleSegments.readEverything(sample) > 0)
        }
    }

    @Test("every changed bit of the file is found", arguments: 0..<8)
    func flipped(bit: UInt8) {
        for index in Self.tiny.indices {
            var changed = Self.tiny
            changed[index] ^= 1 << bit
            #expect(throws: SegmentError.self) { try verify(changed) }
        }
    }

    @Test("every truncation and every appended byte is found at opening")
    func truncated() {
        for count in Self.tiny.indices {
            #expect(throws: SegmentError.self) {
                try SegmentReader(MappedFile(name: "sample", bytes: Array(Self.tiny.prefix(count))))
            }
        }
        #expect(throws: SegmentError.self) { try verify(Self.tiny + [0]) }
    }

    @Test("a truncated file that is sealed again is refused or read", arguments: 0..<4)
    func truncatedAndSealed(part: Int) {
        let trailer = Array(Self.tiny.suffix(SegmentLayout.trailerSize))
        for count in stride(from: part, to: Self.tiny.count - SegmentLayout.trailerSize, by: 4) {
            var cut = Array(Self.tiny.prefix(count)) + trailer
            cut.store(UInt32(cut.count), at: cut.count - SegmentLayout.trailerSize)
            #expect(throws: SegmentError.self) {
                try SampleSegments.readEverything(cut.resealed)
            }
        }
    }

    /// A table of their places would take 268 MB.
    @Test("clauses that are not as long as their characters are refused")
    func clauseStarts() throws {
        var bytes = Self.tiny
        let starts = try SectionTable(MappedFile(name: "sample", bytes: bytes)).bytes(Section.clauseStarts)
        let highByteOfStep = starts.offset + 11
        bytes[highByteOfStep] = 0x7F
        #expect(throws: SegmentError.self) {
            try SegmentReader(MappedFile(name: "sample", bytes: bytes.resealed))
        }
    }

    @Test("a changed byte under right checksums gives an error or an answer", arguments: 0..<4)
    func lying(part: Int) throws {
        try sweep(Self.tiny, part: part, seal: { $0.resealed })
    }

    @Test("a changed byte of long lists under right checksums gives an error or an answer", arguments: 0..<4)
    func lyingLists(part: Int) throws {
        try sweep(
            Self.blocks, part: part, from: Section.field(.pairs, .dictionaryIndex),
            seal: { $0.resealed })
    }

    @Test("a huge number at any place, under right checksums, gives an error or an answer", arguments: 0..<4)
    func hugeNumbers(part: Int) throws {
        let numbers: [[UInt8]] = [
            [UInt8](repeating: 0xFF, count: 8) + [0x7F], [UInt8](repeating: 0xFF, count: 4),
            [UInt8](repeating: 0, count: 7) + [0x80], [UInt8](repeating: 0xFF, count: 7) + [0x7F],
        ]
        for sample in [Self.tiny, Self.blocks] {
            let table = try SectionTable(MappedFile(name: "sample", bytes: sample))
            for entry in table.entries where sample == Self.tiny || entry.section >> 8 == Field.pairs.rawValue
            {
                for index in stride(from: part, to: entry.bytes.count, by: 4) {
                    let offset = entry.bytes.offset + index
                    for number in index % 8 == 0 ? numbers : [numbers[0]] {
                        var changed = sample
                        changed.replaceSubrange(offset..<(offset + number.count), with: number)
                        try attempt(changed.resealed)
                    }
                }
            }
        }
    }

    @Test(
        "terms that are looked up in a lying dictionary are refused or read",
        arguments: 0..<8 as Range<UInt64>)
    func lyingLookups(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for sample in [Self.tiny, Self.blocks] {
            let reader = try SegmentReader(MappedFile(name: "sample", bytes: sample))
            let field = try #require(reader.fields[.pairs])
            var keys: [[UInt8]] = []
            var terms = try field.dictionary.cursor()
            while try terms.next() { keys.append(terms.key) }
            let table = try SectionTable(MappedFile(name: "sample", bytes: sample))
            let parts = [Section.Part.dictionary, .dictionaryIndex, .blocks].map { Section.field(.pairs, $0) }
            for entry in table.entries where parts.contains(entry.section) {
                for offset in entry.bytes.offset..<(entry.bytes.offset + entry.bytes.count) {
                    var changed = sample
                    // A number of any magnitude up to 2⁶³ − 1, as a varint.
                    var lie = ByteWriter()
                    lie.append(varint: Int.max >> Int.random(in: 0...62, using: &random))
                    changed.replaceSubrange(offset..<(offset + lie.count), with: lie.bytes)
                    try lookUp(keys, in: changed)
                }
            }
        }
    }

    private func lookUp(_ keys: [[UInt8]], in bytes: [UInt8]) throws {
        // The table of sections may have been overwritten.
        guard
            let reader = try? SegmentReader(
                MappedFile(name: "sample", bytes: bytes.resealed)),
            let field = reader.fields[.pairs]
        else { return }
        for key in keys {
            do throws(SegmentError) {
                guard let entry = try field.dictionary.find(key) else { continue }
                var cursor = try field.postings(of: entry)
                var positions: [UInt32] = []
                try cursor.advance()
                while cursor.clause != PostingCursor.noClause {
                    try cursor.readPositions(into: &positions)
                    try cursor.advance(to: cursor.clause + 9)
                }
                let blocks = try PostingBlocks(field, entry)
                for block in 0..<blocks.count { _ = blocks.impact(of: block) }
            } catch {
                continue  // refused
            }
        }
    }

    @Test("a changed byte of header, table or trailer under right checksums gives an error or an answer")
    func lyingTable() throws {
        let trailer = Self.tiny.count - SegmentLayout.trailerSize
        let count = Int(part(Self.tiny).load(UInt32.self, at: trailer + 8))
        let table = trailer - count * SegmentLayout.tableEntrySize
        for offset in Array(0..<SegmentLayout.headerSize) + Array(table..<Self.tiny.count) {
            for pattern in [0x01, 0x80, 0xFF] as [UInt8] {
                var changed = Self.tiny
                changed[offset] ^= pattern
                try attempt(changed.resealed)
            }
        }
    }

    @Test("many changed bytes at once give an error or an answer", arguments: 0..<4)
    func noise(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<100 {
            var changed = round % 2 == 0 ? Self.tiny : Self.blocks
            let end = changed.count - SegmentLayout.trailerSize
            for _ in 0..<Int.random(in: 2...40, using: &random) {
                changed[.random(in: SegmentLayout.headerSize..<end, using: &random)] =
                    .random(in: 0...255, using: &random)
            }
            try attempt(changed.resealed)
        }
    }

    /// Changes each byte of the sections from one on that is not padding, in two ways, and reads everything.
    private func sweep(
        _ sample: [UInt8], part number: Int, from section: UInt32 = 0, seal: ([UInt8]) -> [UInt8]
    ) throws {
        let table = try SectionTable(MappedFile(name: "sample", bytes: sample))
        for entry in table.entries where entry.section >= section && entry.section < section + 0x10000 {
            for index in 0..<entry.bytes.count where index % 4 == number {
                let offset = entry.bytes.offset + index
                for pattern in [1 << UInt8(index / 4 % 8), 0xFF] as [UInt8] {
                    var changed = sample
                    changed[offset] ^= pattern
                    try attempt(seal(changed))
                }
            }
        }
    }

    private func attempt(_ bytes: [UInt8]) throws {
        do {
            _ = try SampleSegments.readEverything(bytes)
        } catch is SegmentError {
        }
    }
}

/// Dictionaries whose entries are well written and say what cannot be.
@Suite struct LyingDictionaryTests {
    private static let numbers = [
        0, 1, 127, 128, 1 << 24, 1 << 31, 1 << 40, 1 << 48, 1 << 62, .max - 128, .max,
    ]

    @Test("a term after one of impossible size is refused or read", arguments: numbers, positionForms)
    func impossibleSizes(number: Int, form: PositionForm) throws {
        for (member, other) in [0, 1, 2].flatMap({ member in [2, 128, 300].map { (member, $0) } }) {
            var writer = TermDictionaryWriter()
            // Entries of the same size twice, so that two lies may add up to less than nothing.
            for key in 1...4 as ClosedRange<UInt8> {
                var payload = TermDictionaryWriter.Payload(
                    clauseCount: other, postingsCount: 3, positionsCount: 2)
                if key < 3 {
                    switch member {
                    case 0: payload.clauseCount = max(2, number)
                    case 1: payload.postingsCount = number
                    default: payload.positionsCount = number
                    }
                }
                writer.append([key], payload, at: .init(), positions: form)
            }
            let field: Field = form == .offsets ? .pairs : .words
            let sections = [
                Section.field(field, .dictionaryIndex): writer.index.bytes,
                Section.field(field, .dictionary): writer.data.bytes,
                Section.field(field, .postings): [UInt8](repeating: 0x35, count: 900),
                Section.field(field, .blocks): [UInt8](repeating: 1, count: 900),
                Section.field(field, .positions): [UInt8](repeating: 0x35, count: 900),
                Section.field(form == .offsets ? .characters : field, .lengths):
                    [UInt8](repeating: 9, count: 400),
            ]
            let meta = SegmentMeta.FieldMeta(
                field: field, hasPositions: form != .none, termCount: 4,
                statistics: FieldStatistics(lengthSum: 1 << 20))
            let starts = try IntegerColumn(
                part(IntegerColumn.encode((0...400).map { $0 * 9 })), count: 401)
            let reader = try meta.open(
                section: { part(sections[$0] ?? []) }, clauseStarts: starts, clauseCount: 400)
            for key in 1...4 as ClosedRange<UInt8> { read([key], in: reader) }
        }
    }

    private func read(_ key: [UInt8], in field: FieldReader) {
        do throws(SegmentError) {
            guard let entry = try field.dictionary.find(key) else { return }
            var cursor = try field.postings(of: entry)
            var positions: [UInt32] = []
            try cursor.advance()
            try cursor.readPositions(into: &positions)
            try cursor.advance(to: 300)
            try cursor.readPositions(into: &positions)
        } catch {
            return  // refused
        }
    }
}
