/// The way back from offsets in decoded UTF-8 to offsets in the original bytes.
///
/// The table notes a pair of offsets about every thousand bytes and around malformed bytes; between two notes
/// every character is well formed, and a walk over the bytes tells how long each one was.
struct OffsetTable: Sendable {
    /// How long the original of a character is.
    enum Rule: Sendable {
        /// As long as its UTF-8.
        case utf8
        /// Two bytes, or four outside the BMP.
        case utf16
        /// As the original's own bytes say.
        case gb18030(original: [UInt8])
    }

    private static let interval = 1024

    private let rule: Rule
    private var decoded: [UInt32] = [0]
    private var original: [UInt32]

    /// Creates a table for a text that begins at an offset in the original, after a byte order mark.
    init(rule: Rule, start: Int) {
        self.rule = rule
        original = [UInt32(start)]
    }

    /// Notes that two offsets belong together; neither may be less than the one noted before.
    mutating func note(decoded offset: Int, original other: Int) {
        decoded.append(UInt32(offset))
        original.append(UInt32(other))
    }

    /// Notes a pair of offsets if the last note is far enough away.
    mutating func noteIfFar(decoded offset: Int, original other: Int) {
        if offset - Int(decoded[decoded.count - 1]) >= Self.interval {
            note(decoded: offset, original: other)
        }
    }

    /// The original offset of a decoded byte: in UTF-8 of that very byte, else of the character that holds
    /// it.
    ///
    /// Logarithmic in the number of notes, plus a walk over about a thousand bytes.
    func originalOffset(of offset: Int, in utf8: [UInt8]) -> Int {
        let target = min(max(offset, 0), utf8.count)
        let note = lastNote(at: target)
        var position = Int(decoded[note])
        var result = Int(original[note])
        if case .utf8 = rule {
            let next = note + 1 < original.count ? Int(original[note + 1]) - 1 : Int.max
            return min(result + target - position, max(result, next))
        }
        while position < target {
            let length = UTF8Scalars.length(ofFirst: utf8[position])
            if position + length > target { return result }
            position += length
            result += originalLength(at: result, utf8Length: length)
        }
        return result
    }

    private func originalLength(at offset: Int, utf8Length: Int) -> Int {
        switch rule {
        case .utf8: utf8Length
        case .utf16: utf8Length == 4 ? 4 : 2
        case .gb18030(let original): Self.gb18030Length(at: offset, in: original)
        }
    }

    /// The length of a well-formed GB 18030 character.
    static func gb18030Length(at offset: Int, in bytes: [UInt8]) -> Int {
        guard offset + 1 < bytes.count, bytes[offset] > 0x80, bytes[offset] < 0xFF else { return 1 }
        return (0x30...0x39).contains(bytes[offset + 1]) ? 4 : 2
    }

    private func lastNote(at offset: Int) -> Int {
        var low = 0
        var high = decoded.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(decoded[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
