/// ICU's search for the cheapest way to cut runs of dictionary characters into words (`CjkBreakEngine`).
///
/// Each character has the cost of the best way to it. Every word that begins there offers a way to its end, and a
/// character that is no word one of cost 255; the first of equal offers stays, which is the one of the longest word.
/// So a way is kept as one integer: the cost in steps of 32 and, below it, 31 less the length of the last word. A
/// run of Katakana is a word of its own, at a cost by its length.
///
/// The words of two and three characters are looked up for a whole window at once (`lookUp`), in short loops without
/// a branch: what the processor waits for is memory, and so it waits for many places at a time.
///
/// This file uses unsafe pointers. Invariant: codes below `WordClass.firstDictionary` end every run, and each buffer
/// reaches `margin` beyond the longest window, further than any word from a character in it.
@safe struct PathSearch: ~Copyable {
    /// What is read and written beyond the end of a window at most.
    static let margin = 32

    private static let lengthMask: UInt32 = 31
    /// ICU's costs of Katakana runs by length; longer ones cost as much as the impossible one of length 0.
    private static let katakanaCosts: InlineArray<9, UInt32> = [8192, 984, 408, 240, 204, 252, 300, 372, 480]
    private static let katakanaLimit = 20
    private let roots: UnsafePointer<UInt64>
    private let slots: UnsafePointer<UInt64>
    /// Keeps the memory of `roots` and `slots`.
    private let dictionary: WordDictionary
    /// For each character the transition by the one after it, or `WordSlot.none`.
    private let pairs: UnsafeMutablePointer<UInt64>
    /// For each character the transition by the two after it, or `WordSlot.none`.
    private let triples: UnsafeMutablePointer<UInt64>
    /// The best way to each character of the run searched last.
    private let best: UnsafeMutablePointer<UInt32>
    /// What words of four and more characters offer to characters ahead; no offer is `UInt32.max`.
    private let farOffers: UnsafeMutablePointer<UInt32>

    init(dictionary: WordDictionary, capacity: Int) {
        self.dictionary = dictionary
        unsafe roots = dictionary.roots
        unsafe slots = dictionary.slots
        unsafe pairs = .allocate(capacity: capacity)
        unsafe pairs.initialize(repeating: WordSlot.none, count: capacity)
        unsafe triples = .allocate(capacity: capacity)
        unsafe triples.initialize(repeating: WordSlot.none, count: capacity)
        unsafe best = .allocate(capacity: capacity)
        unsafe best.initialize(repeating: 0, count: capacity)
        unsafe farOffers = .allocate(capacity: capacity)
        unsafe farOffers.initialize(repeating: .max, count: capacity)
    }

    deinit {
        unsafe pairs.deallocate()
        unsafe triples.deallocate()
        unsafe best.deallocate()
        unsafe farOffers.deallocate()
    }

    /// Whether a code is that of a dictionary character.
    @inline(__always)
    static func isDictionary(_ code: UInt16) -> Bool { code &- WordClass.firstDictionary < 0x7FC0 }

    /// Whether a dictionary character is no word where it stands alone.
    func isMark(_ code: UInt16) -> Bool { unsafe roots[Int(code)] & WordSlot.mark != 0 }

    /// Looks up the words of two and three characters that begin in a window.
    func lookUp(_ codes: UnsafeMutablePointer<UInt16>, count: Int) {
        let (roots, slots, pairs, triples) = unsafe (roots, slots, pairs, triples)
        var code = unsafe codes[0]
        var index = 0
        while index < count {
            let root = unsafe roots[Int(code & ~WordClass.normalized)]
            unsafe code = codes[index &+ 1]
            unsafe pairs[index] = Self.checked(slots[Int(root >> WordSlot.baseShift) &+ Int(code)], code)
            index &+= 1
        }
        index = 0
        while index < count {
            let base = unsafe Int(pairs[index] >> WordSlot.baseShift)
            unsafe code = codes[index &+ 2]
            unsafe triples[index] = Self.checked(slots[base &+ Int(code)], code)
            index &+= 1
        }
    }

    /// Finds the best way to each character of the run that begins at `start`, and returns the end of the run.
    @inline(__always)
    func end(of codes: UnsafeMutablePointer<UInt16>, from start: Int) -> Int {
        let (roots, pairs, triples) = unsafe (roots, pairs, triples)
        let (best, farOffers) = unsafe (best, farOffers)
        var index = start
        // The best ways to this character and the next two.
        var here: UInt32 = 0
        var next = UInt32.max
        var second = UInt32.max
        var wasKatakana = false
        var code = unsafe codes[start]
        repeat {
            let root = unsafe roots[Int(code)]
            let triple = unsafe triples[index]
            let cost = here & ~Self.lengthMask
            next = min(next, cost &+ Self.cost(of: root) &+ 30)
            second = unsafe min(second, cost &+ Self.cost(of: pairs[index]) &+ 29)
            var third = unsafe min(farOffers[index &+ 3], cost &+ Self.cost(of: triple) &+ 28)
            unsafe farOffers[index &+ 3] = .max
            if triple >> WordSlot.baseShift != 0 {
                unsafe offerLongWords(codes + index, after: triple, cost: cost, to: farOffers + index)
            }
            if root & WordSlot.katakana != 0 {
                if !wasKatakana {
                    let length = unsafe katakanaLength(codes + index)
                    let way = cost &+ Self.katakanaCost(length) &+ UInt32(truncatingIfNeeded: 31 &- length)
                    switch length {
                    case 1: next = min(next, way)
                    case 2: second = min(second, way)
                    case 3: third = min(third, way)
                    case Self.katakanaLimit: break
                    default: unsafe farOffers[index &+ length] = min(farOffers[index &+ length], way)
                    }
                }
                wasKatakana = true
            } else {
                wasKatakana = false
            }
            index &+= 1
            unsafe best[index] = next
            here = next
            next = second
            second = third
            unsafe code = codes[index]
        } while Self.isDictionary(code)
        return index
    }

    /// Offers the words of four and more characters; `triple` is the transition by the third.
    @inline(__always)
    private func offerLongWords(
        _ codes: UnsafeMutablePointer<UInt16>, after triple: UInt64, cost: UInt32,
        to farOffers: UnsafeMutablePointer<UInt32>
    ) {
        var slot = triple
        var length = 3
        repeat {
            let code = unsafe codes[length]
            slot = unsafe slots[Int(slot >> WordSlot.baseShift) &+ Int(code)]
            guard Self.check(of: slot) == code else { return }
            length &+= 1
            let way = cost &+ Self.cost(of: slot) &+ UInt32(truncatingIfNeeded: 31 &- length)
            unsafe farOffers[length] = min(farOffers[length], way)
        } while slot >> WordSlot.baseShift != 0 && length < WordSlot.maxLength
    }

    /// Writes the words of the best way through a run.
    ///
    /// - Parameters:
    ///   - run: what `end(of:from:)` went through last.
    ///   - origin: the position of index 0.
    ///   - tokens: has room for as many words as the run has characters.
    /// - Returns: how many there are.
    @inline(__always)
    func appendWords(_ run: Range<Int>, origin: UInt32, to tokens: UnsafeMutablePointer<Token>) -> Int {
        let best = unsafe best
        var index = run.upperBound
        var first = run.count
        while index > run.lowerBound {
            let length = unsafe min(Int(31 &- best[index] & Self.lengthMask), index &- run.lowerBound)
            index &-= length
            first &-= 1
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

    private static func katakanaCost(_ length: Int) -> UInt32 {
        let costs = katakanaCosts
        return costs[length > 8 ? 0 : length] << 5
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

    /// A slot if it is the transition by a code, else `WordSlot.none`; a branch would wait for the slot.
    @inline(__always)
    private static func checked(_ slot: UInt64, _ code: UInt16) -> UInt64 {
        let difference = UInt64(check(of: slot) ^ code)
        let mask = UInt64(bitPattern: Int64(bitPattern: difference &- 1) >> 63)
        return (slot ^ WordSlot.none) & mask ^ WordSlot.none
    }

    @inline(__always)
    private static func cost(of slot: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: slot) & UInt32(WordSlot.costMask)
    }

    @inline(__always)
    private static func check(of slot: UInt64) -> UInt16 {
        UInt16(truncatingIfNeeded: slot >> WordSlot.checkShift)
    }
}
