/// Turns text into folded characters and words.
///
/// An analyzer owns buffers and a break iterator, so each thread has its own. Creating one costs nothing: ICU
/// and its dictionary are opened when the first text with words to find arrives.
///
/// Words are ICU's over the *folded* text: segments whose rule status says number, letter, kana or ideograph.
/// Before ICU looks, squared units (㎡) are spelled out, and raised or lowered digits after a letter (the ₂ of
/// NO₂) stand as digits. A word's term is the NFKC_Casefold of its folded characters, so that `NO₂` is `no2`
/// and `28㎡` is `28m2`.
public final class Analyzer {
    /// The version of the output, which grows when any text may give other words or terms.
    ///
    /// ICU's version counts beside it.
    public static let version = 1

    /// The version of the ICU library in use, such as "72.1".
    public static var icuVersion: String { WordBreaker.icuVersion }

    /// How this analyzer cuts words.
    public let kind: AnalyzerKind
    private let folder: TextFolder
    private let breaker: WordBreaker
    private let segmenter: HanSegmenter?

    /// Creates an analyzer.
    ///
    /// - Parameters:
    ///   - kind: how words are cut.
    ///   - segmenter: who finds ICU's words; their words are the same.
    public convenience init(kind: AnalyzerKind = .icu, segmenter: WordSegmenter = .icu) {
        self.init(kind: kind, segmenter: segmenter, windowLimit: WordBreaker.defaultWindowLimit)
    }

    /// Creates an analyzer that looks at no more than so many characters at once.
    init(kind: AnalyzerKind, segmenter: WordSegmenter = .icu, windowLimit: Int) {
        self.kind = kind
        folder = TextFolder(mode: kind == .icu ? .content : .pretokenized)
        breaker = WordBreaker(windowLimit: windowLimit)
        switch (kind, segmenter) {
        case (.icu, .dictionary(let dictionary)):
            self.segmenter = HanSegmenter(dictionary: dictionary, windowLimit: windowLimit)
        case (.icu, .icu), (.whitespace, _): self.segmenter = nil
        }
    }

    /// The number of characters so far that a dictionary did not cover, so that ICU was asked.
    public var fallbackCount: Int { segmenter?.fallbackCount ?? 0 }

    /// Folds a text and finds its words.
    ///
    /// - Parameter string: any text.
    /// - Returns: the analysed text; its source offsets count the string's UTF-8 bytes.
    public func analyze(_ string: String) -> AnalyzedText {
        var text = AnalyzedText()
        analyze(string.utf8.span, into: &text)
        return text
    }

    /// Folds UTF-8 bytes and finds their words, into a text whose memory is used again.
    ///
    /// Linear in the number of bytes.
    ///
    /// - Parameters:
    ///   - utf8: at most 4 GiB; malformed bytes become U+FFFD.
    ///   - text: replaced.
    public func analyze(_ utf8: Span<UInt8>, into text: inout AnalyzedText) {
        folder.fold(utf8, into: &text.folded)
        findWords(in: &text)
    }

    /// Folds UTF-8 bytes and finds their words, into a text whose memory is used again.
    public func analyze(_ utf8: [UInt8], into text: inout AnalyzedText) {
        analyze(utf8.span, into: &text)
    }

    /// Folds UTF-8 bytes and finds their words; source offsets begin at 0 for the slice's first byte.
    public func analyze(_ utf8: ArraySlice<UInt8>, into text: inout AnalyzedText) {
        analyze(utf8.span, into: &text)
    }

    /// Whether the term of a word with this folded character may be other than its characters.
    public func mayRewrite(_ scalar: UInt32) -> Bool {
        let entry = folder.table[scalar]
        guard kind == .icu, !entry.isPlain else { return false }
        return entry.changesUnderCasefold || entry.isUnit || entry.isScriptDigit
    }

    /// Finds the words of a text that is folded already, replacing those it has.
    ///
    /// - Parameter text: its `folded` must come from a folder of the mode that this analyzer uses.
    public func findWords(in text: inout AnalyzedText) {
        text.removeWords()
        switch kind {
        case .icu:
            if let segmenter { segmenter.appendWords(to: &text) } else { breaker.appendWords(to: &text) }
        case .whitespace: appendRuns(to: &text)
        }
    }

    private func appendRuns(to text: inout AnalyzedText) {
        let count = UInt32(text.folded.count)
        let wordStarts = text.folded.wordStarts
        let starts = wordStarts.span
        text.words.append(addingCapacity: starts.count) { words in
            for index in starts.indices {
                let end = index + 1 < starts.count ? starts[index + 1] : count
                words.append(Token(position: starts[index], length: end - starts[index]))
            }
        }
    }
}
