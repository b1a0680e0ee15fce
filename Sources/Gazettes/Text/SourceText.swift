/// The source bytes and their non-blank lines.
struct SourceText {
    let bytes: [UInt8]
    let lines: [SourceLine]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines: [SourceLine] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 1
        var blankLines = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            let raw = start..<end
            if let line = Self.line(bytes, in: raw, number: number, blankLinesBefore: blankLines) {
                lines.append(line)
                blankLines = 0
            } else {
                blankLines += 1
            }
            start = end + 1
            number += 1
        }
        self.lines = lines
    }

    private static func line(
        _ bytes: [UInt8], in range: Range<Int>, number: Int, blankLinesBefore: Int
    ) -> SourceLine? {
        var offset = range.lowerBound
        var first: Int?
        var end = range.lowerBound
        var count = 0
        var countAtEnd = 0
        var last: Unicode.Scalar = " "
        var head: [Unicode.Scalar] = []
        var original: [Unicode.Scalar] = []
        while offset < range.upperBound {
            let (scalar, byteCount) = ScalarDecoder.decode(bytes, at: offset, end: range.upperBound)
            let isBlank = scalar.isBlank
            if first == nil, !isBlank { first = offset }
            offset += byteCount
            guard first != nil else { continue }
            count += 1
            if head.count < SourceLine.headLimit {
                let folded = scalar.folded
                if folded != scalar, original.isEmpty { original = head }
                if folded != scalar || !original.isEmpty { original.append(scalar) }
                head.append(folded)
            }
            if !isBlank { (end, countAtEnd, last) = (offset, count, scalar.folded) }
        }
        guard let first else { return nil }
        if head.count > countAtEnd { head.removeLast(head.count - countAtEnd) }
        if original.count > countAtEnd { original.removeLast(original.count - countAtEnd) }
        return SourceLine(
            number: number, range: first..<end, isIndented: first > range.lowerBound,
            blankLinesBefore: blankLinesBefore, head: head, original: original, count: countAtEnd, last: last
        )
    }
}
