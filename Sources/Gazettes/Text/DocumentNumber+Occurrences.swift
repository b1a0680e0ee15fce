extension DocumentNumber {
    /// A document number found in running text.
    public struct Occurrence: Sendable, Equatable {
        /// The number.
        public var number: DocumentNumber
        /// Its place in the searched characters.
        public var range: Range<Int>

        /// Creates an occurrence.
        public init(number: DocumentNumber, range: Range<Int>) {
            self.number = number
            self.range = range
        }
    }

    /// Every bracketed document number in a text, in order, with ranges counting its Unicode scalars.
    ///
    /// The prefix reaches back to the nearest punctuation or to a word that only introduces a number
    /// (根据, 印发, 废止 …).
    public static func occurrences(in text: String) -> [Occurrence] {
        let scalars = text.unicodeScalars.map(\.folded)
        var found: [Occurrence] = []
        var index = 0
        var floor = 0
        while index < scalars.count {
            if isOpening(scalars[index]),
                let occurrence = occurrence(in: scalars, yearAt: index, floor: floor)
            {
                found.append(occurrence)
                index = occurrence.range.upperBound
                floor = index
            } else {
                index += 1
            }
        }
        return found
    }

    private static func occurrence(
        in scalars: [Unicode.Scalar], yearAt open: Int, floor: Int
    ) -> Occurrence? {
        let window = Window(scalars, from: open)
        guard let start = prefixStart(scalars, before: open, floor: floor) else { return nil }
        let prefix = scalars[start..<open].filter { $0 != " " }
        let text = prefix + window.text
        guard let (number, end) = scan(text, prefixStart: 0, yearStart: prefix.count) else { return nil }
        return Occurrence(number: number, range: start..<window.sourceIndex(end - prefix.count))
    }

    /// The first characters after an index without blanks, and where each came from.
    private struct Window {
        var text: [Unicode.Scalar] = []
        var origins: [Int] = []

        init(_ scalars: [Unicode.Scalar], from start: Int) {
            var index = start
            while index < scalars.count, text.count < 24, index - start < 48 {
                if scalars[index] != " " {
                    text.append(scalars[index])
                    origins.append(index)
                }
                index += 1
            }
        }

        func sourceIndex(_ end: Int) -> Int { end > 0 ? origins[end - 1] + 1 : 0 }
    }

    private static func prefixStart(_ scalars: [Unicode.Scalar], before open: Int, floor: Int) -> Int? {
        var start = open
        while start > floor, open - start < 16, isPrefixCharacter(scalars[start - 1]) { start -= 1 }
        for letters in introductions.words {
            guard open - start > letters.count else { continue }
            for index in stride(from: open - letters.count - 1, through: start, by: -1)
            where scalars[index..<index + letters.count].elementsEqual(letters) {
                start = index + letters.count
                break
            }
        }
        while start < open, scalars[start] == " " { start += 1 }
        return start < open && scalars[start].isHan ? start : nil
    }

    private static func isPrefixCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isHan || scalar == " "
    }

    private static let introductions: WordList = """
        根据 按照 依据 依照 参照 转发 印发 下发 落实 执行 废止 遵照 详见 见 以及 及 和 与 的 对 将 以
        """
}
