/// ICU's search for the cheapest way to cut a run of dictionary characters into words (`CjkBreakEngine`).
///
/// Each character has the cost of the best way to it. Every word that begins there offers a way to its end, and a
/// character that is no word one of cost 255; the first of equal offers stays, which is the one of the longest word.
/// So a way is kept as one integer: the cost in steps of 32 and, below it, 31 less the length of the last word. A
/// run of Katakana is a word of its own, at a cost by its length.
///
/// This file uses unsafe pointers. Invariant: codes below `WordClass.firstDictionary` end every run, and each buffer
/// reaches `margin` beyond the longest window, further than any word from a character in it.
@safe struct PathSearch: ~Copyable {
    /// What is read and written beyond the end of a run at most.
    static let margin = 32

    private static let lengthMask: UInt32 = 31
    private static let costMask = UInt32(WordSlot.costMask)
    /// ICU's costs of Katakana runs by length; longer ones cost as much as the impossible one of length 0.
    private static let katakanaCosts: InlineArray<9, UInt32> = [8192, 984, 408, 240, 204, 252, 300, 372, 480]
    private static let katakanaLimit = 20

    private let roots: UnsafePointer<UInt64>
    private let slots: UnsafePointer<UInt64>
    /// Keeps the memory of `roots` and `slots`.
    private let dictionary: WordDictionary
    /// The best way to each character of the run searched last.
    private let best: UnsafeMutablePointer<UInt32>
    /// What words of three and more characters offer to characters ahead; no offer is `UInt32.max`.
    private let offers: UnsafeMutablePointer<UInt32>

    init(dictionary: WordDictionary, capacity: Int) {
        self.dictionary = dictionary
        unsafe roots = dictionary.roots
        unsafe slots = dictionary.slots
        unsafe best = .allocate(capacity: capacity)
        unsafe best.initialize(repeating: 0, count: capacity)
        unsafe offers = .allocate(capacity: capacity)
        unsafe offers.initialize(repeating: .max, count: capacity)
    }

    deinit {
        unsafe best.deallocate()
        unsafe offers.deallocate()
    }

    /// Whether a code is that of a dictionary character.
    @inline(__always)
    static func isDictionary(_ code: UInt16) -> Bool { code &- WordClass.firstDictionary < 0x7FC0 }

    /// Whether a dictionary character is no word where it stands alone.
    func isMark(_ code: UInt16) -> Bool { unsafe roots[Int(code)] & WordSlot.mark != 0 }

    /// Finds the best way to each character of the run that begins at `start`, and returns the end of the run.
    @inline(__always)
    func end(of codes: UnsafeMutablePointer<UInt16>, from start: Int) -> Int {
        let (roots, slots, best, offers) = unsafe (roots, slots, best, offers)
        var index = start
        // The best ways to this character and the next.
        var here: UInt32 = 0
        var next = UInt32.max
        var code = unsafe codes[start]
        var wasKatakana = false
        repeat {
            let entry = unsafe roots[Int(code)]
            let following = unsafe codes[index + 1]
            let cost = here & ~Self.lengthMask
            next = min(next, cost &+ (UInt32(truncatingIfNeeded: entry) & Self.costMask) &+ 30)
            let slot = unsafe slots[Int(entry >> WordSlot.baseShift) &+ Int(following)]
            let isPair = Self.check(of: slot) == following
            let pair = cost &+ (UInt32(truncatingIfNeeded: slot) & Self.costMask) &+ 29
            var second = unsafe min(offers[index + 2], isPair ? pair : .max)
            unsafe offers[index + 2] = .max
            if isPair && slot >> WordSlot.baseShift != 0 {
                unsafe offerLongWords(codes + index, from: slot, cost: cost, to: offers + index)
            }
            if entry & WordSlot.katakana != 0 {
                if !wasKatakana {
                    let length = unsafe katakanaLength(codes + index)
                    if length < Self.katakanaLimit {
                        let costs = Self.katakanaCosts
                        let way = cost &+ costs[length > 8 ? 0 : length] << 5 &+ (31 - UInt32(length))
                        switch length {
                        case 1: next = min(next, way)
                        case 2: second = min(second, way)
                        default: unsafe offers[index + length] = min(offers[index + length], way)
                        }
                    }
                }
                wasKatakana = true
            } else {
                wasKatakana = false
            }
            index += 1
            unsafe best[index] = next
            here = next
            next = second
            code = following
        } while Self.isDictionary(code)
        return index
    }

    /// Offers the words of three and more characters that begin with a pair.
    @inline(__always)
    private func offerLongWords(
        _ codes: UnsafeMutablePointer<UInt16>, from pair: UInt64, cost: UInt32,
        to offers: UnsafeMutablePointer<UInt32>
    ) {
        var slot = pair
        var length = 2
        while length < WordSlot.maxLength {
            let code = unsafe codes[length]
            slot = unsafe slots[Int(slot >> WordSlot.baseShift) &+ Int(code)]
            guard Self.check(of: slot) == code else { return }
            length += 1
            let way =
                cost &+ (UInt32(truncatingIfNeeded: slot) & Self.costMask)
                &+ UInt32(truncatingIfNeeded: 31 &- length)
            unsafe offers[length] = min(offers[length], way)
            if slot >> WordSlot.baseShift == 0 { return }
        }
    }

    /// Appends the words of the best way through a run, and returns their number.
    ///
    /// - Parameters:
    ///   - run: what `end(of:from:)` went through last.
    ///   - origin: the position of index 0.
    ///   - tokens: has room for as many words as the run has characters.
    @inline(__always)
    func appendWords(_ run: Range<Int>, origin: UInt32, to tokens: UnsafeMutablePointer<Token>) -> Int {
        let best = unsafe best
        var index = run.upperBound
        var first = run.count
        while index > run.lowerBound {
            let length = unsafe min(Int(31 - best[index] & Self.lengthMask), index - run.lowerBound)
            index -= length
            first -= 1
            unsafe tokens[first] = Token(
                position: origin &+ UInt32(truncatingIfNeeded: index),
                length: UInt32(truncatingIfNeeded: length))
        }
        let count = run.count - first
        if first > 0 {
            for number in 0..<count { unsafe tokens[number] = tokens[first + number] }
        }
        return count
    }

    private func katakanaLength(_ codes: UnsafeMutablePointer<UInt16>) -> Int {
        var length = 1
        while length < Self.katakanaLimit, unsafe Self.isDictionary(codes[length]),
            unsafe roots[Int(codes[length])] & WordSlot.katakana != 0
        {
            length += 1
        }
        return length
    }

    @inline(__always)
    private static func check(of slot: UInt64) -> UInt16 {
        UInt16(truncatingIfNeeded: slot >> WordSlot.checkShift)
    }
}
