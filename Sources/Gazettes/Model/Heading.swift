/// A heading of a document.
public struct Heading: Sendable, Equatable {
    /// The depth within the document, 1 for the widest; nil for a box (专栏) and what is inside one.
    public var level: Int?
    /// The form of the number: 章, 节, 条, 一、, (一), 1., (1), ①, dec1…dec4, 专栏, 表题 or 附表.
    public var kind: String
    /// The number as printed, folded to half width: 四、, (一), 第二章; empty if there is none.
    public var number: String
    /// The text after the number; a run-in heading ends before its first 。.
    public var text: String
    /// The 1-based line.
    public var line: Int
    /// True if the paragraph goes on after the heading in the same line; never for a box.
    public var isRunIn: Bool
    /// The headings above, widest first.
    public var path: [String]

    /// The heading as an element of a path: 四、加强养老服务体系建设, 第一章 总则.
    public var display: String {
        guard !number.isEmpty else { return text }
        guard !text.isEmpty else { return number }
        switch kind {
        case "编", "章", "节", "条", "专栏", "dec1", "dec2", "dec3", "dec4": return number + " " + text
        default: return number + text
        }
    }

    /// Creates a heading.
    public init(
        level: Int?, kind: String, number: String, text: String, line: Int, isRunIn: Bool, path: [String]
    ) {
        self.level = level
        self.kind = kind
        self.number = number
        self.text = text
        self.line = line
        self.isRunIn = isRunIn
        self.path = path
    }
}
