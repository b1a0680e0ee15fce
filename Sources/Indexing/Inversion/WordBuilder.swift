internal import Analysis
internal import Segments

/// Collects the words of a segment, which are counted through its clauses.
///
/// A word of one to four characters of the basic plane is its own key, 16 bits a character, the first in the highest; nearly
/// all words of Chinese text are. Any other is numbered, and its key begins with a surrogate, as no word does.
struct WordBuilder: ~Copyable {
    private var table = OccurrenceTable()
    private var longTerms = TermTable()
    /// The number of words before each clause, and of all.
    private var starts: [UInt32] = [0]
    private var keys: [UInt64] = []
    private var numbers: [UInt32] = []
    private var scratch: [UInt8] = []

    private static let longMark: UInt64 = 0xD8 << 56

    init() {}

    /// About how many bytes are held.
    var byteCount: Int { table.byteCount + longTerms.byteCount + starts.count * 4 }

    /// The number of words.
    var count: Int { Int(starts[starts.count - 1]) }

    /// Adds the words of the next clause.
    mutating func add(_ text: borrowing AnalyzedText) {
        let start = starts[starts.count - 1]
        keys.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        for index in text.words.indices {
            let token = text.words[index]
            keys.append(Self.packed(text.folded.scalars, token) ?? longKey(of: index, in: text))
            numbers.append(start &+ UInt32(truncatingIfNeeded: index))
        }
        table.append(keys, at: numbers)
        starts.append(start + UInt32(text.words.count))
    }

    @inline(__always)
    private static func packed(_ scalars: [UInt32], _ token: Token) -> UInt64? {
        guard token.normalizedIndex < 0, token.length <= 4 else { return nil }
        return packed(scalars[Int(token.position)..<Int(token.end)])
    }

    /// The key of a short word; `nil` for one with characters beyond the basic plane, or with U+0000.
    @inline(__always)
    private static func packed(_ scalars: ArraySlice<UInt32>) -> UInt64? {
        var key: UInt64 = 0
        for index in scalars.indices {
            let scalar = scalars[index]
            guard scalar &- 1 < 0xFFFF else { return nil }
            key = key &<< 16 | UInt64(scalar)
        }
        return key &<< UInt64(truncatingIfNeeded: 64 &- scalars.count &* 16)
    }

    /// The key of a word that is not short as it stands; its term may be.
    private mutating func longKey(of index: Int, in text: borrowing AnalyzedText) -> UInt64 {
        scratch.removeAll(keepingCapacity: true)
        text.appendTerm(of: index, to: &scratch)
        if scratch.count <= 12, text.words[index].normalizedIndex >= 0 {
            let scalars = String(decoding: scratch, as: UTF8.self).unicodeScalars.map(\.value)
            if (1...4).contains(scalars.count), let key = Self.packed(scalars[...]) { return key }
        }
        return Self.longMark | UInt64(longTerms.number(of: scratch))
    }

    /// Appends the postings of all words to a field, in the order of their bytes.
    func write(
        to writer: inout FieldWriter, hasPositions: Bool, _ body: ([UInt8], PostingList) -> Void
    ) {
        var clauses = ClauseMap(starts)
        var terms: [(prefix: UInt64, number: Int, term: [UInt8])] = []
        terms.reserveCapacity(table.count)
        for number in 0..<table.count {
            let term = term(number)
            var prefix: UInt64 = 0
            for index in 0..<8 { prefix = prefix << 8 | UInt64(index < term.count ? term[index] : 0) }
            terms.append((prefix, number, term))
        }
        terms.sort {
            $0.prefix != $1.prefix ? $0.prefix < $1.prefix : $0.term.lexicographicallyPrecedes($1.term)
        }
        var list = PostingList()
        for (_, number, term) in terms {
            clauses.read(number, of: table, hasPositions: hasPositions, into: &list)
            writer.append(term, list)
            body(term, list)
        }
    }

    private func term(_ number: Int) -> [UInt8] {
        let key = table.key(number)
        if key & (0xFF << 56) == Self.longMark { return Array(longTerms[Int(key ^ Self.longMark)]) }
        var term: [UInt8] = []
        for shift in stride(from: 48 as UInt64, through: 0, by: -16) {
            let scalar = UInt32(truncatingIfNeeded: key >> shift & 0xFFFF)
            if scalar != 0 { Gram(scalar).appendTerm(to: &term) }
        }
        return term
    }
}
