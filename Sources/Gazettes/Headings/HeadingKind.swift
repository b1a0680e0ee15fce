/// The forms of heading numbers, from the widest to the narrowest.
enum HeadingKind: Int, Comparable, CaseIterable {
    case part, chapter, section, article, han, bracketedHan, digit, bracketedDigit, circled
    case decimal1, decimal2, decimal3, decimal4

    /// The name of the form in `Heading.kind`.
    var name: String {
        switch self {
        case .part: "编"
        case .chapter: "章"
        case .section: "节"
        case .article: "条"
        case .han: "一、"
        case .bracketedHan: "(一)"
        case .digit: "1."
        case .bracketedDigit: "(1)"
        case .circled: "①"
        case .decimal1: "dec1"
        case .decimal2: "dec2"
        case .decimal3: "dec3"
        case .decimal4: "dec4"
        }
    }

    /// The order in which the forms contain each other; decimals are wider than (1).
    var width: Int {
        switch self {
        case .part: 0
        case .chapter: 1
        case .section: 2
        case .article: 3
        case .decimal1: 4
        case .decimal2: 5
        case .decimal3: 6
        case .decimal4: 7
        case .han: 8
        case .bracketedHan: 9
        case .digit: 10
        case .bracketedDigit: 11
        case .circled: 12
        }
    }

    /// True for the forms that number the items of a section, not sections.
    var isItem: Bool { width >= HeadingKind.digit.width }

    static func < (left: HeadingKind, right: HeadingKind) -> Bool { left.width < right.width }
}
