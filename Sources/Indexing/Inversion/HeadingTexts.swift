internal import Analysis

/// The pairs of the folded headings over a clause and of the title of its document, kept while they stay the same.
struct HeadingTexts {
    private let folder = TextFolder()
    private var path: [String] = []
    /// The innermost heading, folded.
    private var own: [UInt32] = []
    /// The pairs of all headings, those of the innermost last.
    private var keys: [UInt64] = []
    private var ownCount = 0
    /// The keys of all pairs of letters and digits of the title.
    private(set) var titleKeys: [UInt64] = []

    /// Begins a document.
    mutating func begin(title: String?) {
        titleKeys.removeAll(keepingCapacity: true)
        guard let title else { return }
        Self.appendPairs(of: folder.fold(title).scalars, to: &titleKeys)
    }

    /// The keys of all pairs of letters and digits of the headings; without the innermost one where the clause begins with it, for
    /// then it is text of the clause.
    mutating func keys(of path: [String], over clause: [UInt32]) -> [UInt64] {
        update(path)
        guard !path.isEmpty, ownCount > 0, clause.starts(with: own) else { return keys }
        return Array(keys.dropLast(ownCount))
    }

    private mutating func update(_ path: [String]) {
        guard !path.elementsEqual(self.path, by: Self.isSame) else { return }
        self.path = path
        keys.removeAll(keepingCapacity: true)
        var before = 0
        for text in path {
            own = folder.fold(text).scalars
            before = keys.count
            Self.appendPairs(of: own, to: &keys)
        }
        ownCount = keys.count - before
    }

    private static func appendPairs(of scalars: [UInt32], to keys: inout [UInt64]) {
        var first: UInt32?
        for scalar in scalars {
            let second = Grams.isContent(scalar) ? scalar : nil
            if let first, let second { keys.append(Gram(first, second).key) }
            first = second
        }
    }

    /// Compared by bytes: equal strings may differ in their code points.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }
}
