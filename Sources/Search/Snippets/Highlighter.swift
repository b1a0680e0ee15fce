internal import Analysis

/// Finds in a text what a query asked for.
struct Highlighter {
    private let strings: [[UInt32]]
    private let words: Set<[UInt8]>
    private let analyzer: Analyzer

    /// Marks whole groups in mode exact, words (and quoted phrases) otherwise.
    init(_ texts: [QueryText], mode: MatchMode, hasGrams: Bool, analyzer: Analyzer) {
        let isExact = mode == .exact && hasGrams
        strings = texts.flatMap { $0.markedStrings(whole: isExact || $0.isPhrase || $0.words.isEmpty) }
        words = isExact ? [] : Set(texts.flatMap(\.words))
        self.analyzer = analyzer
    }

    /// The marked position ranges of a folded text, increasing, overlapping and touching ones joined.
    func ranges(in text: inout AnalyzedText) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for string in strings {
            for start in Occurrences.starts(of: string, in: text.folded.scalars) {
                ranges.append(start..<(start + string.count))
            }
        }
        if !words.isEmpty {
            analyzer.findWords(in: &text)
            var term: [UInt8] = []
            for index in text.words.indices {
                term.removeAll(keepingCapacity: true)
                text.appendTerm(of: index, to: &term)
                if words.contains(term) { ranges.append(text.words[index].positions) }
            }
        }
        return Self.joined(ranges)
    }

    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = joined.last, range.lowerBound < last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}
