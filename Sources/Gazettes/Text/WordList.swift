/// Fixed words that folded text is compared with; written as one text, separated by blanks.
struct WordList: ExpressibleByStringLiteral {
    /// The words in the order written.
    let words: [[Unicode.Scalar]]

    init(stringLiteral text: String) {
        words = text.unicodeScalars.split { $0.isBlank }.map { Array($0) }
    }

    /// The first word the text begins with.
    func prefix(of text: some Collection<Unicode.Scalar>) -> [Unicode.Scalar]? {
        words.first { text.starts(with: $0) }
    }

    /// The first word the text ends with.
    func suffix(of text: some BidirectionalCollection<Unicode.Scalar>) -> [Unicode.Scalar]? {
        words.first { text.reversed().starts(with: $0.reversed()) }
    }

    /// True if one of the words is the text.
    func holds(_ text: some Collection<Unicode.Scalar>) -> Bool {
        words.contains { text.elementsEqual($0) }
    }

    /// True if one of the words occurs in the text.
    func occurs(in text: [Unicode.Scalar]) -> Bool {
        text.indices.contains { prefix(of: text[$0...]) != nil }
    }
}
