internal import Analysis
internal import Segments

/// Collects pairs of neighbouring characters: those of the text with their positions, or those of headings by the clause.
struct GramBuilder: ~Copyable {
    private var table: OccurrenceTable
    private var keys: [UInt64] = []

    init(hasPositions: Bool) {
        table = OccurrenceTable(hasPositions: hasPositions)
    }

    /// The number of bytes held.
    var byteCount: Int { table.byteCount }

    /// Adds the pairs of a clause, and its last character; clauses come in order.
    mutating func add(_ scalars: [UInt32], clause: UInt32) {
        guard var first = scalars.first else { return }
        keys.removeAll(keepingCapacity: true)
        keys.append(addingCapacity: scalars.count) { keys in
            let scalars = scalars.span
            for index in 1..<scalars.count {
                let second = scalars[index]
                keys.append(UInt64(first) &<< 21 | UInt64(second))
                first = second
            }
            keys.append(UInt64(first) &<< 21)
        }
        table.append(keys, clause: clause)
    }

    /// Adds the pairs of headings over a clause.
    mutating func add(keys: [UInt64], clause: UInt32) {
        table.append(keys, clause: clause)
    }

    /// Adds the characters of all pairs to a set.
    func addCharacters(to set: inout CharacterSet) {
        for number in 0..<table.count { set.insert(pair: table.key(number)) }
    }

    /// Appends all pairs to the fields of pairs and characters, in the order of their keys.
    func write(to fields: inout GramFields, ranks: CharacterRanks) {
        var list = PostingList()
        for number in order(ranks) {
            table.read(number, into: &list)
            fields.append(table.key(number), ranks: ranks, list)
        }
    }

    /// Appends all pairs, known by their clauses alone, to a field.
    func write(to writer: inout FieldWriter, ranks: CharacterRanks) {
        var list = PostingList()
        var key: [UInt8] = []
        for number in order(ranks) {
            table.read(number, into: &list)
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
