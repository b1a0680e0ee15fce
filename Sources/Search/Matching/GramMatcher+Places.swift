internal import Segments

/// Positions in clauses of a list, by the places of the clauses in it.
struct PlaceList {
    fileprivate var ends: [Int] = []
    fileprivate var positions: [UInt32] = []

    /// The positions in the clause with a number, increasing.
    subscript(number: Int) -> ArraySlice<UInt32> {
        positions[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
    }
}

extension GramMatcher {
    /// Where a string stands in increasing clauses.
    ///
    /// What is found is not to be used once the budget is exceeded.
    func places(
        of text: [UInt32], in clauses: [UInt32], _ budget: WorkBudget
    ) throws(SegmentError) -> PlaceList {
        text.count == 1
            ? try placesOfCharacter(text[0], clauses, budget) : try placesOfString(text, clauses, budget)
    }

    private func placesOfString(
        _ text: [UInt32], _ clauses: [UInt32], _ budget: WorkBudget
    ) throws(SegmentError) -> PlaceList {
        var list = PlaceList()
        var parts = try parts(of: text) ?? []
        var starts: [UInt32] = []
        var positions: [UInt32] = []
        for clause in clauses {
            defer { list.ends.append(list.positions.count) }
            var work = 1
            var isInAll = !parts.isEmpty
            for index in parts.indices where isInAll {
                try parts[index].cursor.advance(to: clause)
                isInAll = parts[index].cursor.clause == clause
                work += 1 + Int(parts[index].cursor.frequency)
            }
            guard budget.spend(postings: work), isInAll else { continue }
            try findStarts(&parts, into: &starts, &positions)
            list.positions += starts
        }
        return list
    }

    /// The places of all pairs that begin with a character, and where it ends its clause.
    private func placesOfCharacter(
        _ character: UInt32, _ clauses: [UInt32], _ budget: WorkBudget
    ) throws(SegmentError) -> PlaceList {
        var found: [UInt64] = []
        if let key = segment.alphabet.key(of: [character]) {
            var cursor = try pairs.dictionary.cursor(atOrAfter: key)
            while try cursor.next(), cursor.key.starts(with: key) {
                guard try collect(cursor.entry, clauses, shift: 0, into: &found, budget) else { break }
            }
        }
        return Self.list(found, count: clauses.count)
    }

    /// The places of a character with a letter or digit before it that belongs to the same run.
    func placesInsideRuns(
        of character: UInt32, in clauses: [UInt32], _ budget: WorkBudget
    ) throws(SegmentError) -> PlaceList {
        var found: [UInt64] = []
        let alphabet = segment.alphabet
        for rank in 0..<alphabet.count {
            let before = alphabet.character(at: rank)
            guard before < TextPattern.runLimit else { break }
            guard TextPattern.isInRun(before), let key = alphabet.key(of: [before, character]),
                let entry = try pairs.dictionary.find(key)
            else { continue }
            guard try collect(entry, clauses, shift: 1, into: &found, budget) else { break }
        }
        return Self.list(found, count: clauses.count)
    }

    /// Appends the positions of a term in the clauses, moved by `shift`, each after the number of its clause; false where
    /// the budget is exceeded.
    private func collect(
        _ entry: TermEntry, _ clauses: [UInt32], shift: UInt32, into found: inout [UInt64],
        _ budget: WorkBudget
    ) throws(SegmentError) -> Bool {
        guard budget.spendTerm() else { return false }
        var cursor = try pairs.postings(of: entry)
        var positions: [UInt32] = []
        var number = 0
        while number < clauses.count {
            try cursor.advance(to: clauses[number])
            guard cursor.clause != PostingCursor.noClause else { break }
            guard budget.spend(postings: 1 + Int(cursor.frequency)) else { return false }
            number = clauses.gallop(to: cursor.clause, from: number)
            guard number < clauses.count, clauses[number] == cursor.clause else { continue }
            try cursor.readPositions(into: &positions)
            for position in positions { found.append(UInt64(number) << 32 | UInt64(position &+ shift)) }
            number += 1
        }
        return true
    }

    private static func list(_ found: [UInt64], count: Int) -> PlaceList {
        var list = PlaceList()
        let found = found.sorted()
        list.positions = found.map { UInt32(truncatingIfNeeded: $0) }
        list.ends.reserveCapacity(count)
        var end = 0
        for number in 0..<count {
            while end < found.count, found[end] >> 32 == UInt64(number) { end += 1 }
            list.ends.append(end)
        }
        return list
    }
}
