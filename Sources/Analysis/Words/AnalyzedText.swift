/// A folded text and its words.
public struct AnalyzedText: Sendable, Equatable {
    /// The folded text.
    public var folded = FoldedText()
    /// The words in order; none is empty, and none overlaps another.
    public var words: [Token] = []
    /// The terms that differ from their folded slice, one after the other in UTF-8.
    private var normalizedTerms: [UInt8] = []
    /// The end of each of them.
    private var normalizedEnds: [UInt32] = []

    /// Creates an empty text.
    public init() {}

    /// Appends the UTF-8 bytes of a word's term.
    ///
    /// - Parameters:
    ///   - index: an index in `words`.
    ///   - utf8: the term's bytes are added at its end.
    public func appendTerm(of index: Int, to utf8: inout [UInt8]) {
        let token = words[index]
        guard token.normalizedIndex >= 0 else {
            for position in token.positions { UTF8Scalars.append(folded.scalars[position], to: &utf8) }
            return
        }
        utf8.append(contentsOf: normalizedTerms[normalizedRange(Int(token.normalizedIndex))])
    }

    /// The term of a word as a string, for people to read.
    public func term(of index: Int) -> String {
        var utf8: [UInt8] = []
        appendTerm(of: index, to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }

    /// All terms in order, for people and tests.
    public var terms: [String] { words.indices.map { term(of: $0) } }

    /// The UTF-8 range in the source that a word came from.
    public func sourceRange(of index: Int) -> Range<Int> {
        folded.sourceRange(of: words[index].positions)
    }

    /// Removes the words and keeps the memory.
    mutating func removeWords() {
        words.removeAll(keepingCapacity: true)
        normalizedTerms.removeAll(keepingCapacity: true)
        normalizedEnds.removeAll(keepingCapacity: true)
    }

    /// Adds a word whose term is its folded slice.
    mutating func append(_ positions: Range<Int>) {
        words.append(Token(position: UInt32(positions.lowerBound), length: UInt32(positions.count)))
    }

    /// Adds a word with a term of its own.
    mutating func append(_ positions: Range<Int>, term: [UInt8]) {
        let token = Token(
            position: UInt32(positions.lowerBound), length: UInt32(positions.count),
            normalizedIndex: Int32(normalizedEnds.count))
        words.append(token)
        normalizedTerms.append(contentsOf: term)
        normalizedEnds.append(UInt32(normalizedTerms.count))
    }

    private func normalizedRange(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(normalizedEnds[index - 1]))..<Int(normalizedEnds[index])
    }
}
