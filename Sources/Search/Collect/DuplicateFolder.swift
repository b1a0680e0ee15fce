internal import Analysis
internal import Segments

/// A hit on its way to a page: the candidate that is shown, and how many stand behind it.
struct HitRow {
    var candidate: Candidate
    /// The number of further candidates in the same group.
    var more = 0
    /// The number of worse ones whose texts are nearly the same.
    var duplicates = 0
}

/// Folds hits whose texts are nearly the same as that of a better one.
struct DuplicateFolder {
    /// How many hits are compared: the first ones in order.
    static let limit = 10_000
    private let snapshot: Snapshot

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    /// The rows without those folded, which are counted; rows behind the first 10,000 stay as they are.
    func folded(_ rows: [HitRow], _ builder: inout HitBuilder) throws(SegmentError) -> [HitRow] {
        let signatures = try signatures(of: rows.prefix(Self.limit), &builder)
        var seen = NearDuplicates()
        var folded: [HitRow] = []
        for (row, signature) in zip(rows, signatures) where builder.interruption.allows(1024) {
            if let place = seen.match(signature) {
                folded[place].duplicates += 1
            } else {
                folded.append(row)
            }
        }
        return folded + rows.dropFirst(Self.limit)
    }

    /// The signatures of the texts, which are read in the order they are stored in.
    private func signatures(
        of rows: ArraySlice<HitRow>, _ builder: inout HitBuilder
    ) throws(SegmentError) -> [TextSignature] {
        let isCut = snapshot.commit.schema.analyzer == AnalyzerKind.whitespace.rawValue
        let folder = TextFolder(mode: isCut ? .pretokenized : .content)
        let order = rows.indices.sorted {
            let (left, right) = (rows[$0].candidate, rows[$1].candidate)
            return (left.segment, left.clause) < (right.segment, right.clause)
        }
        var found: [Int: TextSignature] = [:]
        for index in order where builder.interruption.allows(1024) {
            found[index] = TextSignature(try builder.shownText(rows[index].candidate), folder)
        }
        return rows.indices.compactMap { found[$0] }
    }
}
