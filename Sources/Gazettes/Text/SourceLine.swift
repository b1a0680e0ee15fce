/// One non-blank line of the source, with the folded beginning of its text.
///
/// Recognisers look only at the first `headLimit` characters and at the last one, so that a line of any
/// length costs the same.
struct SourceLine {
    /// The number of characters kept of a line.
    static let headLimit = 512

    /// The 1-based number, counting lines split on U+000A.
    let number: Int
    /// The bytes from the first to the last character that is not blank.
    let range: Range<Int>
    /// True if blanks stand before the text.
    let isIndented: Bool
    /// The number of blank lines directly before.
    let blankLinesBefore: Int
    /// The folded beginning of the text.
    let head: [Unicode.Scalar]
    /// The beginning as written, empty if it equals `head`.
    let original: [Unicode.Scalar]
    /// The number of characters of the whole text.
    let count: Int
    /// The last character, folded.
    let last: Unicode.Scalar

    /// True if `head` is the whole text.
    var isWhole: Bool { count == head.count }

    /// The beginning of the text as written.
    var raw: [Unicode.Scalar] { original.isEmpty ? head : original }

    /// True if the line is a row or a cell of a table drawn with `|`.
    var isPiped: Bool { last == "|" }

    /// True if the line holds nothing but `|` and blanks.
    var isOnlyPipes: Bool { isPiped && isWhole && head.allSatisfy { $0 == "|" || $0 == " " } }

    /// True if the whole text is `word`, blanks aside.
    func equals(_ word: String) -> Bool {
        isWhole && head.lazy.filter { $0 != " " }.elementsEqual(word.unicodeScalars)
    }
}
