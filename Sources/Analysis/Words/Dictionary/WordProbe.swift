/// Asks ICU what it makes of a character in a few surroundings.
///
/// ICU's rules are not quite those of UAX #29, and differ between its versions (72 takes @ for a letter and : for
/// a break), so no class is used that its own words do not confirm.
struct WordProbe {
    private static let letter = UInt32(UInt8(ascii: "a"))
    private static let digit = UInt32(UInt8(ascii: "1"))
    private static let quote = UInt32(UInt8(ascii: "'"))
    /// The place of the character in `surroundings`.
    private static let place: UInt32 = 0
    private static let stop: UInt32 = 0x3002
    private static let surroundings: [[UInt32]] = [
        [place], [place, place], [letter, place, letter], [digit, place, digit], [letter, place, digit],
        [digit, place, letter], [letter, place, place, letter], [digit, place, place, digit],
        [letter, quote, place], [place, quote, letter], [digit, quote, place], [place, quote, digit],
        [0x4E00, place, 0x4E00], [place, letter], [place, digit], [letter, place], [digit, place],
    ]

    private let rules = WordRules()
    private let breaker = WordBreaker(windowLimit: WordBreaker.defaultWindowLimit)

    /// The class itself if ICU's words bear it out, else another that they do, else `uncovered`.
    func confirmed(_ value: UInt16, for scalar: UInt32) -> UInt16 {
        let flags = value & WordClass.normalized
        let plain = value & ~WordClass.normalized
        // Dictionary characters are compared in runs, units and raised digits by the comparison of whole texts.
        guard plain != WordClass.uncovered, plain != WordClass.scriptDigit, plain != WordClass.unit,
            plain < WordClass.firstDictionary
        else { return value }
        if FoldingTable.shared[scalar].isUnit { return value }
        let found = words(ofICU: scalar)
        for candidate in [plain, WordClass.other, WordClass.letter] {
            let settled = candidate == WordClass.connector ? WordClass.settledConnector : candidate
            if words(of: scalar, as: settled) == found { return candidate | flags }
        }
        return WordClass.uncovered
    }

    private func words(ofICU scalar: UInt32) -> [Range<Int>] {
        var text = AnalyzedText()
        for surrounding in Self.surroundings {
            text.folded.scalars += surrounding.map { $0 == Self.place ? scalar : $0 } + [Self.stop]
        }
        breaker.appendWords(to: &text)
        return text.words.map(\.positions)
    }

    private func words(of scalar: UInt32, as value: UInt16) -> [Range<Int>] {
        var codes: [UInt16] = []
        for surrounding in Self.surroundings {
            for element in surrounding + [Self.stop] {
                switch element {
                case Self.place: codes.append(value)
                case Self.letter: codes.append(WordClass.letter)
                case Self.digit: codes.append(WordClass.numeric)
                case Self.quote: codes.append(WordClass.midBoth)
                case Self.stop: codes.append(WordClass.other)
                default: codes.append(WordClass.unknown)
                }
            }
        }
        var words: [Range<Int>] = []
        var index = 0
        while index < codes.count {
            var segment = (end: index + 1, isWord: true, isNormalized: false)
            if codes[index] != WordClass.unknown {
                segment = rules.segment(from: index, to: codes.count) { codes[$0] }
            }
            if segment.isWord { words.append(index..<segment.end) }
            index = segment.end
        }
        return words
    }
}
