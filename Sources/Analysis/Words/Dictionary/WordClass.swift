/// What a character counts as when words are found without ICU.
///
/// A *code* of 16 bits stands for each character. From `firstDictionary` on it is a character of dictionary runs,
/// in the order of frequency; below, one of these classes, with `normalized` set where NFKC_Casefold may change
/// the character.
enum WordClass {
    /// Whatever ICU must look at: combining marks, Hangul, Hebrew, Thai, unstable forms.
    static let uncovered: UInt16 = 0
    /// A raised or lowered digit: a digit after a letter, else `other`.
    static let scriptDigit: UInt16 = 1
    /// An underscore, which needs ICU beside Katakana.
    static let connector: UInt16 = 2
    /// The first class that says by itself what the character is.
    static let firstSettled: UInt16 = 3

    static let other: UInt16 = 3
    static let letter: UInt16 = 4
    static let numeric: UInt16 = 5
    static let midLetter: UInt16 = 6
    static let midNumber: UInt16 = 7
    static let midBoth: UInt16 = 8
    /// A connector with no Katakana beside it.
    static let settledConnector: UInt16 = 9
    /// A squared unit that begins with a letter and ends with a digit.
    static let unit: UInt16 = 10

    /// The first code that is no class.
    static let firstDictionary: UInt16 = 64
    /// A character of dictionary runs that is in no word.
    static let unknown: UInt16 = 64
    /// As `unknown`, and no word where it stands alone, such as 々.
    static let unknownMark: UInt16 = 65
    /// As `unknown`, of Katakana.
    static let unknownKatakana: UInt16 = 66
    /// The first code of a character that is in a word.
    static let firstKnown: UInt16 = 67
    /// The bit that says that NFKC_Casefold may change the character.
    static let normalized: UInt16 = 0x8000
}

/// The word rules of UAX #29 for characters outside dictionary runs, as ICU states them.
///
/// Marks, Hebrew and emoji sequences are left to ICU, so what remains are three questions about classes, answered
/// by a bit for each class that may follow.
struct WordRules {
    /// Classes that belong to the same word as the class before them.
    private var joins = [UInt16](repeating: 0, count: 16)
    /// Classes that may stand between a class and one of `afterMiddles`.
    private var middles = [UInt16](repeating: 0, count: 16)
    private var afterMiddles = [UInt16](repeating: 0, count: 16)

    init() {
        let (letter, numeric) = (Int(WordClass.letter), Int(WordClass.numeric))
        let (unit, connector) = (Int(WordClass.unit), Int(WordClass.settledConnector))
        let letters: UInt16 = 1 << letter | 1 << unit
        for last in [letter, numeric, unit, connector] {
            joins[last] = letters | 1 << numeric | 1 << connector
        }
        middles[letter] = 1 << WordClass.midLetter | 1 << WordClass.midBoth
        afterMiddles[letter] = letters
        for last in [numeric, unit] {
            middles[last] = 1 << WordClass.midNumber | 1 << WordClass.midBoth
            afterMiddles[last] = 1 << numeric
        }
    }

    /// Finds the end of the segment that begins with a class.
    ///
    /// - Parameters:
    ///   - start: the index of a code below `firstDictionary`.
    ///   - end: where the text ends.
    ///   - code: the code at an index below `end`.
    /// - Returns: the end, whether it is a word, and whether NFKC_Casefold may change it.
    @inline(__always)
    func segment(
        from start: Int, to end: Int, code: (Int) -> UInt16
    ) -> (end: Int, isWord: Bool, isNormalized: Bool) {
        let first = code(start)
        var last = Int(first & 15)
        guard joins[last] != 0 else { return (start &+ 1, false, false) }
        var flags = first
        var index = start &+ 1
        while index < end {
            let next = code(index)
            guard let nextClass = Self.classIndex(next) else { break }
            if joins[last] & 1 << nextClass != 0 {
                flags |= next
                last = nextClass
                index &+= 1
                continue
            }
            guard middles[last] & 1 << nextClass != 0, index &+ 1 < end else { break }
            let following = code(index &+ 1)
            guard let followingClass = Self.classIndex(following),
                afterMiddles[last] & 1 << followingClass != 0
            else { break }
            flags |= next | following
            last = followingClass
            index &+= 2
        }
        let isLoneConnector = index == start &+ 1 && first & 15 == WordClass.settledConnector
        return (index, !isLoneConnector, flags & WordClass.normalized != 0)
    }

    @inline(__always)
    private static func classIndex(_ code: UInt16) -> Int? {
        let value = code & ~WordClass.normalized
        return value < WordClass.firstDictionary ? Int(value) : nil
    }
}
