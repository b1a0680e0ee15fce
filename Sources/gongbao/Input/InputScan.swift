internal import Glibc

/// One pass over a file before it is read: how large it is, a hash of it, where it may be cut, and whether it is
/// UTF-8 without faults, so that parts of it can be read by themselves.
struct InputScan: Sendable {
    /// A place where a line begins.
    struct Cut: Equatable {
        var offset: Int
        /// The number of the line, from 1.
        var line: Int
    }

    /// The number of bytes.
    private(set) var byteCount = 0
    /// The hash of all bytes.
    private(set) var hash: UInt64 = 0
    /// Whether the file is text in well-formed UTF-8 as `TextDecoder` would take it.
    private(set) var isPlain = true
    /// The first byte after a byte order mark.
    private(set) var start = 0
    /// The beginning of the first line in every 256 KiB, the first line first.
    private(set) var cuts: [Cut] = []

    private static let blockSize = 1 << 20
    private static let interval = 256 << 10

    /// Reads the file to its end.
    init(_ file: borrowing InputFile) throws(InputFailure) {
        var hash = ContentHash()
        var bytes: [UInt8] = []
        var line = 1
        var controls = 0
        while true {
            let carried = bytes.count
            let count = try file.append(to: &bytes, Self.blockSize)
            if count == 0 { break }
            if byteCount == 0 { begin(bytes) }
            hash.add(bytes[carried...])
            addCuts(bytes, from: carried, &line)
            if isPlain {
                controls += Self.controls(in: bytes[carried...])
                let whole = Self.wholeCharacters(bytes)
                isPlain = Self.isWellFormed(bytes[..<whole])
                bytes.removeFirst(whole)
            } else {
                bytes.removeAll(keepingCapacity: true)
            }
            byteCount += count
        }
        self.hash = hash.value
        isPlain = isPlain && bytes.isEmpty && byteCount > start && controls <= 4 + byteCount / 32
    }

    /// Looks for a byte order mark; what begins like UTF-16 or GB 18030 is left to `TextDecoder`.
    private mutating func begin(_ bytes: [UInt8]) {
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        cuts = [Cut(offset: start, line: 1)]
    }

    private mutating func addCuts(_ bytes: [UInt8], from carried: Int, _ line: inout Int) {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var place = carried
            while place < bytes.count, let found = unsafe memchr(base + place, 0x0A, bytes.count - place) {
                place = unsafe UnsafeRawPointer(found) - base + 1
                line += 1
                let offset = byteCount + place - carried
                if offset / Self.interval > (cuts.last?.offset ?? 0) / Self.interval {
                    cuts.append(Cut(offset: offset, line: line))
                }
            }
        }
    }

    /// How many bytes are control characters that text has no use for; very many where one is zero.
    private static func controls(in bytes: ArraySlice<UInt8>) -> Int {
        unsafe bytes.withUnsafeBytes { bytes in
            var count = 0
            var place = 0
            let ones: UInt64 = 0x0101_0101_0101_0101
            while place &+ 8 <= bytes.count {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                let deletes = word ^ ones &* 0x7F
                if ((word &- ones &* 0x20) & ~word | (deletes &- ones) & ~deletes) & (ones << 7) != 0 {
                    for index in place..<(place &+ 8) { count += unsafe weight(bytes[index]) }
                }
                place &+= 8
            }
            while place < bytes.count {
                count += unsafe weight(bytes[place])
                place += 1
            }
            return count
        }
    }

    private static func weight(_ byte: UInt8) -> Int {
        if byte == 0 { return 1 << 40 }
        return (byte < 0x20 && byte != 0x1B && !(9...13).contains(byte)) || byte == 0x7F ? 1 : 0
    }

    /// The count of bytes without the beginning of a character that is cut off at the end.
    private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte < 0x80 { break }
            if byte >= 0xC0 {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                return length > back ? bytes.count - back : bytes.count
            }
        }
        return bytes.count
    }

    /// Whether all bytes are well-formed UTF-8; runs of three-byte characters are checked four at a time.
    private static func isWellFormed(_ bytes: ArraySlice<UInt8>) -> Bool {
        unsafe bytes.withUnsafeBytes { bytes in
            var place = 0
            while place < bytes.count {
                if place + 8 <= bytes.count {
                    let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                    if word & 0x8080_8080_8080_8080 == 0 {
                        place += 8
                        continue
                    }
                    // Two characters, each E0…EF and two bytes 80…BF; after E0 and ED not all of these are right.
                    if word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0 {
                        let first = word & 0x0F
                        let second = word >> 24 & 0x0F
                        if first != 0, first != 0x0D, second != 0, second != 0x0D {
                            place += 6
                            continue
                        }
                    }
                }
                let length = unsafe characterLength(bytes, at: place)
                if length == 0 { return false }
                place += length
            }
            return true
        }
    }

    /// The length of the character at a place, 0 where it is malformed.
    private static func characterLength(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
        let first = unsafe bytes[place]
        if first < 0x80 { return 1 }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard (0xC2...0xF4).contains(first), place + length <= bytes.count else { return 0 }
        let second = unsafe bytes[place + 1]
        let range: ClosedRange<UInt8> =
            switch first {
            case 0xE0: 0xA0...0xBF
            case 0xED: 0x80...0x9F
            case 0xF0: 0x90...0xBF
            case 0xF4: 0x80...0x8F
            default: 0x80...0xBF
            }
        guard range.contains(second) else { return 0 }
        for index in 2..<max(2, length) where unsafe bytes[place + index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
