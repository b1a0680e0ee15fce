/// The distinct characters of a segment in code point order; pairs of characters are keyed by their ranks.
///
/// A rank takes two bytes up to 32,767 and three above, high byte first, so that byte order is code point order and keys
/// of neighbouring pairs share all but their last byte or two.
public struct Alphabet: Sendable {
    private let bytes: SegmentBytes

    init(_ bytes: SegmentBytes) {
        self.bytes = bytes
    }

    /// The number of characters.
    public var count: Int { bytes.count / 4 }

    /// The code point at a rank.
    public func character(at rank: Int) -> UInt32 {
        bytes.load(UInt32.self, at: rank * 4)
    }

    /// The rank of a code point, or `nil` where the segment does not have it.
    ///
    /// O(log n).
    public func rank(of character: UInt32) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self.character(at: middle) < character { low = middle + 1 } else { high = middle }
        }
        return low < count && self.character(at: low) == character ? low : nil
    }

    /// The dictionary key of a string of characters, or `nil` where one of them is not in the segment.
    public func key(of characters: some Sequence<UInt32>) -> [UInt8]? {
        var key: [UInt8] = []
        for character in characters {
            guard let rank = rank(of: character) else { return nil }
            Self.append(rank: rank, to: &key)
        }
        return key
    }

    /// Appends the bytes of a rank to a key.
    public static func append(rank: Int, to key: inout [UInt8]) {
        if rank < 0x8000 {
            key.append(UInt8(rank >> 8))
        } else {
            key.append(UInt8(0x80 | (rank >> 16) & 0x7F))
            key.append(UInt8((rank >> 8) & 0xFF))
        }
        key.append(UInt8(rank & 0xFF))
    }

    /// The code points of a key; what is no rank of this segment is left out.
    public func characters(ofKey key: [UInt8]) -> [UInt32] {
        var result: [UInt32] = []
        var index = 0
        while index + 1 < key.count {
            var rank = Int(key[index]) << 8 | Int(key[index + 1])
            index += 2
            if rank >= 0x8000, index < key.count {
                rank = (rank & 0x7FFF) << 8 | Int(key[index])
                index += 1
            }
            if rank < count { result.append(character(at: rank)) }
        }
        return result
    }
}
