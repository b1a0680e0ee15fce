@testable import Segments

/// The numbers of values that are likely to meet the border of a block.
let borderCounts = [0, 1, 2, 127, 128, 129, 255, 256, 1000, 5000]

/// Bytes as a part of a file that lies in memory.
func part(_ bytes: [UInt8]) -> SegmentBytes {
    MappedFile(name: "memory", bytes: bytes).bytes
}

extension PostingList {
    /// A random list of `count` of the clauses whose lengths are given and not 0.
    static func random(
        count: Int, clauseLengths: [UInt32], isOnce: Bool = false, using random: inout SeededGenerator
    ) -> PostingList {
        var list = PostingList()
        var left = count
        let open = clauseLengths.indices.filter { clauseLengths[$0] > 0 }
        for (number, clause) in open.enumerated() where left > 0 {
            let length = clauseLengths[clause]
            guard Int.random(in: 0..<(open.count - number), using: &random) < left else { continue }
            left -= 1
            let most = isOnce ? 1 : min(Int(length), Bool.random(using: &random) ? 1 : 9)
            let frequency = Int.random(in: 1...most, using: &random)
            var positions = Set<UInt32>()
            while positions.count < frequency { positions.insert(.random(in: 0..<length, using: &random)) }
            list.clauses.append(UInt32(clause))
            list.frequencies.append(UInt32(frequency))
            list.positions.append(contentsOf: positions.sorted())
        }
        return list
    }

    /// The positions in each clause.
    var positionsByClause: [[UInt32]] {
        var start = 0
        return frequencies.map { frequency in
            defer { start += Int(frequency) }
            return Array(positions[start..<(start + Int(frequency))])
        }
    }
}

/// Where clauses of these lengths begin in the text of their segment, and where the last ends.
func clauseStarts(_ clauseLengths: [UInt32]) -> [UInt32] {
    clauseLengths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
}

/// The ways to write positions.
let positionForms: [PositionForm] = [.none, .apart, .offsets]

/// A field with the terms given, and nothing around it.
///
/// Pairs where positions are offsets, else words, of which each clause has as many as it is long. `starts` may lie about where
/// the clauses begin.
func field(
    _ terms: [(key: [UInt8], list: PostingList)], _ form: PositionForm, clauseLengths: [UInt32],
    starts: IntegerColumn? = nil
) throws -> FieldReader {
    let lengthBytes = clauseLengths.map { LengthByte.encode(Int($0)) }
    let trueStarts = clauseStarts(clauseLengths)
    let kind: Field = form == .offsets ? .pairs : .words
    var writer = FieldWriter(
        kind, hasPositions: form != .none, clauseStarts: trueStarts, lengthBytes: lengthBytes)
    for term in terms { writer.append(term.key, term.list) }
    let meta = SegmentMeta.FieldMeta(
        field: kind, hasPositions: form != .none, termCount: writer.termCount,
        statistics: FieldStatistics(lengthSum: 1 << 20))
    var sections = Dictionary(uniqueKeysWithValues: writer.finish().map { ($0.section, part($0.bytes.rest)) })
    // Pairs take their lengths from the characters.
    if kind == .pairs { sections[Section.field(.characters, .lengths)] = part(lengthBytes) }
    let column = try IntegerColumn(
        part(IntegerColumn.encode(trueStarts.map { Int($0) })), count: trueStarts.count)
    return try meta.open(
        section: { sections[$0] ?? part([]) }, clauseStarts: starts ?? column,
        clauseCount: clauseLengths.count)
}

extension [UInt8] {
    /// Overwrites the four bytes from `offset` on with a number, little-endian.
    mutating func store(_ value: UInt32, at offset: Int) {
        for byte in 0..<4 { self[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(byte * 8)) }
    }
}
