@testable import Segments

/// The numbers of values that are likely to meet the border of a block.
let borderCounts = [0, 1, 2, 127, 128, 129, 255, 256, 1000, 5000]

/// Bytes as a part of a file that lies in memory.
func part(_ bytes: [UInt8]) -> SegmentBytes {
    MappedFile(name: "memory", bytes: bytes).bytes
}

extension PostingList {
    /// A random list of `count` of the clauses whose lengths are given.
    static func random(
        count: Int, clauseLengths: [UInt32], isOnce: Bool = false, using random: inout SeededGenerator
    ) -> PostingList {
        var list = PostingList()
        var left = count
        for (clause, length) in clauseLengths.enumerated() where left > 0 {
            let remaining = clauseLengths.count - clause
            guard Int.random(in: 0..<remaining, using: &random) < left else { continue }
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

/// A field with the terms given, and nothing around it.
func field(
    _ terms: [(key: [UInt8], list: PostingList)], hasPositions: Bool, clauseLengths: [UInt32]
) throws -> FieldReader {
    let lengthBytes = clauseLengths.map { LengthByte.encode(Int($0)) }
    let starts = clauseLengths.reduce(into: [0 as UInt32]) { $0.append(($0.last ?? 0) + $1) }
    var writer = FieldWriter(
        .words, hasPositions: hasPositions, clauseStarts: starts, lengthBytes: lengthBytes)
    for term in terms { writer.append(term.key, term.list) }
    let meta = SegmentMeta.FieldMeta(
        field: .words, hasPositions: hasPositions, termCount: writer.termCount, statistics: FieldStatistics())
    let sections = Dictionary(uniqueKeysWithValues: writer.finish().map { ($0.section, part($0.bytes)) })
    let column = try IntegerColumn(
        part(IntegerColumn.encode(starts.map { Int($0) })), count: starts.count)
    return try meta.open(
        section: { sections[$0] ?? part([]) }, clauseStarts: column, clauseCount: clauseLengths.count,
        positionLimit: 1 << 20)
}

extension [UInt8] {
    /// Overwrites the four bytes from `offset` on with a number, little-endian.
    mutating func store(_ value: UInt32, at offset: Int) {
        for byte in 0..<4 { self[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(byte * 8)) }
    }
}
