/// The text of a heading cut out of its line.
struct HeadingText {
    private(set) var text: String
    /// True if the paragraph goes on after the heading.
    private(set) var isRunIn: Bool

    private static let longestSentence = 60
    private static let longestRunIn = 43
    private static let longestClause = 40

    /// Takes the name of an article, 【…】 after its number; an article without one has no text.
    init(article scalars: ArraySlice<Unicode.Scalar>, isWhole: Bool) {
        isRunIn = !scalars.isEmpty || !isWhole
        text = ""
        guard scalars.first == "【", let close = scalars.firstIndex(of: "】") else { return }
        text = scalars[scalars.index(after: scalars.startIndex)..<close].trimmed.text
    }

    /// Takes the first sentence; a sentence too long for a heading is cut at its first comma.
    ///
    /// `isWhole` says that the characters reach the end of the line.
    init(_ scalars: ArraySlice<Unicode.Scalar>, isWhole: Bool) {
        let trimmed = scalars.trimmed
        var sentence = trimmed
        isRunIn = !isWhole
        if let stop = trimmed.firstIndex(where: { $0 == "。" || $0 == "｡" }) {
            sentence = trimmed[..<stop]
            let rest = trimmed[(stop + 1)...]
            isRunIn = !isWhole || rest.contains { $0 != "。" && !$0.isBlank }
        }
        if sentence.count > (isRunIn ? Self.longestRunIn : Self.longestSentence) {
            isRunIn = true
            if let comma = sentence.firstIndex(where: { ",;，；".unicodeScalars.contains($0) }),
                comma > sentence.startIndex
            {
                sentence = sentence[..<comma]
            }
            sentence = sentence.prefix(Self.longestClause)
        }
        text = sentence.trimmed.map { $0.isBlank ? " " : $0 }.text
    }
}
