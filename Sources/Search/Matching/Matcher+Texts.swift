internal import Segments

extension Matcher {
    /// The units that match one text; in mode all its words may stand in different clauses of a unit.
    func evaluate(_ text: QueryText) throws(SegmentError) -> Matches {
        guard mode == .all, !text.isPhrase, !text.words.isEmpty else {
            return units.map(live(try clauses(text)))
        }
        return try all(text, in: units)
    }

    /// The clauses of the segment that match one text.
    func clauses(_ text: QueryText) throws(SegmentError) -> Matches {
        if mode == .exact || text.isPhrase || text.words.isEmpty, grams != nil { return try spellings(text) }
        if text.isPhrase || mode == .exact { return try words.matchesPhrase(text.phrase) }
        if mode == .all { return try all(text, in: UnitMap(segment.reader, .clause)) }
        var result = Matches()
        for word in text.words { result = result.union(try words.matches(word)) }
        for alternative in text.replaceable { result = result.union(try strings(alternative)) }
        return result
    }

    /// The clauses with one of the spellings.
    private func spellings(_ text: QueryText) throws(SegmentError) -> Matches {
        guard let grams else { return Matches() }
        var result = Matches()
        for spelling in text.spellings { result = result.union(try grams.matches(spelling)) }
        for spelling in text.numberSpellings {
            result = result.union(try grams.matches(wholeNumber: spelling))
        }
        // A text of signs alone has no spelling with its alternatives in the modes all and any.
        guard mode != .exact, !text.isPhrase else { return result }
        for alternative in text.replaceable { result = result.union(try strings(alternative)) }
        return result
    }

    /// The units with all words outside the stretches of alternatives, and for each of these its words or one of its strings.
    private func all(_ text: QueryText, in units: UnitMap) throws(SegmentError) -> Matches {
        let parts = text.replaceable
        guard !parts.isEmpty else { return try allWords(text.words, in: units) }
        let outside = text.words(outside: parts.map(\.range))
        var result = outside.isEmpty ? nil : try allWords(outside, in: units)
        for part in parts where result?.count != 0 {
            var matches = units.map(live(try strings(part)))
            for rest in part.rests where matches.count > 0 {
                matches = matches.intersection(units.map(live(try grams?.matches(rest) ?? Matches())))
            }
            let own =
                part.words.isEmpty
                ? units.map(live(try grams?.matches(part.scalars) ?? Matches()))
                : try allWords(part.words, in: units)
            matches = matches.union(own)
            result = result.map { $0.intersection(matches) } ?? matches
        }
        return result ?? Matches()
    }

    /// The units with all of some words, in whatever clauses.
    private func allWords(_ wanted: [[UInt8]], in units: UnitMap) throws(SegmentError) -> Matches {
        guard units.unit != .clause else { return live(try words.matchesAll(wanted)) }
        var result = units.map(live(try words.matches(wanted[0])))
        for word in wanted.dropFirst() where result.count > 0 {
            result = result.intersection(units.map(live(try words.matches(word))))
        }
        return result
    }

    /// The clauses with one of the strings of an alternative, counted by their occurrences.
    private func strings(_ alternative: Alternative) throws(SegmentError) -> Matches {
        try grams?.matches(anyOf: alternative) ?? Matches()
    }
}
