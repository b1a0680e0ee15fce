internal import Analysis

/// One group or phrase of a query, folded and cut into words once for all segments.
struct QueryText: Sendable {
    /// The folded scalars as written.
    let scalars: [UInt32]
    /// The strings that count as the text where it is matched exactly, the one as written first.
    var spellings: [[UInt32]]
    /// Further ones, which count only where they are no part of a longer number.
    var numberSpellings: [[UInt32]] = []
    /// The distinct words, in order.
    let words: [[UInt8]]
    /// All words in order, repeated ones too.
    let phrase: [[UInt8]]
    /// Where each word of `phrase` stands.
    let places: [Range<Int>]
    /// Whether it is a substring in every mode.
    let isPhrase: Bool
    /// The factor of everything that it adds to a score.
    var boost = 1.0
    /// Other strings that count as stretches of the text: none over another but for those without strings.
    var alternatives: [Alternative] = []
    /// Those of them that `spellings` were made of; mode exact goes by these.
    var exactAlternatives: [Alternative] = []

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
        places = analyzed.words.map(\.positions)
        self.isPhrase = isPhrase || isLiteral
    }

    /// The strings to mark in a hit: those of the alternatives and, where it was matched as a whole, the spellings.
    func markedStrings(whole: Bool) -> [[UInt32]] {
        (whole ? spellings + numberSpellings : []) + alternatives.flatMap(\.strings)
    }

    /// The alternatives that may be found in place of their stretches.
    var replaceable: [Alternative] { alternatives.filter { !$0.strings.isEmpty } }

    /// The distinct words that touch none of some stretches.
    func words(outside stretches: [Range<Int>]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for (word, place) in zip(phrase, places) where !stretches.contains(where: place.overlaps) {
            if !result.contains(word) { result.append(word) }
        }
        return result
    }
}

/// Strings that count as a stretch of a query's text: what a synonym, a number form or pinyin stands for, or a word that the user named.
struct Alternative: Sendable, Equatable {
    /// The stretch as it stands in the text, folded.
    var scalars: [UInt32]
    /// The words of the text that lie in the stretch, if only in part.
    var words: [[UInt8]]
    /// The strings that count as the stretch, folded; without the stretch itself.
    var strings: [[UInt32]]
    /// The rule as people read it: `synonym 住建局 = 住房和城乡建设局`.
    var rule: String
    /// The weight of the term that the stretch and its strings are scored as together, relative to a word.
    var weight: Double
    /// Whether the stretch itself counts as an occurrence of the term that is scored.
    var scoresItself: Bool
    /// Where the stretch stands in the text.
    var range: Range<Int> = 0..<0
    /// What the words have beyond all stretches; it must occur where a string stands for the stretch.
    var rests: [[UInt32]] = []
    /// Whether the strings are numbers, which do not count within longer ones: 5% is no part of 15%.
    var isNumber = false
}
