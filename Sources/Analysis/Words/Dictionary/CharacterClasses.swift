internal import CICU

/// The class of every character, from the properties and the behaviour of the installed ICU.
struct CharacterClasses {
    /// A run of characters beyond the BMP of one class.
    struct Range {
        var last: UInt32
        var first: UInt32
        var value: UInt16
    }

    /// The classes of the characters U+0000–FFFF.
    private(set) var bmp: [UInt16]
    /// The runs of the others that are not `WordClass.uncovered`, in order.
    private(set) var astral: [Range] = []

    init() {
        let table = FoldingTable.shared
        bmp = (0..<0x10000 as Swift.Range<UInt32>).map { Self.wordClass(of: $0, table) }
        for scalar in 0x10000..<0x40000 as Swift.Range<UInt32> {
            let value = Self.wordClass(of: scalar, table)
            guard value != WordClass.uncovered else { continue }
            if let run = astral.last, run.last + 1 == scalar, run.value == value {
                astral[astral.count - 1].last = scalar
            } else {
                astral.append(Range(last: scalar, first: scalar, value: value))
            }
        }
        let probe = WordProbe()
        for scalar in bmp.indices { bmp[scalar] = probe.confirmed(bmp[scalar], for: UInt32(scalar)) }
        for index in astral.indices {
            let range = astral[index]
            let first = probe.confirmed(range.value, for: range.first)
            let last = probe.confirmed(range.value, for: range.last)
            astral[index].value = first == last ? first : WordClass.uncovered
        }
    }

    /// Whether a class is one of dictionary runs.
    static func isDictionary(_ value: UInt16) -> Bool {
        value >= WordClass.firstDictionary && value < WordClass.normalized
    }

    /// What the properties say that a character is.
    private static func wordClass(of scalar: UInt32, _ table: FoldingTable) -> UInt16 {
        let entry = table[scalar]
        guard entry.target == scalar, !(0xD800...0xDFFF).contains(scalar) else { return WordClass.uncovered }
        if entry.isUnit { return unitClass(of: scalar) }
        var value = plainClass(of: scalar)
        if entry.isScriptDigit {
            // After a letter it stands as its digit; the one of ㆕ is 四.
            let isDigit = value == WordClass.other && spelling(of: scalar) == [WordClass.numeric]
            value = isDigit ? WordClass.scriptDigit : WordClass.uncovered
        }
        guard entry.changesUnderCasefold, value >= WordClass.firstSettled else { return value }
        return isDictionary(value) ? WordClass.uncovered : value | WordClass.normalized
    }

    /// The class of a squared unit, by the letters and digits it is spelled with.
    private static func unitClass(of scalar: UInt32) -> UInt16 {
        let classes = spelling(of: scalar)
        guard classes.first == WordClass.letter,
            classes.allSatisfy({ $0 == WordClass.letter || $0 == WordClass.numeric })
        else { return WordClass.uncovered }
        return (classes.last == WordClass.letter ? WordClass.letter : WordClass.unit) | WordClass.normalized
    }

    /// The classes of the characters that NFKC_Casefold makes of one.
    private static func spelling(of scalar: UInt32) -> [UInt16] {
        CasefoldNormalizer().utf16(of: CollectionOfOne(scalar)).map { plainClass(of: UInt32($0)) }
    }

    private static func plainClass(of scalar: UInt32) -> UInt16 {
        let (scalar, character) = (Int32(scalar), scalar)
        let wordBreak = UInt32(gb_u_property(scalar, UCHAR_WORD_BREAK))
        let script = UInt32(gb_u_property(scalar, UCHAR_SCRIPT))
        let isIdeographic = gb_u_property(scalar, UCHAR_IDEOGRAPHIC) != 0
        let isKana = [USCRIPT_HIRAGANA.rawValue, USCRIPT_KATAKANA.rawValue].contains { UInt32($0) == script }
        if isKana || script == UInt32(USCRIPT_HAN.rawValue) || character == 0x30FC {
            guard gb_u_property(scalar, UCHAR_NFKC_QUICK_CHECK) == 1,
                gb_u_property(scalar, UCHAR_CANONICAL_COMBINING_CLASS) == 0
            else { return WordClass.uncovered }
            if (0x30A1...0x30FE).contains(character) { return WordClass.unknownKatakana }
            let isWord = isIdeographic || isKana || wordBreak == U_WB_KATAKANA.rawValue
            return isWord ? WordClass.unknown : WordClass.unknownMark
        }
        guard !isIdeographic, gb_u_property(scalar, UCHAR_LINE_BREAK) != Int32(U_LB_COMPLEX_CONTEXT.rawValue),
            !(0xAC00...0xD7A3).contains(character)
        else { return WordClass.uncovered }
        switch wordBreak {
        case U_WB_OTHER.rawValue, U_WB_DOUBLE_QUOTE.rawValue, U_WB_REGIONAL_INDICATOR.rawValue,
            U_WB_WSEGSPACE.rawValue:
            return WordClass.other
        case U_WB_ALETTER.rawValue: return WordClass.letter
        case U_WB_NUMERIC.rawValue: return WordClass.numeric
        case U_WB_MIDLETTER.rawValue: return WordClass.midLetter
        case U_WB_MIDNUM.rawValue: return WordClass.midNumber
        case U_WB_MIDNUMLET.rawValue, U_WB_SINGLE_QUOTE.rawValue: return WordClass.midBoth
        case U_WB_EXTENDNUMLET.rawValue: return WordClass.connector
        default: return WordClass.uncovered
        }
    }
}
