internal import Segments

/// The postings of a scoring term in one segment: a cursor, or, for a character without postings of its own, a list.
struct TermPostings {
    private var cursor: PostingCursor?
    private var list = Matches()
    private var index = 0
    private let reader: FieldReader?

    /// Looks a term up; `nil` where the segment does not have it.
    init?(_ key: ScoringTerm.Key, _ field: Field, _ segment: SegmentReader) throws(SegmentError) {
        reader = segment.fields[field]
        guard let fieldReader = segment.fields[field] else { return nil }
        switch key {
        case .word(let word):
            guard let entry = try fieldReader.dictionary.find(word) else { return nil }
            cursor = try fieldReader.postings(of: entry)
        case .grams(let grams):
            guard let bytes = segment.alphabet.key(of: grams) else { return nil }
            if let entry = try fieldReader.dictionary.find(bytes) {
                cursor = try fieldReader.postings(of: entry)
            } else {
                guard field == .characters, let matcher = GramMatcher(segment) else { return nil }
                list = try matcher.matches(grams)
                if list.clauses.isEmpty { return nil }
            }
        }
    }

    /// The number of clauses.
    var clauseCount: Int { cursor?.clauseCount ?? list.count }

    /// The number of clauses for which `isIncluded` holds.
    func count(where isIncluded: (UInt32) -> Bool) throws(SegmentError) -> Int {
        guard var cursor else { return list.clauses.count(where: isIncluded) }
        var count = 0
        while try cursor.nextBlock() {
            for clause in cursor.blockClauses where isIncluded(clause) { count += 1 }
        }
        return count
    }

    /// The frequency in a clause, 0 where it does not occur; clauses must come in increasing order.
    mutating func frequency(in clause: UInt32) throws(SegmentError) -> UInt32 {
        guard cursor != nil else {
            index = list.clauses.gallop(to: clause, from: index)
            return index < list.count && list.clauses[index] == clause ? list.counts[index] : 0
        }
        try cursor?.advance(to: clause)
        return cursor?.clause == clause ? cursor?.frequency ?? 0 : 0
    }

    /// The length byte of a clause in the term's field.
    func lengthByte(of clause: UInt32) -> UInt8 {
        reader?.lengthByte(of: clause) ?? 0
    }
}
