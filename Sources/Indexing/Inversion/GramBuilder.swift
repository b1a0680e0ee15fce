internal import Analysis
internal import Segments

/// Collects pairs of neighbouring characters: those of the text, by their offsets, or those of headings, by the clause.
struct GramBuilder: ~Copyable {
    private var table = OccurrenceTable()
    private var keys: [UInt64] = []
    private var offsets: [UInt32] = []

    init() {}

    /// The number of bytes held.
    var byteCount: Int { table.byteCount }

    /// Adds the pairs of a clause that begins at an offset in the text, and its last character.
    mutating func add(_ scalars: [UInt32], at start: UInt32) {
        guard var first = scalars.first else { return }
        keys.removeAll(keepingCapacity: true)
        for index in 1..<scalars.count {
            let second = scalars[index]
            keys.append(UInt64(first) &<< 21 | UInt64(second))
            first = second
        }
        keys.append(UInt64(first) &<< 21)
        while offsets.count < keys.count { offsets.append(0) }
        for index in keys.indices { offsets[index] = start &+ UInt32(truncatingIfNeeded: index) }
        table.append(keys, at: offsets)
    }

    /// Adds the pairs of headings over a clause.
    mutating func add(keys: [UInt64], clause: UInt32) {
        table.append(keys, at: clause)
    }

    /// Adds the characters of all pairs to a set.
    func addCharacters(to set: inout CharacterSet) {
        for number in 0..<table.count { set.insert(pair: table.key(number)) }
    }

    /// Appends all pairs to the fields of pairs and characters, in the order of their keys.
    func write(to fields: inout GramFields, _ clauses: inout ClauseMap, ranks: CharacterRanks) {
        var list = PostingList()
        for number in order(ranks) {
            clauses.read(number, of: table, hasPositions: true, into: &list)
            fields.append(table.key(number), ranks: ranks, list)
        }
    }

    /// Appends all pairs, known by their clauses alone, to a field.
    func write(to writer: inout FieldWriter, _ clauses: inout ClauseMap, ranks: CharacterRanks) {
        var list = PostingList()
        var key: [UInt8] = []
        for number in order(ranks) {
            clauses.readClauses(number, of: table, into: &list)
            key.removeAll(keepingCapacity: true)
            ranks.append(table.key(number), to: &key)
            writer.append(key, list)
        }
    }

    /// The numbers of the pairs by code points, a last character before the pairs that begin with it.
    private func order(_ ranks: CharacterRanks) -> [Int] {
        let rankBits = UInt64(Int.bitWidth - ranks.count.leadingZeroBitCount)
        let numberBits = UInt64(Int.bitWidth - table.count.leadingZeroBitCount)
        guard rankBits * 2 + numberBits <= 64 else {
            return (0..<table.count).sorted { table.key($0) < table.key($1) }
        }
        var order = (0..<table.count).map { number in
            let key = table.key(number)
            let second = UInt32(truncatingIfNeeded: key & 0x1F_FFFF)
            let ranked =
                UInt64(ranks[UInt32(truncatingIfNeeded: key >> 21)]) << rankBits
                | UInt64(second == 0 ? 0 : ranks[second] + 1)
            return ranked << numberBits | UInt64(number)
        }
        RadixSort.sort(&order, fromBit: numberBits)
        return order.map { Int($0 & (1 << numberBits - 1)) }
    }
}
