internal import Analysis

/// Finds in a text what a query asked for.
struct Highlighter {
    /// The terms; marks refer to them by number.
    let terms: [MarkedTerm]
    let analyzer: Analyzer
    /// The most marks of one term that are looked at: the first ones.
    let limit: Int

    /// Marks whole groups in mode exact, words (and quoted phrases) otherwise.
    ///
    /// - Parameters:
    ///   - texts: what was asked for.
    ///   - weights: what a window gains by showing a term, by the folded text of the group or by the word; a term
    ///     without one counts by its length.
    ///   - mode: how it was matched.
    ///   - hasGrams: whether the index could match exactly.
    ///   - analyzer: who finds the words.
    ///   - limit: the most marks of one term that are looked at.
    init(
        _ texts: [QueryText], weights: [String: Double] = [:], mode: MatchMode, hasGrams: Bool,
        analyzer: Analyzer, limit: Int = 1000
    ) {
        let isExact = mode == .exact && hasGrams
        func weight(_ scalars: [UInt32]) -> Double {
            weights[FoldedString.text(scalars)] ?? Double(scalars.count)
        }
        var terms: [MarkedTerm] = []
        for text in texts {
            let strings = text.markedStrings(whole: isExact || text.isPhrase || text.words.isEmpty)
            let distinct = Set(strings.filter { !$0.isEmpty }).sorted {
                $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
            }
            guard !distinct.isEmpty else { continue }
            terms.append(MarkedTerm(weight: weight(text.scalars), strings: distinct))
        }
        var words: Set<[UInt8]> = []
        for word in isExact ? [] : texts.flatMap(\.words) where words.insert(word).inserted {
            let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
            terms.append(MarkedTerm(weight: weight(scalars), word: word))
        }
        self.terms = terms
        self.analyzer = analyzer
        self.limit = limit
    }

    /// The first marks of each term, in order, with all that is folded on the way.
    ///
    /// Folding goes on for at least `margin` positions after the last mark, so that a window around it can be chosen.
    func marks(in passages: inout FoldedPassages, margin: Int) -> [Mark] {
        var finder = MarkFinder(self)
        var buffer = FoldedText()
        var base = 0
        while !passages.isWhole, !finder.isDone || passages.count <= finder.end + margin {
            passages.appendNext(to: &buffer)
            let end = passages.isWhole ? buffer.count : finder.sureEnd(in: buffer)
            finder.search(buffer, to: end, base: base)
            if !passages.isWhole { buffer = buffer.slice(end..<buffer.count) }
            base += end
        }
        return finder.marks.sorted(by: Mark.precedes)
    }
}
