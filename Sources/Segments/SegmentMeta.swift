/// The counts of a segment.
struct SegmentMeta {
    var documentCount: Int
    var clauseCount: Int
    var pathCount: Int
    var keywordCount: Int
    var fields: [FieldMeta] = []

    struct FieldMeta {
        var field: Field
        var hasPositions: Bool
        var termCount: Int
        var statistics: FieldStatistics

        func open(
            section: (UInt32) -> SegmentBytes, clauseStarts: IntegerColumn, clauseCount: Int
        ) throws(SegmentError) -> FieldReader {
            let dictionary = try TermDictionary(
                index: section(Section.field(field, .dictionaryIndex)),
                data: section(Section.field(field, .dictionary)), count: termCount,
                positions: PositionForm(field, hasPositions: hasPositions), clauseCount: clauseCount)
            let lengths = section(Section.field(field.lengthField, .lengths))
            guard lengths.count == clauseCount else { throw lengths.corrupt("not every clause has a length") }
            return FieldReader(
                dictionary: dictionary, statistics: statistics,
                postings: section(Section.field(field, .postings)),
                blocks: section(Section.field(field, .blocks)),
                positions: section(Section.field(field, .positions)), lengths: lengths,
                clauseStarts: clauseStarts, clauseCount: clauseCount)
        }
    }

    init(_ bytes: SegmentBytes) throws(SegmentError) {
        var reader = ByteReader(bytes)
        var counts: [Int] = []
        for _ in 0..<5 {
            let count = try reader.read(UInt64.self)
            guard count <= UInt64(SegmentLayout.maxClauses) else {
                throw bytes.corrupt(at: reader.position, "a count is too large")
            }
            counts.append(Int(count))
        }
        documentCount = counts[0]
        clauseCount = counts[1]
        pathCount = counts[2]
        keywordCount = counts[3]
        for _ in 0..<counts[4] {
            guard let field = Field(rawValue: try reader.read(UInt8.self)) else {
                throw bytes.corrupt(at: reader.position, "a field is unknown")
            }
            let hasPositions = try reader.read(UInt8.self) == 1
            let termCount = try reader.read(UInt64.self)
            let statistics = (try reader.read(UInt64.self), try reader.read(UInt64.self))
            guard termCount <= 1 << 40, statistics.0 <= counts[1], statistics.1 <= 1 << 48 else {
                throw bytes.corrupt(at: reader.position, "the statistics of a field are impossible")
            }
            fields.append(
                FieldMeta(
                    field: field, hasPositions: hasPositions, termCount: Int(termCount),
                    statistics: FieldStatistics(clauseCount: Int(statistics.0), lengthSum: Int(statistics.1)))
            )
        }
    }
}
