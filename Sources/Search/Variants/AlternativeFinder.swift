internal import Analysis
internal import Segments

/// Finds what else counts as the texts of one query.
struct AlternativeFinder {
    /// The most stretches of one text that are looked at; a query has a few, a pasted page may have thousands.
    static let maxStretches = 100

    private let variants: QueryVariants
    private var pinyin: PinyinFinder?
    /// What was left out because there was too much of it, for the person who asks.
    private(set) var notes: [String] = []

    /// Makes a finder; it finds nothing where the index cannot look strings up as they are, or was cut by blanks.
    init(
        _ variants: QueryVariants, _ snapshot: Snapshot, _ analyzer: Analyzer, _ interruption: Interruption
    ) {
        let isPossible = snapshot.commit.schema.hasGrams && analyzer.kind == .icu
        self.variants = isPossible ? variants : QueryVariants()
        pinyin = isPossible && variants.hasPinyin ? PinyinFinder(snapshot, interruption) : nil
        let wasNamed = variants.synonyms != nil || variants.hasNumbers || variants.hasPinyin
        if !isPossible, wasNamed, snapshot.commit.generation > 0 {
            notes.append(
                "this index has no grams or was cut by blanks; synonyms, numbers and pinyin are left out")
        }
    }

    /// Gives a text its alternatives; a phrase has none.
    mutating func addAlternatives(to text: inout QueryText) throws(SegmentError) {
        guard !variants.isEmpty, !text.isPhrase else { return }
        let words = dictionaryWords(text)
        let named = try named(text)
        text.exactAlternatives = Self.alternatives(bounded(named), text) + words
        let widened = shipped(text)
        if widened.isEmpty {
            text.alternatives = text.exactAlternatives
        } else {
            text.alternatives = Self.alternatives(bounded(named + widened), text) + words
        }
        let combinations = SpellingCombinations(text)
        for spelling in combinations.spellings where !text.spellings.contains(spelling) {
            text.spellings.append(spelling)
        }
        text.numberSpellings = combinations.numberSpellings
        if !combinations.leftOut.isEmpty {
            notes.append(
                "more than \(SpellingCombinations.limit) spellings; left out in mode exact: "
                    + combinations.leftOut.joined(separator: "; "))
        }
    }

    /// The variants that stand over no other, as many as are looked at.
    private mutating func bounded(_ variants: [Variant]) -> [Variant] {
        let disjoint = Variant.disjoint(variants)
        let note =
            "a text with more than \(Self.maxStretches) stretches that have variants; the first ones count"
        if disjoint.count > Self.maxStretches, !notes.contains(note) { notes.append(note) }
        return Array(disjoint.prefix(Self.maxStretches))
    }

    /// What the user asked for, which counts in mode exact too.
    private mutating func named(_ text: QueryText) throws(SegmentError) -> [Variant] {
        var found = variants.synonyms.map { Self.synonyms($0, text) } ?? []
        // A document number has its spellings already.
        if variants.hasNumbers, text.spellings.count == 1 { found += NumberForms.variants(in: text.scalars) }
        if pinyin != nil { found += try pinyin?.variants(in: text.scalars, notes: &notes) ?? [] }
        return found
    }

    private func shipped(_ text: QueryText) -> [Variant] {
        variants.shippedSynonyms.map { Self.synonyms($0, text) } ?? []
    }

    private static func synonyms(_ table: SynonymTable, _ text: QueryText) -> [Variant] {
        table.entries.matches(in: text.scalars).map { range, entry in
            Variant(
                range: range, source: .synonym, equal: entry.equal,
                wider: entry.wider.filter { !entry.equal.contains($0) })
        }
    }

    private mutating func dictionaryWords(_ text: QueryText) -> [Alternative] {
        let found = variants.dictionary?.words.matches(in: text.scalars) ?? []
        let words = found.map { Variant(range: $0.range, source: .dictionary) }
        return Self.alternatives(bounded(words), text)
    }

    private static func alternatives(_ variants: [Variant], _ text: QueryText) -> [Alternative] {
        let stretches = variants.map(\.range)
        return variants.map { variant in
            let stretch = Array(text.scalars[variant.range])
            let touching = text.places.indices.filter { text.places[$0].overlaps(variant.range) }
            var words: [[UInt8]] = []
            for word in touching.map({ text.phrase[$0] }) where !words.contains(word) { words.append(word) }
            return Alternative(
                scalars: stretch, words: words, strings: variant.equal + variant.wider,
                rule: variant.rule(stretch), weight: variant.weight,
                scoresItself: variant.source == .dictionary, range: variant.range,
                rests: touching.flatMap { Self.rests(of: text.places[$0], stretches, text) },
                isNumber: variant.source == .number)
        }
    }

    /// The runs of a word's characters that lie in no stretch.
    private static func rests(
        of place: Range<Int>, _ stretches: [Range<Int>], _ text: QueryText
    ) -> [[UInt32]] {
        let runs = place.split { position in stretches.contains { $0.contains(position) } }
        return runs.map { $0.map { text.scalars[$0] } }
    }
}
