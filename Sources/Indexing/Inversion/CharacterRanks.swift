internal import Segments

/// A set of code points.
struct CharacterSet {
    private var words = [UInt64](repeating: 0, count: 0x11_0000 / 64)

    /// Adds a code point; no effect where it is none.
    mutating func insert(_ character: UInt32) {
        guard character < 0x11_0000 else { return }
        words[Int(character >> 6)] |= 1 << UInt64(character & 63)
    }

    /// Adds the characters of a pair of 21-bit code points, of which the second may be 0 for none.
    mutating func insert(pair: UInt64) {
        insert(UInt32(truncatingIfNeeded: pair >> 21))
        if pair & 0x1F_FFFF != 0 { insert(UInt32(truncatingIfNeeded: pair & 0x1F_FFFF)) }
    }

    /// Whether both characters of a pair are there.
    func contains(pair: UInt64) -> Bool {
        contains(UInt32(truncatingIfNeeded: pair >> 21))
            && (pair & 0x1F_FFFF == 0 || contains(UInt32(truncatingIfNeeded: pair & 0x1F_FFFF)))
    }

    private func contains(_ character: UInt32) -> Bool {
        character < 0x11_0000 && words[Int(character >> 6)] >> UInt64(character & 63) & 1 != 0
    }

    /// The code points, increasing.
    var characters: [UInt32] {
        var characters: [UInt32] = []
        for (index, word) in words.enumerated() where word != 0 {
            for bit in 0..<64 where word >> UInt64(bit) & 1 != 0 {
                characters.append(UInt32(index * 64 + bit))
            }
        }
        return characters
    }
}

/// The rank of each character of an alphabet, by code point.
struct CharacterRanks {
    private var ranks: [UInt32]
    /// The number of characters.
    let count: Int

    init(_ alphabet: [UInt32]) {
        ranks = [UInt32](repeating: 0, count: Int(alphabet.last ?? 0) + 1)
        for (rank, character) in alphabet.enumerated() { ranks[Int(character)] = UInt32(rank) }
        count = alphabet.count
    }

    /// The rank of a character of the alphabet.
    subscript(character: UInt32) -> UInt32 { ranks[Int(character)] }

    /// Appends the dictionary key of a pair of 21-bit code points, of which the second may be 0 for none.
    func append(_ pair: UInt64, to key: inout [UInt8]) {
        Alphabet.append(rank: Int(self[UInt32(truncatingIfNeeded: pair >> 21)]), to: &key)
        let second = UInt32(truncatingIfNeeded: pair & 0x1F_FFFF)
        if second != 0 { Alphabet.append(rank: Int(self[second]), to: &key) }
    }
}
