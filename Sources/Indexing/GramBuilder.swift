internal import Analysis
internal import Segments

/// Collects pairs of neighbouring characters and, where asked, the last character of each clause.
struct GramBuilder {
    private var table = KeyTable()
    private var postings = PostingsBuilder()

    /// The number of occurrences.
    var count: Int { postings.count }

    /// Adds the pairs of one clause.
    mutating func add(_ scalars: [UInt32], withLast: Bool) {
        append(scalars)
        if withLast, let last = scalars.last {
            postings.append(table.number(of: Gram(last).key), at: UInt32(scalars.count - 1))
        }
        postings.endClause()
    }

    /// Adds the pairs of letters and digits of several texts as one clause, and gives the number of pairs.
    mutating func add(texts: ArraySlice<[UInt32]>) -> Int {
        let before = count
        for text in texts {
            for run in text.split(whereSeparator: { !Grams.isContent($0) }) { append(Array(run)) }
        }
        postings.endClause()
        return count - before
    }

    private mutating func append(_ scalars: [UInt32]) {
        guard scalars.count > 1 else { return }
        for position in 0..<(scalars.count - 1) {
            let key = Gram(scalars[position], scalars[position + 1]).key
            postings.append(table.number(of: key), at: UInt32(position))
        }
    }

    /// The characters of all pairs, each at least once.
    var characters: [UInt32] {
        var characters = Set<UInt32>()
        for key in table.keys { characters.formUnion(Self.characters(of: key)) }
        return Array(characters)
    }

    /// Calls `body` with the postings of each pair, ordered by code points.
    func forEachList(hasPositions: Bool, _ body: (_ gram: [UInt32], _ list: PostingList) -> Void) {
        let order = (0..<UInt32(table.keys.count)).sorted { table.keys[Int($0)] < table.keys[Int($1)] }
        postings.forEachList(in: order, hasPositions: hasPositions) { number, list in
            body(Self.characters(of: table.keys[Int(number)]), list)
        }
    }

    private static func characters(of key: UInt64) -> [UInt32] {
        let first = UInt32(key >> 21)
        let second = UInt32(key & 0x1F_FFFF)
        return second == 0 ? [first] : [first, second]
    }
}
