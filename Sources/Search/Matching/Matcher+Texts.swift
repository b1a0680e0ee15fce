internal import Segments

extension Matcher {
    /// The units that match one text; in mode all its words may stand in different clauses of a unit.
    func evaluate(_ text: QueryText) throws(SegmentError) -> Matches {
        guard mode == .all, units.unit != .clause, !text.isPhrase, text.words.count > 1 else {
            return units.map(live(try clauses(text)))
        }
        var result = units.map(live(try words.matches(text.words[0])))
        for word in text.words.dropFirst() where result.count > 0 {
            result = result.intersection(units.map(live(try words.matches(word))))
        }
        return result
    }

    /// The clauses of the segment that match one text.
    func clauses(_ text: QueryText) throws(SegmentError) -> Matches {
        if mode == .exact || text.isPhrase || text.words.isEmpty, let grams {
            var result = Matches()
            for spelling in text.spellings { result = result.union(try grams.matches(spelling)) }
            return result
        }
        if text.isPhrase || mode == .exact { return try words.matchesPhrase(text.phrase) }
        if mode == .all { return try words.matchesAll(text.words) }
        var result = Matches()
        for word in text.words { result = result.union(try words.matches(word)) }
        return result
    }
}
