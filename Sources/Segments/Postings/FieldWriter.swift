/// Encodes the terms of one field, in key order, into the sections of that field.
///
/// A term of one clause lies in the dictionary itself; one of fewer than 128 clauses is a bit stream of interpolative
/// codes; a longer one is blocks of 128 with a bit stream for the rest (docs/FileFormat.md).
public struct FieldWriter {
    let field: Field
    let hasPositions: Bool
    private let clauseStarts: [UInt32]
    private let lengthBytes: [UInt8]
    private var dictionary = TermDictionaryWriter()
    private var postings = ByteWriter()
    private var blocks = ByteWriter()
    private var positions = ByteWriter()
    private var blockCount = 0

    /// Makes a writer for a segment whose clauses begin at these code points (and the last ends), and have such length
    /// bytes in this field.
    init(_ field: Field, hasPositions: Bool, clauseStarts: [UInt32], lengthBytes: [UInt8]) {
        self.field = field
        self.hasPositions = hasPositions
        self.clauseStarts = clauseStarts
        self.lengthBytes = lengthBytes
    }

    /// The number of terms written.
    var termCount: Int { dictionary.termCount }

    /// Appends a term; terms come in strictly increasing byte order, each with at least one posting.
    public mutating func append(_ key: [UInt8], _ list: PostingList) {
        let offsets = TermDictionaryWriter.Offsets(
            postings: postings.count, block: blockCount, positions: positions.count)
        var payload = TermDictionaryWriter.Payload(clauseCount: list.clauses.count)
        if list.clauses.count == 1 {
            payload.single = .init(
                clause: list.clauses[0], frequency: list.frequencies[0], offsets: self.offsets(of: list))
        } else {
            let full = list.clauses.count / BlockCoding.size * BlockCoding.size
            if full > 0 {
                appendBlocks(list, full: full)
                if hasPositions { appendPositionBlocks(list) }
            }
            appendTail(list, from: full)
            payload.postingsCount = postings.count - offsets.postings
            payload.positionsCount = positions.count - offsets.positions
        }
        dictionary.append(key, payload, at: offsets, hasPositions: hasPositions)
    }

    /// The finished sections.
    mutating func finish() -> [(section: UInt32, bytes: [UInt8])] {
        [
            (Section.field(field, .dictionaryIndex), dictionary.index.bytes),
            (Section.field(field, .dictionary), dictionary.data.bytes),
            (Section.field(field, .postings), postings.take()),
            (Section.field(field, .blocks), blocks.take()),
            (Section.field(field, .positions), positions.take()),
            (Section.field(field, .lengths), field == .pairs ? [] : lengthBytes),
        ]
    }

    private mutating func appendBlocks(_ list: PostingList, full: Int) {
        let start = postings.count
        var lasts = ByteWriter()
        var offsets = ByteWriter()
        var positionStarts = ByteWriter()
        var impacts = ByteWriter()
        var positionCount: UInt32 = 0
        for first in stride(from: 0, to: full, by: BlockCoding.size) {
            let range = first..<(first + BlockCoding.size)
            offsets.append(fixed: UInt32(postings.count - start))
            positionStarts.append(fixed: positionCount)
            lasts.append(fixed: list.clauses[range.upperBound - 1])
            var gaps: [UInt32] = []
            var impact = Impact()
            for index in range {
                let before = index == 0 ? 0 : list.clauses[index - 1] + 1
                gaps.append(list.clauses[index] - before)
                positionCount &+= list.frequencies[index]
                impact.add(frequency: list.frequencies[index], length: lengthBytes[Int(list.clauses[index])])
            }
            impacts.append(fixed: impact.packed)
            BlockCoding.encode(gaps, into: &postings)
            BlockCoding.encode(list.frequencies[range].map { $0 - 1 }, into: &postings)
        }
        blockCount += full / BlockCoding.size
        for part in [lasts, offsets, positionStarts, impacts] { blocks.append(contentsOf: part.bytes) }
    }

    /// The postings after the full blocks.
    ///
    /// Of a list without blocks in a field with positions: how many occurrences there are beyond one a clause, then the
    /// offsets of all occurrences in the text of the segment. Else the clauses, whether all frequencies are 1, and if
    /// not, the frequencies.
    private mutating func appendTail(_ list: PostingList, from first: Int) {
        guard first < list.clauses.count else { return }
        var bits = BitWriter()
        if hasPositions, first == 0 {
            bits.write(gamma: UInt32(list.positions.count - list.clauses.count + 1))
            let high = Int(clauseStarts[clauseStarts.count - 1]) - 1
            InterpolativeCode.encode(offsets(of: list)[...], low: 0, high: high, into: &bits)
        } else {
            let low = first == 0 ? 0 : Int(list.clauses[first - 1]) + 1
            InterpolativeCode.encode(
                list.clauses[first...], low: low, high: clauseStarts.count - 2, into: &bits)
            let isOnce = list.frequencies[first...].allSatisfy { $0 == 1 }
            bits.write(isOnce ? 0 : 1, bits: 1)
            if !isOnce {
                for frequency in list.frequencies[first...] { bits.write(gamma: frequency) }
            }
        }
        postings.append(contentsOf: bits.finish())
    }

    /// The offsets of the occurrences in the text of the segment; a long clause is likelier to hold one than a short
    /// one, so an offset costs fewer bits than a clause and a position.
    private func offsets(of list: PostingList) -> [UInt32] {
        guard hasPositions else { return [] }
        var offsets: [UInt32] = []
        offsets.reserveCapacity(list.positions.count)
        var index = 0
        for (clause, frequency) in zip(list.clauses, list.frequencies) {
            for _ in 0..<frequency {
                offsets.append(clauseStarts[Int(clause)] + list.positions[index])
                index += 1
            }
        }
        return offsets
    }

    /// The positions of a list with blocks: offsets of the blocks and of the rest, blocks of 128, the rest as varints.
    private mutating func appendPositionBlocks(_ list: PostingList) {
        var gaps: [UInt32] = []
        gaps.reserveCapacity(list.positions.count)
        var index = 0
        for frequency in list.frequencies {
            var next: UInt32 = 0
            for _ in 0..<frequency {
                gaps.append(list.positions[index] - next)
                next = list.positions[index] + 1
                index += 1
            }
        }
        let full = gaps.count / BlockCoding.size
        var data = ByteWriter()
        let base = (full + 1) * 4
        for block in 0..<full {
            positions.append(fixed: UInt32(base + data.count))
            let start = block * BlockCoding.size
            BlockCoding.encode(Array(gaps[start..<(start + BlockCoding.size)]), into: &data)
        }
        positions.append(fixed: UInt32(base + data.count))
        for gap in gaps[(full * BlockCoding.size)...] { data.append(varint: Int(gap)) }
        positions.append(contentsOf: data.bytes)
    }
}
