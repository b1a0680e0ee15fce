internal import Analysis
internal import Segments

/// Collects the words of a segment, which are counted through its clauses.
///
/// A word of one to four characters of the basic plane is its own key, 16 bits a character, the first in the highest; nearly
/// all words of Chinese text are. Any other is numbered, and its key begins with a surrogate, as no word does.
struct WordBuilder: ~Copyable {
    private var table: OccurrenceTable
    private var longTerms = TermTable()
    private var keys: [UInt64] = []
    private var scratch: [UInt8] = []

    private static let longMark: UInt64 = 0xD8 << 56

    /// The number of words.
    private(set) var count = 0

    /// Makes an empty builder; positions count words within their clause.
    init(hasPositions: Bool) {
        table = OccurrenceTable(hasPositions: hasPositions)
    }

    /// About how many bytes are held.
    var byteCount: Int { table.byteCount + longTerms.byteCount }

    /// Adds the words of a clause; clauses come in order.
    mutating func add(_ text: borrowing AnalyzedText, clause: UInt32) {
        let words = text.words.span
        let scalars = text.folded.scalars.span
        var keys = keys
        self.keys = []
        keys.removeAll(keepingCapacity: true)
        keys.append(addingCapacity: words.count) { keys in
            for index in words.indices {
                let token = words[index]
                var key = Self.packed(scalars, token)
                if key == 0 { key = longKey(of: index, in: text) }
                keys.append(key)
            }
        }
        table.append(keys, clause: clause)
        self.keys = keys
        count += words.count
    }

    /// The key of a short word that stands as it is; 0 for one with characters beyond the basic plane, or with U+0000.
    @inline(__always)
    private static func packed(_ scalars: borrowing Span<UInt32>, _ token: Token) -> UInt64 {
        guard token.normalizedIndex < 0, token.length <= 4 else { return 0 }
        var key: UInt64 = 0
        var shift: UInt64 = 64
        for position in token.positions {
            let scalar = scalars[position]
            guard scalar &- 1 < 0xFFFF else { return 0 }
            shift &-= 16
            key |= UInt64(scalar) &<< shift
        }
        return key
    }

    /// The key of one to four characters; `nil` where one is beyond the basic plane, or U+0000.
    private static func packed(_ scalars: [UInt32]) -> UInt64? {
        let token = Token(position: 0, length: UInt32(scalars.count))
        let key = scalars.isEmpty ? 0 : packed(scalars.span, token)
        return key == 0 ? nil : key
    }

    /// The key of a word that is not short as it stands; its term may be.
    private mutating func longKey(of index: Int, in text: borrowing AnalyzedText) -> UInt64 {
        scratch.removeAll(keepingCapacity: true)
        text.appendTerm(of: index, to: &scratch)
        if scratch.count <= 12, text.words[index].normalizedIndex >= 0 {
            let scalars = String(decoding: scratch, as: UTF8.self).unicodeScalars.map(\.value)
            if let key = Self.packed(scalars) { return key }
        }
        return Self.longMark | UInt64(longTerms.number(of: scratch))
    }

    /// Appends the postings of all words to a field, in the order of their bytes.
    func write(to writer: inout FieldWriter, _ body: ([UInt8], PostingList) -> Void) {
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
            table.read(number, into: &list)
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
