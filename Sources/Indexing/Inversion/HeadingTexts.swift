internal import Analysis

/// The pairs of the folded title and headings over a clause, kept while they stay the same.
struct HeadingTexts {
    private let folder = TextFolder()
    private var title: String?
    private var path: [String] = []
    /// The innermost heading, folded.
    private var own: [UInt32] = []
    /// The pairs of the title and all headings, those of the innermost last.
    private var keys: [UInt64] = []
    private var ownCount = 0

    /// The keys of all pairs of letters and digits; without the innermost heading where the clause begins with it, for
    /// then it is text of the clause.
    mutating func keys(title: String?, path: [String], over clause: [UInt32]) -> [UInt64] {
        update(title: title, path: path)
        guard !path.isEmpty, ownCount > 0, clause.starts(with: own) else { return keys }
        return Array(keys.dropLast(ownCount))
    }

    private mutating func update(title: String?, path: [String]) {
        let isSame =
            Self.isSame(title, self.title) && path.elementsEqual(self.path) { Self.isSame($0, $1) }
        guard !isSame else { return }
        self.title = title
        self.path = path
        keys.removeAll(keepingCapacity: true)
        var before = 0
        for text in (title.map { [$0] } ?? []) + path {
            own = folder.fold(text).scalars
            before = keys.count
            appendPairs(of: own)
        }
        ownCount = keys.count - before
    }

    private mutating func appendPairs(of scalars: [UInt32]) {
        var first: UInt32?
        for scalar in scalars {
            let second = Grams.isContent(scalar) ? scalar : nil
            if let first, let second { keys.append(Gram(first, second).key) }
            first = second
        }
    }

    /// Compared by bytes: equal strings may differ in their code points.
    private static func isSame(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.utf8.elementsEqual(right.utf8)
    }
}
