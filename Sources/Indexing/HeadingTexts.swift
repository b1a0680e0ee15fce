internal import Analysis

/// The folded title and headings over a clause, kept while they stay the same.
struct HeadingTexts {
    private let folder = TextFolder()
    private var title: String?
    private var path: [String] = []
    private var texts: [[UInt32]] = []

    /// The folded texts, each by itself.
    mutating func scalars(title: String?, path: [String]) -> [[UInt32]] {
        if title != self.title || path != self.path {
            self.title = title
            self.path = path
            texts = ((title.map { [$0] } ?? []) + path).map { folder.fold($0).scalars }
        }
        return texts
    }
}
