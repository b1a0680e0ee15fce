/// Encodes the terms of one field, in key order, into the sections of that field.
///
/// A term of one clause lies in the dictionary itself; one of fewer than 128 clauses is a bit stream of interpolative
/// codes; a longer one is blocks of 128 and a table that describes them (docs/FileFormat.md).
public struct FieldWriter {
    let field: Field
    let hasPositions: Bool
    private let form: PositionForm
    private let clauseStarts: [UInt32]
    private let lengthBytes: [UInt8]
    private let averageLength: Double
    private let widths = PositionCode.widths
    private var dictionary = TermDictionaryWriter()
    private var postings = ByteWriter()
    private var blocks = ByteWriter()
    private var positions = ByteWriter()
    private var spools: (data: Spool, postings: Spool, blocks: Spool, positions: Spool)
    private var table = BlockTableBuilder()
    private var impact = ImpactBuilder()
    private var values = [UInt32](repeating: 0, count: BlockCoding.size)
    private var bits = BitWriter()

    /// Makes a writer for a segment whose clauses begin at these code points (and the last ends), and have such length
    /// bytes in this field.
    init(
        _ field: Field, hasPositions: Bool, clauseStarts: [UInt32], lengthBytes: [UInt8],
        spill: SpillSpace? = nil
    ) {
        spools = (Spool(spill), Spool(spill), Spool(spill), Spool(spill))
        self.field = field
        self.hasPositions = hasPositions
        form = PositionForm(field, hasPositions: hasPositions)
        self.clauseStarts = clauseStarts
        self.lengthBytes = lengthBytes
        let sum = lengthBytes.reduce(0) { $0 + LengthByte.decode($1) }
        averageLength = max(1, Double(sum) / Double(max(1, lengthBytes.count)))
    }

    /// The number of terms written.
    var termCount: Int { dictionary.termCount }

    /// Appends a term; terms come in strictly increasing byte order, each with at least one posting.
    ///
    /// Positions count words in the field of words, code points elsewhere, and are below the length of their clause.
    public mutating func append(_ key: [UInt8], _ list: PostingList) {
        let offsets = TermDictionaryWriter.Offsets(
            postings: postings.count, blocks: blocks.count, positions: positions.count)
        var payload = TermDictionaryWriter.Payload(clauseCount: list.clauses.count)
        if list.clauses.count == 1 {
            payload.single = .init(
                clause: list.clauses[0], frequency: list.frequencies[0],
                offsets: form == .offsets ? self.offsets(of: list) : [])
        } else if list.clauses.count >= BlockCoding.size {
            appendBlocks(list)
        } else {
            appendShortList(list)
        }
        if list.clauses.count < BlockCoding.size, form == .apart {
            var position = 0
            for index in list.clauses.indices { writePositions(list, index, &position) }
            bits.move(to: &positions)
        }
        payload.postingsCount = postings.count - offsets.postings
        payload.positionsCount = positions.count - offsets.positions
        dictionary.append(key, payload, at: offsets, positions: form)
        spools.data.take(from: &dictionary.data)
        spools.postings.take(from: &postings)
        spools.blocks.take(from: &blocks)
        spools.positions.take(from: &positions)
    }

    /// The finished sections.
    mutating func finish() -> [(section: UInt32, bytes: Spool)] {
        [
            (Section.field(field, .dictionaryIndex), Spool(dictionary.index.bytes)),
            (Section.field(field, .dictionary), spools.data.finish(&dictionary.data)),
            (Section.field(field, .postings), spools.postings.finish(&postings)),
            (Section.field(field, .blocks), spools.blocks.finish(&blocks)),
            (Section.field(field, .positions), spools.positions.finish(&positions)),
            (Section.field(field, .lengths), Spool(field.lengthField == field ? lengthBytes : [])),
        ]
    }

    private mutating func appendBlocks(_ list: PostingList) {
        let start = (postings: postings.count, positions: positions.count)
        var position = 0
        for first in stride(from: 0, to: list.clauses.count, by: BlockCoding.size) {
            let range = first..<min(first + BlockCoding.size, list.clauses.count)
            for index in range {
                impact.add(
                    frequency: list.frequencies[index], length: lengthBytes[Int(list.clauses[index])])
            }
            table.append(
                last: list.clauses[range.upperBound - 1], postings: postings.count - start.postings,
                positions: positions.count - start.positions, impact.take(average: averageLength))
            if range.count == BlockCoding.size {
                appendFullBlock(list, range)
            } else {
                appendRest(list, range)
            }
            if form != .none { appendPositions(list, range, &position) }
        }
        let layout = BlockTableLayout(
            form, clauseCount: clauseStarts.count - 1, postingsCount: postings.count - start.postings,
            positionsCount: positions.count - start.positions)
        table.move(to: &blocks, layout)
    }

    private mutating func appendFullBlock(_ list: PostingList, _ range: Range<Int>) {
        var next = range.lowerBound == 0 ? 0 : list.clauses[range.lowerBound - 1] + 1
        for (place, index) in range.enumerated() {
            values[place] = list.clauses[index] - next
            next = list.clauses[index] + 1
        }
        BlockCoding.encode(values, into: &postings)
        for (place, index) in range.enumerated() { values[place] = list.frequencies[index] - 1 }
        BlockCoding.encode(values, into: &postings)
    }

    /// The last block of a list where it is not full; the table has its last clause.
    private mutating func appendRest(_ list: PostingList, _ range: Range<Int>) {
        let low = Int(list.clauses[range.lowerBound - 1]) + 1
        let last = Int(list.clauses[range.upperBound - 1])
        InterpolativeCode.encode(list.clauses[range.dropLast()], low: low, high: last - 1, into: &bits)
        writeFrequencies(list.frequencies[range])
        bits.move(to: &postings)
    }

    /// A list without blocks: how many occurrences there are beyond one a clause and the offsets of all of them in the text
    /// of the segment, or the clauses and frequencies.
    private mutating func appendShortList(_ list: PostingList) {
        if form == .offsets {
            bits.write(gamma: UInt32(list.positions.count - list.clauses.count + 1))
            let high = Int(clauseStarts[clauseStarts.count - 1]) - 1
            InterpolativeCode.encode(offsets(of: list)[...], low: 0, high: high, into: &bits)
        } else {
            InterpolativeCode.encode(
                list.clauses[...], low: 0, high: clauseStarts.count - 2, into: &bits)
            writeFrequencies(list.frequencies[...])
        }
        bits.move(to: &postings)
    }

    /// Whether all frequencies are 1, and if not, the frequencies.
    private mutating func writeFrequencies(_ frequencies: ArraySlice<UInt32>) {
        let isOnce = frequencies.allSatisfy { $0 == 1 }
        bits.write(isOnce ? 0 : 1, bits: 1)
        if !isOnce {
            for frequency in frequencies { bits.write(gamma: frequency) }
        }
    }

    /// The offsets of the occurrences in the text of the segment; a long clause is likelier to hold one than a short
    /// one, so an offset costs fewer bits than a clause and a position.
    private func offsets(of list: PostingList) -> [UInt32] {
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

    /// The positions of a block: where those of each 32 postings after the first begin, then all of them, each in as many
    /// bits as the length of its clause asks for.
    private mutating func appendPositions(_ list: PostingList, _ range: Range<Int>, _ position: inout Int) {
        var places: [Int] = []
        for index in range {
            if index > range.lowerBound, (index - range.lowerBound) % PositionCode.groupSize == 0 {
                places.append(bits.count)
            }
            writePositions(list, index, &position)
        }
        PositionPlaces.write(places, into: &positions)
        bits.move(to: &positions)
    }

    @inline(__always)
    private mutating func writePositions(_ list: PostingList, _ index: Int, _ position: inout Int) {
        let width = Int(widths[Int(lengthBytes[Int(list.clauses[index])])])
        let end = position + Int(list.frequencies[index])
        PositionCode.write(list.positions[position..<end], width: width, into: &bits)
        position = end
    }
}

/// Collects the descriptions of the blocks of one list.
private struct BlockTableBuilder {
    private var lasts: [UInt32] = []
    private var postings: [UInt32] = []
    private var positions: [UInt32] = []
    private var impacts = ByteWriter()

    var count: Int { lasts.count }

    mutating func append(last: UInt32, postings offset: Int, positions place: Int, _ impact: Impact) {
        lasts.append(last)
        postings.append(UInt32(offset))
        positions.append(UInt32(place))
        impacts.append(impact)
    }

    /// Appends the table to `output` and empties the builder.
    mutating func move(to output: inout ByteWriter, _ layout: BlockTableLayout) {
        for column in layout.hasPositions ? [lasts, postings, positions] : [lasts, postings] {
            for value in column {
                output.append(fixed: UInt16(truncatingIfNeeded: value))
                output.append(UInt8(truncatingIfNeeded: value >> 16))
                if layout.width == 4 { output.append(UInt8(truncatingIfNeeded: value >> 24)) }
            }
        }
        output.append(contentsOf: impacts.bytes)
        lasts.removeAll(keepingCapacity: true)
        postings.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        impacts.removeAll()
    }
}
