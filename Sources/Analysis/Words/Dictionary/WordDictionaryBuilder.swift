/// Makes a `WordDictionary` of what the installed ICU knows.
struct WordDictionaryBuilder {
    private var classes = CharacterClasses()
    private var words: [(word: [UInt16], cost: Int)] = []
    private let hash: UInt64

    /// Reads ICU's dictionary and classes, if the installed ICU has them in the known form.
    init?() {
        guard let list = ICUWordList() else { return nil }
        hash = list.hash
        var words: [(word: [UInt16], cost: Int)] = []
        var isFit = true
        let isComplete = list.forEach { word, cost in
            // A word with any other character, such as a traditional one, never stands in a run of folded text.
            guard !word.isEmpty, word.count <= WordSlot.maxLength,
                word.allSatisfy({ CharacterClasses.isDictionary(classes.bmp[Int($0)]) })
            else { return }
            isFit = isFit && (1...WordSlot.unknownCost).contains(cost)
            words.append((word, cost))
        }
        guard isComplete, isFit, !words.isEmpty else { return nil }
        self.words = words
    }

    /// The dictionary, unless it gives other words than ICU.
    func build() -> WordDictionary? {
        var map = classes.bmp
        let alphabet = alphabet()
        guard Int(WordClass.firstKnown) + alphabet.count <= Int(WordClass.normalized) else { return nil }
        for (rank, unit) in alphabet.enumerated() { map[Int(unit)] = WordClass.firstKnown + UInt16(rank) }
        var array = DoubleArrayBuilder()
        for (word, cost) in words { array.add(word.map { map[Int($0)] }, cost: cost) }
        let codeCount = Int(WordClass.firstKnown) + alphabet.count
        guard var packed = array.finish(codeCount: codeCount) else { return nil }
        packed.roots[Int(WordClass.unknownMark)] |= WordSlot.mark
        packed.roots[Int(WordClass.unknownKatakana)] |= WordSlot.katakana
        for unit in alphabet {
            let flags =
                switch classes.bmp[Int(unit)] {
                case WordClass.unknownMark: WordSlot.mark
                case WordClass.unknownKatakana: WordSlot.katakana
                default: 0 as UInt64
                }
            packed.roots[Int(map[Int(unit)])] |= flags
        }
        guard let dictionary = WordDictionary(bytes: encoded(map, packed)) else { return nil }
        return isFaithful(dictionary) ? dictionary : nil
    }

    /// The characters of the words, the most frequent first: what is looked up often lies together.
    private func alphabet() -> [UInt16] {
        var weights = [UInt64](repeating: 0, count: 0x10000)
        for (word, cost) in words {
            // Costs are negative logarithms of frequencies.
            for unit in word { weights[Int(unit)] += 1 << UInt64((WordSlot.unknownCost - cost) / 10) }
        }
        let used = (0..<0x10000).filter { weights[$0] > 0 }.map { UInt16($0) }
        return used.sorted { (weights[Int($1)], $0) < (weights[Int($0)], $1) }
    }

    private func encoded(_ map: [UInt16], _ packed: DoubleArrayBuilder.Result) -> [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(2 * map.count + 8 * (packed.roots.count + packed.slots.count))
        func append<Integer: FixedWidthInteger>(_ integers: [Integer]) {
            let ordered = integers.map(\.littleEndian)
            unsafe ordered.withUnsafeBytes { unsafe body.append(contentsOf: $0) }
        }
        append(map)
        append(packed.roots)
        append(packed.slots)
        append(classes.astral.flatMap { [$0.last, $0.first, UInt32($0.value)] })
        let header = WordDictionaryHeader(
            codeCount: packed.roots.count, slotCount: packed.slots.count, rangeCount: classes.astral.count,
            wordsHash: hash, bodyHash: unsafe body.withUnsafeBytes { unsafe FastHash.hash($0) })
        return header.encoded + body
    }

    /// Whether a dictionary gives ICU's words for some thousand lines of words drawn from it.
    private func isFaithful(_ dictionary: WordDictionary) -> Bool {
        let segmenter = HanSegmenter(dictionary: dictionary)
        let breaker = WordBreaker(windowLimit: WordBreaker.defaultWindowLimit)
        var state: UInt64 = 1
        for _ in 0..<2000 {
            var text = AnalyzedText()
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let word = words[Int(state >> 33) % words.count].word
                text.folded.scalars += word.prefix(1 + Int(state >> 20 & 3)).map { UInt32($0) }
            }
            var expected = text
            breaker.appendWords(to: &expected)
            segmenter.appendWords(to: &text)
            guard text == expected else { return false }
        }
        return true
    }
}

extension WordDictionary {
    /// Builds the dictionary of the installed ICU in memory.
    ///
    /// - Returns: `nil` if ICU has no dictionary of the known form, or cuts by other rules than it.
    public static func build() -> WordDictionary? { WordDictionaryBuilder()?.build() }
}
