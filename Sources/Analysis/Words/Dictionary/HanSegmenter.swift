/// Finds ICU's words without ICU, by a path search over a `WordDictionary`.
///
/// The text is taken in the windows that `WordBreaker` takes. Each character becomes its code; runs of dictionary
/// characters go to `PathSearch`, the rest to `WordRules`. Where a character is not covered, ICU is asked for
/// the stretch between the nearest certain cuts.
///
/// This file uses unsafe pointers to its own buffers and to those of the dictionary. Invariant: each buffer has room
/// for the codes of the longest window and for what a longest word reaches beyond it, and all of it is
/// initialised.
@safe final class HanSegmenter {
    /// The number of characters that went to ICU, for those who watch over coverage.
    private(set) var fallbackCount = 0

    private let dictionary: WordDictionary
    private let breaker: WordBreaker
    private let table = FoldingTable.shared
    private let rules = WordRules()
    private let windowLimit: Int
    private let codes: UnsafeMutablePointer<UInt16>
    private let tokens: UnsafeMutablePointer<Token>
    private var tokenCount = 0
    private let search: PathSearch
    /// Whether some character of the window is not covered.
    private var hasUncovered = false

    init(dictionary: WordDictionary, windowLimit: Int = WordBreaker.defaultWindowLimit) {
        self.dictionary = dictionary
        self.windowLimit = min(windowLimit, 1 << 15)
        breaker = WordBreaker(windowLimit: self.windowLimit)
        let capacity = self.windowLimit + PathSearch.margin
        unsafe codes = .allocate(capacity: capacity)
        unsafe codes.initialize(repeating: WordClass.other, count: capacity)
        unsafe tokens = .allocate(capacity: capacity)
        unsafe tokens.initialize(repeating: Token(position: 0, length: 0), count: capacity)
        search = PathSearch(dictionary: dictionary, capacity: capacity)
    }

    deinit {
        unsafe codes.deallocate()
        unsafe tokens.deallocate()
    }

    /// Appends the words of a text's folded characters.
    ///
    /// - Parameter text: its words so far stay.
    func appendWords(to text: inout AnalyzedText) {
        var start = 0
        let count = text.folded.count
        while start < count {
            let (end, isCertain) = WindowCut.end(from: start, in: text.folded.scalars, limit: windowLimit)
            if isCertain {
                appendWords(of: start..<end, to: &text)
                start = end
            } else {
                let next = breaker.appendWords(of: start..<end, isEndCertain: false, to: &text)
                fallbackCount += next - start
                start = next
            }
        }
    }

    /// Appends the words of a window whose ends are certain.
    private func appendWords(of window: Range<Int>, to text: inout AnalyzedText) {
        encode(window, of: text.folded.scalars)
        guard hasUncovered else {
            appendCovered(0..<window.count, of: window, to: &text)
            return
        }
        var start = 0
        while start < window.count {
            var stop = start
            while stop < window.count, unsafe codes[stop] != WordClass.uncovered { stop += 1 }
            guard stop < window.count else {
                appendCovered(start..<stop, of: window, to: &text)
                return
            }
            let scalars = text.folded.scalars
            func isCut(_ index: Int) -> Bool {
                WindowCut.isCertain(before: window.lowerBound + index, in: scalars)
            }
            var first = stop
            while first > start, !isCut(first) { first -= 1 }
            var last = stop + 1
            while last < window.count, !isCut(last) { last += 1 }
            appendCovered(start..<first, of: window, to: &text)
            let part = (window.lowerBound + first)..<(window.lowerBound + last)
            breaker.appendWords(of: part, isEndCertain: true, to: &text)
            fallbackCount += part.count
            start = last
        }
    }

    /// Sets the codes of a window, and `hasUncovered`.
    private func encode(_ window: Range<Int>, of scalars: [UInt32]) {
        hasUncovered = false
        let map = unsafe dictionary.codes
        let codes = unsafe codes
        unsafe scalars.withUnsafeBufferPointer { buffer in
            let source = unsafe UnsafeBufferPointer(rebasing: buffer[window])
            for index in 0..<source.count {
                let scalar = unsafe source[index]
                var code = WordClass.uncovered
                if scalar < 0x10000 { unsafe code = map[Int(scalar)] }
                if code < WordClass.firstSettled { unsafe code = settledCode(of: index, in: source) }
                unsafe codes[index] = code
            }
        }
        for index in 0..<PathSearch.margin { unsafe codes[window.count + index] = WordClass.other }
        unsafe search.lookUp(codes, count: window.count)
    }

    /// The code of a character for which the map has none.
    private func settledCode(of index: Int, in scalars: UnsafeBufferPointer<UInt32>) -> UInt16 {
        var code = unsafe dictionary.code(of: scalars[index])
        switch code {
        case WordClass.connector:
            let isBesideKana =
                unsafe (index > 0 && isKana(scalars[index - 1]))
                || (index + 1 < scalars.count && isKana(scalars[index + 1]))
            let flag = unsafe table[scalars[index]].changesUnderCasefold ? WordClass.normalized : 0
            code = isBesideKana ? WordClass.uncovered : WordClass.settledConnector | flag
        case WordClass.scriptDigit:
            var before = index - 1
            while before >= 0, unsafe table[scalars[before]].isScriptDigit { before -= 1 }
            let entry = before >= 0 ? unsafe table[scalars[before]] : nil
            switch (entry?.scalarClass, entry?.isUnit) {
            case (.mark, _), (_, true): code = WordClass.uncovered
            case (.latin, _), (.letter, _): code = WordClass.numeric | WordClass.normalized
            default: code = WordClass.other
            }
        default: break
        }
        if code == WordClass.uncovered { hasUncovered = true }
        return code
    }

    private func isKana(_ scalar: UInt32) -> Bool {
        (0x3000...0x31FF).contains(scalar) || scalar >= 0xFF00
    }

    /// Appends the words of a part of the window without uncovered characters.
    private func appendCovered(_ part: Range<Int>, of window: Range<Int>, to text: inout AnalyzedText) {
        let codes = unsafe codes
        let origin = window.lowerBound
        var index = part.lowerBound
        tokenCount = 0
        while index < part.upperBound {
            if unsafe PathSearch.isDictionary(codes[index]) {
                let end = unsafe search.end(of: codes, from: index)
                if unsafe end > index + 1 || !search.isMark(codes[index]) {
                    unsafe tokenCount += search.appendWords(
                        index..<end, origin: UInt32(truncatingIfNeeded: origin), to: tokens + tokenCount)
                }
                index = end
                continue
            }
            let segment = rules.segment(from: index, to: part.upperBound) { unsafe codes[$0] }
            if segment.isWord {
                if segment.isNormalized {
                    flushTokens(to: &text)
                    breaker.appendNormalized((origin + index)..<(origin + segment.end), to: &text)
                } else {
                    unsafe tokens[tokenCount] = Token(
                        position: UInt32(truncatingIfNeeded: origin + index),
                        length: UInt32(truncatingIfNeeded: segment.end - index))
                    tokenCount += 1
                }
            }
            index = segment.end
        }
        flushTokens(to: &text)
    }

    private func flushTokens(to text: inout AnalyzedText) {
        guard tokenCount > 0 else { return }
        unsafe text.words.append(contentsOf: UnsafeBufferPointer(start: tokens, count: tokenCount))
        tokenCount = 0
    }
}
