/// The literals and gaps of a text with wildcards.
///
/// `*` stands for 0 to 32 characters, `?` for one. A question mark at the end of a question is none: `?` is a wildcard only
/// where a letter or digit follows it, further wildcards aside, and only the ASCII sign.
enum WildcardText {
    enum Element: Equatable {
        case literal(String)
        /// So many characters, whichever.
        case gap(ClosedRange<Int>)
    }

    /// The most characters that `*` stands for.
    static let maxGap = 32

    /// The parts of a text; wildcards that stand together are one gap.
    static func elements(_ text: String) -> [Element] {
        let scalars = Array(text.unicodeScalars)
        let isWildcard = wildcards(in: scalars)
        var elements: [Element] = []
        var index = 0
        while index < scalars.count {
            let start = index
            while index < scalars.count, isWildcard[index] == isWildcard[start] { index += 1 }
            let run = scalars[start..<index]
            if isWildcard[start] {
                let least = run.count { $0 == "?" }
                elements.append(.gap(least...(least < run.count ? least + maxGap : least)))
            } else {
                elements.append(.literal(QuerySigns.string(run)))
            }
        }
        return elements
    }

    /// For each scalar whether it is a wildcard.
    private static func wildcards(in scalars: [Unicode.Scalar]) -> [Bool] {
        var result = [Bool](repeating: false, count: scalars.count)
        var isBeforeContent = false
        for index in scalars.indices.reversed() {
            switch scalars[index] {
            case "*", "＊": result[index] = true
            case "?": result[index] = isBeforeContent
            default: isBeforeContent = QuerySigns.isContent(scalars[index])
            }
        }
        return result
    }
}
