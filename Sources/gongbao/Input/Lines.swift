internal import Analysis
internal import Glibc

/// The lines of a text that are not blank, each trimmed, with their numbers and byte ranges.
struct Lines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var offset = 0
    /// The number of lines so far, blank ones included.
    private(set) var number = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next line that is not blank: its number from 1 and its range without blanks at the ends.
    mutating func next() -> (number: Int, range: Range<Int>)? {
        while offset < bytes.count {
            let end = lineEnd
            number += 1
            let range = trimmed(offset..<end)
            offset = end + 1
            if !range.isEmpty { return (number, range) }
        }
        return nil
    }

    /// The offset of the next line feed, or of the end.
    private var lineEnd: Int {
        unsafe bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = unsafe memchr(base + offset, 0x0A, bytes.count - offset)
            else { return bytes.count }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high, let width = blankWidth(at: low, high) { low += width }
        trim: while low < high {
            for width in 1...3 where high - width >= low && blankWidth(at: high - width, high) == width {
                high -= width
                continue trim
            }
            break
        }
        return low..<high
    }

    /// The byte count of the blank at an offset: ASCII blanks, U+00A0 and U+3000.
    private func blankWidth(at offset: Int, _ end: Int) -> Int? {
        switch bytes[offset] {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2 where offset + 1 < end && bytes[offset + 1] == 0xA0: return 2
        case 0xE3 where offset + 2 < end && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x80: return 3
        default: return nil
        }
    }
}
