internal import Analysis

/// One group or phrase of a query, folded and cut into words once for all segments.
struct QueryText: Sendable {
    /// The folded scalars as written.
    let scalars: [UInt32]
    /// The strings that count as the text where it is matched exactly, the one as written first.
    var spellings: [[UInt32]]
    /// The distinct words, in order.
    let words: [[UInt8]]
    /// All words in order, repeated ones too.
    let phrase: [[UInt8]]
    /// Whether it is a substring in every mode.
    let isPhrase: Bool
    /// The factor of everything that it adds to a score.
    var boost = 1.0
    /// Other strings that count as stretches of the text.
    var alternatives: [Alternative] = []

    /// Folds and cuts a text; `nil` where nothing is left of it.
    init?(_ text: String, _ analyzer: Analyzer, isPhrase: Bool, isLiteral: Bool) {
        let analyzed = analyzer.analyze(text)
        guard !analyzed.folded.isEmpty else { return nil }
        var words: [[UInt8]] = []
        var phrase: [[UInt8]] = []
        for index in analyzed.words.indices {
            var word: [UInt8] = []
            analyzed.appendTerm(of: index, to: &word)
            if !words.contains(word) { words.append(word) }
            phrase.append(word)
        }
        scalars = analyzed.folded.scalars
        spellings = NumberSpellings.of(scalars, isLiteral: isLiteral)
        self.words = words
        self.phrase = phrase
        self.isPhrase = isPhrase || isLiteral
    }
}

/// Strings that count as a stretch of a query's text: what a synonym, a number form or pinyin stands for, or a word that the user named.
struct Alternative: Sendable, Equatable {
    /// The stretch as it stands in the text, folded.
    var scalars: [UInt32]
    /// The words of the text that lie in the stretch.
    var words: [[UInt8]]
    /// The strings that count as the stretch, folded; without the stretch itself.
    var strings: [[UInt32]]
    /// The rule as people read it: `synonym 住建局 = 住房和城乡建设局`.
    var rule: String
    /// The weight of the term that the stretch and its strings are scored as together, relative to a word.
    var weight: Double
    /// Whether the stretch itself counts as an occurrence of the term that is scored.
    var scoresItself: Bool
}
