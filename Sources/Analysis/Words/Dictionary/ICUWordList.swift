internal import CICU

/// The dictionary that the installed ICU cuts Chinese and Japanese text with.
///
/// ICU keeps it as a `UCharsTrie` behind 32 bytes of offsets (`dictionarydata.h`). What is read here is checked
/// as it is read, and `WordDictionaryBuilder` compares the result with ICU's own words before anybody uses it.
struct ICUWordList {
    /// A hash of the dictionary's bytes.
    let hash: UInt64
    private let units: [UInt16]

    /// Copies the dictionary, if the installed ICU has one of the known format.
    init?() {
        let copy = unsafe Self.withInstalled { bytes, begin in
            unsafe (
                FastHash.hash(bytes),
                (0..<(bytes.count - begin) / 2).map {
                    unsafe bytes.load(fromByteOffset: begin + 2 * $0, as: UInt16.self)
                }
            )
        }
        guard let copy else { return nil }
        (hash, units) = copy
    }

    /// The hash of the installed dictionary; takes less than a millisecond.
    static var installedHash: UInt64? { unsafe withInstalled { bytes, _ in unsafe FastHash.hash(bytes) } }

    /// Calls a closure with the bytes of the installed dictionary, and where in them the words begin.
    ///
    /// This function uses unsafe pointers because ICU does; they are valid only inside the call.
    private static func withInstalled<Result>(_ body: (UnsafeRawBufferPointer, Int) -> Result) -> Result? {
        var status = U_ZERO_ERROR
        guard let data = unsafe gb_udata_openWords(&status), !gb_failed(status) else { return nil }
        defer { unsafe gb_udata_close(data) }
        var information = UDataInfo()
        information.size = UInt16(MemoryLayout<UDataInfo>.size)
        unsafe gb_udata_getInfo(data, &information)
        let format = information.dataFormat
        guard (format.0, format.1, format.2, format.3) == (0x44, 0x69, 0x63, 0x74),  // "Dict"
            information.formatVersion.0 == 1, information.isBigEndian == 0,
            let memory = unsafe gb_udata_getMemory(data)
        else { return nil }
        let begin = Int(unsafe memory.load(fromByteOffset: 0, as: Int32.self))
        let end = Int(unsafe memory.load(fromByteOffset: 12, as: Int32.self))
        let type = unsafe memory.load(fromByteOffset: 16, as: Int32.self) & 7
        guard type == 1, begin >= 32, begin % 2 == 0, end > begin, end < 1 << 26 else { return nil }
        return unsafe body(UnsafeRawBufferPointer(start: memory, count: end), begin)
    }

    /// Calls a closure with each word, in the order of code units, and its cost.
    ///
    /// - Returns: whether the whole dictionary could be read.
    func forEach(_ body: (_ word: [UInt16], _ cost: Int) -> Void) -> Bool {
        var walk = TrieWalk(units: units)
        walk.visit(0, body)
        return !walk.isDamaged
    }
}

/// A walk over all words of a `UCharsTrie`, whose format `unicode/ucharstrie.h` describes.
private struct TrieWalk {
    let units: [UInt16]
    var isDamaged = false
    private var word: [UInt16] = []

    init(units: [UInt16]) { self.units = units }

    private mutating func unit(_ position: Int) -> Int {
        guard position >= 0, position < units.count else {
            isDamaged = true
            return 0x8000  // a final value, which ends the walk here
        }
        return Int(units[position])
    }

    /// Visits the node at a position, and all below it.
    mutating func visit(_ start: Int, _ body: ([UInt16], Int) -> Void) {
        let depth = word.count
        defer { word.removeLast(word.count - depth) }
        var position = start
        while !isDamaged {
            var node = unit(position)
            position += 1
            if node & 0x8000 != 0 {
                body(word, value(node & 0x7FFF, &position))
                return
            }
            if node >= 0x40 {
                body(word, nodeValue(node, &position))
                node &= 0x3F
            }
            if node < 0x30 {
                var length = node
                if length == 0 {
                    length = unit(position)
                    position += 1
                }
                visitBranch(position, length + 1, body)
                return
            }
            guard word.count < 64 else {
                isDamaged = true
                return
            }
            for _ in 0...(node - 0x30) {
                word.append(UInt16(truncatingIfNeeded: unit(position)))
                position += 1
            }
        }
    }

    private mutating func visitBranch(_ start: Int, _ count: Int, _ body: ([UInt16], Int) -> Void) {
        var position = start
        var length = count
        while length > 5, !isDamaged {
            position += 1
            let target = delta(&position)
            visitBranch(position + target, length / 2, body)
            length -= length / 2
        }
        while length > 1, !isDamaged {
            let key = UInt16(truncatingIfNeeded: unit(position))
            let node = unit(position + 1)
            position += 2
            let value = value(node & 0x7FFF, &position)
            word.append(key)
            if node & 0x8000 != 0 { body(word, value) } else { visit(position + value, body) }
            word.removeLast()
            length -= 1
        }
        word.append(UInt16(truncatingIfNeeded: unit(position)))
        visit(position + 1, body)
        word.removeLast()
    }

    /// A value after its lead unit; `position` moves past it.
    private mutating func value(_ lead: Int, _ position: inout Int) -> Int {
        if lead < 0x4000 { return lead }
        if lead < 0x7FFF {
            position += 1
            return (lead - 0x4000) << 16 | unit(position - 1)
        }
        position += 2
        return unit(position - 2) << 16 | unit(position - 1)
    }

    /// The value of a node that goes on.
    private mutating func nodeValue(_ lead: Int, _ position: inout Int) -> Int {
        if lead < 0x4040 { return lead >> 6 - 1 }
        if lead < 0x7FC0 {
            position += 1
            return (lead & 0x7FC0 - 0x4040) << 10 | unit(position - 1)
        }
        position += 2
        return unit(position - 2) << 16 | unit(position - 1)
    }

    /// How far a branch jumps.
    private mutating func delta(_ position: inout Int) -> Int {
        let lead = unit(position)
        position += 1
        if lead < 0xFC00 { return lead }
        if lead == 0xFFFF {
            position += 2
            return unit(position - 2) << 16 | unit(position - 1)
        }
        position += 1
        return (lead - 0xFC00) << 16 | unit(position - 1)
    }
}
