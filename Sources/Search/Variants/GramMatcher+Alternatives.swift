internal import Segments

extension GramMatcher {
    /// The clauses with one of the strings of an alternative, counted by the occurrences of all.
    func matches(anyOf alternative: Alternative) throws(SegmentError) -> Matches {
        var result = Matches()
        for string in alternative.strings {
            result = result.union(
                try alternative.isNumber ? matches(wholeNumber: string) : matches(string))
        }
        return result
    }

    /// The clauses that contain `text` where no longer number goes on before or after it.
    ///
    /// Every occurrence has one character before it and one after it, so those within longer numbers can be counted by
    /// looking these up; what is left is whole.
    func matches(wholeNumber text: [UInt32]) throws(SegmentError) -> Matches {
        var found = try matches(text)
        guard found.count > 0, let first = text.first, let last = text.last else { return found }
        var after: [UInt32] = []
        for character in NumeralCharacters.after(last) {
            let longer = try matches(text + [character])
            guard longer.count > 0 else { continue }
            after.append(character)
            found = found.reduced(by: longer)
        }
        for character in NumeralCharacters.before(first) {
            let longer = try matches([character] + text)
            guard longer.count > 0 else { continue }
            // Those with more on both sides were taken away once already.
            var alone = longer
            for next in after { alone = alone.reduced(by: try matches([character] + text + [next])) }
            found = found.reduced(by: alone)
        }
        return found
    }
}

extension Matches {
    /// The clauses that have more occurrences than another list says, with what they have more.
    func reduced(by other: Matches) -> Matches {
        guard other.count > 0 else { return self }
        var result = Matches()
        var index = 0
        for (clause, count) in zip(clauses, counts) {
            index = other.clauses.gallop(to: clause, from: index)
            let less = index < other.count && other.clauses[index] == clause ? other.counts[index] : 0
            if count > less { result.append(clause, count: count - less) }
        }
        return result
    }
}
