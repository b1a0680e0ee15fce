internal import Analysis
internal import Segments

/// The distinct terms of some texts in one field, each with the greatest boost of the texts that have it, in the order of the query.
struct QueryTerms {
    /// What finds a term in a segment.
    enum Key: Hashable {
        case word([UInt8])
        case grams([UInt32])
    }

    private(set) var terms: [(key: Key, boost: Double)] = []
    private var places: [Key: Int] = [:]

    init(_ texts: [QueryText], _ field: Field) {
        for text in texts {
            switch field {
            case .words: for word in text.words { add(.word(word), text.boost) }
            case .pairs, .headings, .titles:
                for start in text.scalars.indices.dropLast() {
                    let pair = Array(text.scalars[start...(start + 1)])
                    if pair.allSatisfy(Grams.isContent) { add(.grams(pair), text.boost) }
                }
            case .characters:
                for scalar in text.scalars where Grams.isContent(scalar) { add(.grams([scalar]), text.boost) }
            case .wordPairs: break
            }
        }
    }

    private mutating func add(_ key: Key, _ boost: Double) {
        if let place = places[key] {
            terms[place].boost = max(terms[place].boost, boost)
        } else {
            places[key] = terms.count
            terms.append((key, boost))
        }
    }
}

extension QueryTerms.Key: CustomStringConvertible {
    /// The term as people read it.
    var description: String {
        switch self {
        case .word(let bytes): String(decoding: bytes, as: UTF8.self)
        case .grams(let scalars): FoldedString.text(scalars)
        }
    }

    /// Where the term's postings are in a segment; `nil` where it does not have it.
    func source(_ field: Field, _ segment: SegmentReader) throws(SegmentError) -> TermSource? {
        guard let reader = segment.fields[field] else { return nil }
        switch self {
        case .word(let word):
            return try reader.dictionary.find(word).map { .stored($0, reader) }
        case .grams(let grams):
            guard let bytes = segment.alphabet.key(of: grams) else { return nil }
            return try reader.dictionary.find(bytes).map { .stored($0, reader) }
        }
    }

    /// The postings of a character without any of its own, put together from its pairs; `nil` for all other terms.
    func mergedSource(
        _ field: Field, _ segment: SegmentReader, _ interruption: Interruption
    ) throws(SegmentError) -> TermSource? {
        guard field == .characters, case .grams(let grams) = self, let reader = segment.fields[field],
            let list = try GramMatcher(segment, interruption)?.matches(grams), list.count > 0
        else { return nil }
        return .listed(list, reader)
    }
}
