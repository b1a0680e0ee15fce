/// The 64 bits of a transition in a `WordDictionary`.
///
/// From the low end: 18 bits for the cost, in steps of 32; 16 for the code that leads here, or for what is known
/// of a first character; 22 for the base of the transitions from here, or 0 if there are none. Path search adds
/// up costs in steps of 32 so that it may keep word lengths in the lowest five bits.
enum WordSlot {
    /// The number of bases.
    static let baseLimit = 1 << 22
    /// The bits of the cost.
    static let costMask: UInt64 = 0x3_FFE0
    static let checkShift: UInt64 = 18
    static let baseShift: UInt64 = 42
    /// The cost where no word ends: more than that of as many single characters as any word has.
    static let noWord = 8191
    /// ICU's cost of a character that is no word.
    static let unknownCost = 255
    /// The most characters a word may have; ICU looks no further.
    static let maxLength = 20

    /// Set in the check of a first character that is Katakana.
    static let katakana: UInt64 = 1 << checkShift
    /// Set in the check of a first character that is no word where it stands alone.
    static let mark: UInt64 = 2 << checkShift

    /// The entry of a first character that begins no word.
    static let unknown = UInt64(unknownCost) << 5

    /// No transition: no word ends here, and none goes on.
    static let none = UInt64(noWord) << 5

    /// The entry of a first character; cost 0 if it is no word, base 0 if no word goes on from it.
    static func root(cost: Int, base: UInt32) -> UInt64 {
        UInt64(base) << baseShift | UInt64(cost == 0 ? unknownCost : cost) << 5
    }

    /// A transition.
    static func slot(code: UInt16, cost: Int, base: UInt32) -> UInt64 {
        UInt64(base) << baseShift | UInt64(code) << checkShift | UInt64(cost == 0 ? noWord : cost) << 5
    }
}
