/// Decimal numbering glued to the text: 1总则, 1.1编制目的, 1.6.1 符合下列情形….
struct DecimalNumbering {
    private var current = 0

    /// True if some lines are numbered so: 1.1, 1.2 … follow each other under 1, 2 ….
    static func isUsed(in lines: ArraySlice<SourceLine>) -> Bool {
        var last = (first: 0, second: 0)
        var inSequence = 0
        var topLevel = 0
        for line in lines where line.head.first?.digitValue != nil && !line.isPiped {
            guard let parts = components(line.head) else { continue }
            let values = parts.values
            if values.count == 1, values[0] == topLevel + 1, line.count <= 40 { topLevel += 1 }
            guard values.count == 2 else { continue }
            let follows =
                (values[0] == last.first && values[1] == last.second + 1)
                || (values[0] == last.first + 1 && values[1] == 1)
            if follows { inSequence += 1 }
            last = (values[0], values[1])
        }
        return topLevel >= 1 && inSequence >= 2
    }

    /// The number a line begins with, if it continues the numbering.
    mutating func number(_ line: SourceLine) -> HeadingNumber? {
        guard let (values, end) = Self.components(line.head), let first = values.first, let last = values.last
        else { return nil }
        if values.count == 1 {
            guard first == current + 1, line.count <= 40, line.last != "。" else { return nil }
            current = first
        } else if first != current {
            return nil
        }
        let kinds: [HeadingKind] = [.decimal1, .decimal2, .decimal3, .decimal4]
        let text = values.map(String.init).joined(separator: ".")
        return HeadingNumber(
            kind: kinds[values.count - 1], value: last, first: first, text: text, end: end, in: line.head)
    }

    /// The components of a number followed by text, not by a unit or another digit.
    private static func components(_ text: [Unicode.Scalar]) -> (values: [Int], end: Int)? {
        var values: [Int] = []
        var index = 0
        while index < text.count, values.count < 4 {
            let start = index
            var value = 0
            while index < text.count, index - start < 2, let digit = text[index].digitValue {
                value = value * 10 + digit
                index += 1
            }
            guard index > start else { return nil }
            values.append(value)
            guard index + 1 < text.count, text[index] == ".", text[index + 1].digitValue != nil else { break }
            index += 1
        }
        let next = HeaderKey.skipBlanks(text, index)
        guard next < text.count, text[next].isHan || "“《\"".unicodeScalars.contains(text[next]),
            !values.contains(0)
        else { return nil }
        guard values.count > 1 || !"年月日个项家万亿元起名人次张条".unicodeScalars.contains(text[next]) else { return nil }
        return (values, index)
    }
}
