/// Encodes the terms of one field, in key order, into the sections of that field.
///
/// A term of one clause lies in the dictionary itself; one of fewer than 128 clauses is a bit stream of interpolative
/// codes; a longer one is blocks of 128 and a table that describes them (docs/FileFormat.md).
///
/// Uses raw pointers to the lists: they are found to be as long as each other before any is read.
@safe
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
    private var bits = BitWriter()
    /// The offsets of the occurrences of a short list.
    private var offsets: [UInt32] = []

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
        let places = TermDictionaryWriter.Offsets(
            postings: postings.count, blocks: blocks.count, positions: positions.count)
        var payload = TermDictionaryWriter.Payload(clauseCount: list.clauses.count)
        if form == .offsets, list.clauses.count < BlockCoding.size { findOffsets(of: list) }
        if list.clauses.count == 1 {
            payload.single = .init(
                clause: list.clauses[0], frequency: list.frequencies[0],
                offsets: form == .offsets ? offsets : [])
        }
        unsafe withPointers(to: list) { list, writer in unsafe writer.append(list) }
        payload.postingsCount = postings.count - places.postings
        payload.positionsCount = positions.count - places.positions
        dictionary.append(key, payload, at: places, positions: form)
        spools.data.take(from: &dictionary.data)
        spools.postings.take(from: &postings)
        spools.blocks.take(from: &blocks)
        spools.positions.take(from: &positions)
    }

    /// The arrays of a `PostingList`; there are as many positions as the frequencies say, or none.
    @unsafe
    private struct ListPointers {
        var clauses: UnsafePointer<UInt32>
        var frequencies: UnsafePointer<UInt32>
        var positions: UnsafePointer<UInt32>
        var count: Int
    }

    private mutating func withPointers(
        to list: PostingList, _ body: (ListPointers, inout FieldWriter) -> Void
    ) {
        var total = 0
        for frequency in list.frequencies { total &+= Int(frequency) }
        precondition(list.frequencies.count == list.clauses.count, "clauses without frequencies")
        precondition(!hasPositions || list.positions.count == total, "positions are missing")
        unsafe list.clauses.withUnsafeBufferPointer { clauses in
            unsafe list.frequencies.withUnsafeBufferPointer { frequencies in
                unsafe list.positions.withUnsafeBufferPointer { positions in
                    guard let first = clauses.baseAddress, let frequency = frequencies.baseAddress else {
                        return
                    }
                    let pointers = unsafe ListPointers(
                        clauses: first, frequencies: frequency, positions: positions.baseAddress ?? first,
                        count: clauses.count)
                    unsafe body(pointers, &self)
                }
            }
        }
    }

    private mutating func append(_ list: ListPointers) {
        guard unsafe list.count < BlockCoding.size else { return unsafe appendBlocks(list) }
        if unsafe list.count > 1 { unsafe appendShortList(list) }
        if form == .apart {
            var position = 0
            unsafe writePositions(list, 0..<list.count, &position)
            bits.move(to: &positions)
        }
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

    private mutating func appendBlocks(_ list: ListPointers) {
        let start = (postings: postings.count, positions: positions.count)
        var position = 0
        for first in unsafe stride(from: 0, to: list.count, by: BlockCoding.size) {
            let range = unsafe first..<min(first + BlockCoding.size, list.count)
            for index in range {
                unsafe impact.add(
                    frequency: list.frequencies[index], length: lengthBytes[Int(list.clauses[index])])
            }
            table.append(
                last: unsafe list.clauses[range.upperBound - 1], postings: postings.count - start.postings,
                positions: positions.count - start.positions, impact.take(average: averageLength))
            if range.count == BlockCoding.size {
                unsafe appendFullBlock(list, range)
            } else {
                unsafe appendRest(list, range)
            }
            if form != .none { unsafe appendPositions(list, range, &position) }
        }
        let layout = BlockTableLayout(
            form, clauseCount: clauseStarts.count - 1, postingsCount: postings.count - start.postings,
            positionsCount: positions.count - start.positions)
        table.move(to: &blocks, layout)
    }

    private mutating func appendFullBlock(_ list: ListPointers, _ range: Range<Int>) {
        let first = range.lowerBound
        var values = InlineArray<128, UInt32>(repeating: 0)
        unsafe withUnsafeMutableBytes(of: &values) { values in
            guard let values = values.baseAddress else { return }
            var next = unsafe first == 0 ? 0 : list.clauses[first &- 1] &+ 1
            for index in 0..<BlockCoding.size {
                let clause = unsafe list.clauses[first &+ index]
                unsafe values.storeBytes(of: clause &- next, toByteOffset: index &* 4, as: UInt32.self)
                next = clause &+ 1
            }
            unsafe BlockCoding.encode(UnsafeRawPointer(values), into: &postings)
            for index in 0..<BlockCoding.size {
                let frequency = unsafe list.frequencies[first &+ index]
                unsafe values.storeBytes(of: frequency &- 1, toByteOffset: index &* 4, as: UInt32.self)
            }
            unsafe BlockCoding.encode(UnsafeRawPointer(values), into: &postings)
        }
    }

    /// The last block of a list where it is not full; the table has its last clause.
    private mutating func appendRest(_ list: ListPointers, _ range: Range<Int>) {
        let low = unsafe Int(list.clauses[range.lowerBound - 1]) + 1
        let last = unsafe Int(list.clauses[range.upperBound - 1])
        unsafe InterpolativeCode.encode(
            list.clauses + range.lowerBound, range.count - 1, low: low, high: last - 1, into: &bits)
        unsafe writeFrequencies(list.frequencies + range.lowerBound, range.count)
        bits.move(to: &postings)
    }

    /// A list without blocks: how many occurrences there are beyond one a clause and the offsets of all of them in the text
    /// of the segment, or the clauses and frequencies.
    private mutating func appendShortList(_ list: ListPointers) {
        if form == .offsets {
            unsafe bits.write(gamma: UInt32(offsets.count - list.count + 1))
            let high = Int(clauseStarts[clauseStarts.count - 1]) - 1
            InterpolativeCode.encode(offsets[...], low: 0, high: high, into: &bits)
        } else {
            unsafe InterpolativeCode.encode(
                list.clauses, list.count, low: 0, high: clauseStarts.count - 2, into: &bits)
            unsafe writeFrequencies(list.frequencies, list.count)
        }
        bits.move(to: &postings)
    }

    /// Whether all frequencies are 1, and if not, the frequencies.
    private mutating func writeFrequencies(_ frequencies: UnsafePointer<UInt32>, _ count: Int) {
        var all: UInt32 = 1
        for index in 0..<count { all |= unsafe frequencies[index] }
        bits.write(all == 1 ? 0 : 1, bits: 1)
        guard all != 1 else { return }
        for index in 0..<count { bits.write(gamma: unsafe frequencies[index]) }
    }

    /// Finds the offsets of the occurrences in the text of the segment; a long clause is likelier to hold one than a short
    /// one, so an offset costs fewer bits than a clause and a position.
    private mutating func findOffsets(of list: PostingList) {
        offsets.removeAll(keepingCapacity: true)
        var index = 0
        for place in list.clauses.indices {
            let start = clauseStarts[Int(list.clauses[place])]
            for _ in 0..<list.frequencies[place] {
                offsets.append(start + list.positions[index])
                index += 1
            }
        }
    }

    /// The positions of a block: where those of each 32 postings after the first begin, then all of them, each in as many
    /// bits as the length of its clause asks for.
    private mutating func appendPositions(_ list: ListPointers, _ range: Range<Int>, _ position: inout Int) {
        var places = InlineArray<3, Int>(repeating: 0)
        let size = PositionCode.groupSize
        for group in 0..<((range.count + size - 1) / size) {
            if group > 0 { places[group - 1] = bits.count }
            let first = range.lowerBound + group * size
            unsafe writePositions(list, first..<min(first + size, range.upperBound), &position)
        }
        if range.count > size { PositionPlaces.write(places, into: &positions) }
        bits.move(to: &positions)
    }

    private mutating func writePositions(_ list: ListPointers, _ range: Range<Int>, _ position: inout Int) {
        let (lengths, widths) = (lengthBytes, widths)
        var bits = bits
        var next = position
        for index in range {
            let width = unsafe Int(widths[Int(lengths[Int(list.clauses[index])])])
            let count = unsafe Int(list.frequencies[index])
            bits.reserve(bits: count &* 32)
            unsafe PositionCode.write(list.positions + next, count, width: width, into: &bits)
            next &+= count
        }
        position = next
        self.bits = bits
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
