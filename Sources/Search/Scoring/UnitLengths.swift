internal import Segments

/// How long the documents or issues of a snapshot are in one field: the sums of the lengths of their clauses, lines of the contents
/// and the header aside.
struct UnitLengths {
    /// The length bytes of the units of each segment, by their numbers; 0 where a number is that of no unit.
    private(set) var bytes: [[UInt8]] = []
    /// The number of units with the field and the sum of their lengths.
    private(set) var statistics = FieldStatistics()

    /// Adds the lengths of all clauses up.
    ///
    /// O(clauses).
    init(_ field: Field, _ unit: Unit, _ snapshot: Snapshot) {
        for segment in snapshot.segments {
            let reader = segment.reader
            var sums = [Int](repeating: 0, count: reader.documentCount)
            if let lengths = reader.fields[field] {
                var walker = UnitWalker(reader, unit)
                for document in sums.indices where !segment.description.isDeleted(document) {
                    for clause in reader.clauses(ofDocument: document)
                    where !reader.role(of: clause).isFrontMatter {
                        let length = LengthByte.decode(lengths.lengthByte(of: clause))
                        sums[Int(walker.unit(ofClause: clause))] += length
                    }
                }
            }
            statistics.clauseCount += sums.count { $0 > 0 }
            statistics.lengthSum += sums.reduce(0, +)
            bytes.append(sums.map(LengthByte.encode))
        }
    }
}
