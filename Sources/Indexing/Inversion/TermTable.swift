/// Numbers distinct byte strings in the order of their first appearance.
///
/// A string of up to seven bytes is its own 64-bit key, its length in the top byte; a longer one is found by a hash.
struct TermTable {
    private var table = KeyTable()
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]

    /// About how many bytes are held.
    var byteCount: Int { bytes.count + starts.count * 8 + table.byteCount }

    /// The number of distinct terms.
    var count: Int { starts.count - 1 }

    /// The number of a term; a new term gets the next number.
    mutating func number(of term: [UInt8]) -> UInt32 {
        var key = term.count <= 7 ? Self.packed(term) : Self.hash(term)
        while true {
            let number = table.number(of: key)
            if Int(number) == count {
                bytes.append(contentsOf: term)
                starts.append(bytes.count)
                return number
            }
            if term.count <= 7 || self[Int(number)].elementsEqual(term) { return number }
            key = Self.longMark | (key &+ 1)  // another long term has this hash: the next key
        }
    }

    /// The bytes of a term.
    subscript(number: Int) -> ArraySlice<UInt8> {
        bytes[starts[number]..<starts[number + 1]]
    }

    private static let longMark: UInt64 = 0xFF << 56

    private static func packed(_ term: [UInt8]) -> UInt64 {
        var key = UInt64(term.count) << 56
        for (index, byte) in term.enumerated() { key |= UInt64(byte) << UInt64(index * 8) }
        return key
    }

    private static func hash(_ term: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in term { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return longMark | hash
    }
}
