/// Looks for one key among the front-coded terms of a dictionary block, without putting the other keys together.
///
/// It remembers how many bytes of the key the term before shared: a term that shares more with the term before than that differs
/// from the key in the same place, one that shares less comes after the key (Witten, Moffat and Bell, "Managing Gigabytes",
/// section 4.1).
struct TermScanner {
    private let dictionary: TermDictionary
    private let data: SegmentBytes
    private var position: Int
    private var offsets: TermDictionaryWriter.Offsets

    init(_ dictionary: TermDictionary, at position: Int, offsets: TermDictionaryWriter.Offsets) {
        self.dictionary = dictionary
        data = dictionary.bytes
        self.position = position
        self.offsets = offsets
    }

    /// The entry of `key`, `nil` where the next `count` terms do not have it.
    mutating func find(_ key: [UInt8], among count: Int) throws(SegmentError) -> TermEntry? {
        var matched = 0
        for _ in 0..<count {
            let header = data[position]
            position &+= 1
            let suffix = header & 3 == 3 ? try varint() : Int(header & 3) &+ 1
            let shared = header &>> 2 & 7 == 7 ? try varint() : Int(header &>> 2 & 7)
            guard suffix <= data.count &- position, suffix >= 0 else {
                throw data.corrupt(at: position, "a term is malformed")
            }
            if shared < matched { return nil }
            var isFound = false
            if shared == matched {
                var index = 0
                while index < suffix, matched < key.count, data[position &+ index] == key[matched] {
                    index &+= 1
                    matched &+= 1
                }
                isFound = matched == key.count && index == suffix
                if !isFound, index < suffix, matched == key.count || data[position &+ index] > key[matched] {
                    return nil
                }
            }
            position &+= suffix
            if isFound {
                var cursor = try TermCursor(dictionary, entryAt: position, offsets: offsets)
                return try cursor.readEntry(ofClass: header &>> 5)
            }
            try skipEntry(header &>> 5)
        }
        return nil
    }

    @inline(__always)
    private mutating func varint() throws(SegmentError) -> Int {
        let byte = data[position]
        position &+= 1
        if byte < 0x80 { return Int(byte) }
        var reader = ByteReader(data, at: position &- 1)
        let value = try reader.readVarint()
        position = reader.position
        return value
    }

    /// A size of a term before the one looked for; too large a one would send that one's postings anywhere.
    @inline(__always)
    private mutating func size(atMost limit: Int) throws(SegmentError) -> Int {
        let size = try varint()
        guard size <= limit else { throw data.corrupt(at: position, "an entry of a term is malformed") }
        return size
    }

    @inline(__always)
    private mutating func skipEntry(_ frequencyClass: UInt8) throws(SegmentError) {
        let form = dictionary.positionForm
        var clauseCount = Int(frequencyClass)
        var postingsCount = 0
        switch frequencyClass {
        case 0, 1:
            if form != .offsets { _ = try varint() }
            let frequency = frequencyClass == 0 ? 1 : try varint()
            if form == .offsets {
                for _ in 0..<frequency {
                    guard position < data.count else {
                        throw data.corrupt(at: position, "a term is malformed")
                    }
                    _ = try varint()
                }
            }
            clauseCount = 1
        case 7:
            clauseCount = try size(atMost: SegmentLayout.maxClauses) &+ 7
            postingsCount = try size(atMost: 1 << 48)
        default:
            postingsCount = try size(atMost: 1 << 48)
        }
        let isApart = form.isApart(clauseCount: clauseCount)
        let positionsCount = isApart ? try size(atMost: 1 << 48) : 0
        offsets.postings &+= postingsCount
        offsets.positions &+= positionsCount
        guard clauseCount >= BlockCoding.size else { return }
        let layout = BlockTableLayout(
            form, clauseCount: dictionary.clauseCount, postingsCount: postingsCount,
            positionsCount: positionsCount)
        offsets.blocks &+= PostingBlocks.count(clauseCount: clauseCount) &* layout.blockSize
    }
}
