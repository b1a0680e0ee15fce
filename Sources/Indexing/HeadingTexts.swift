internal import Analysis

/// The folded title and headings over a clause, kept while they stay the same.
struct HeadingTexts {
    private let folder = TextFolder()
    private var title: String?
    private var path: [String] = []
    private var folded: [[UInt32]] = []

    /// The folded texts, each by itself; without the innermost heading where the clause begins with it, for then it
    /// is text of the clause.
    mutating func scalars(title: String?, path: [String], over clause: [UInt32]) -> ArraySlice<[UInt32]> {
        update(title: title, path: path)
        guard !path.isEmpty, let own = folded.last, clause.starts(with: own) else { return folded[...] }
        return folded.dropLast()
    }

    private mutating func update(title: String?, path: [String]) {
        let isSame =
            Self.isSame(title, self.title) && path.elementsEqual(self.path) { Self.isSame($0, $1) }
        if !isSame {
            self.title = title
            self.path = path
            folded = ((title.map { [$0] } ?? []) + path).map { folder.fold($0).scalars }
        }
    }

    /// Compared by bytes: equal strings may differ in their code points.
    private static func isSame(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.utf8.elementsEqual(right.utf8)
    }
}
