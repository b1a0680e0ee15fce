/// The number of an official document: a prefix naming the body, the year, and a running number.
///
/// All usual spellings are read: 〔〕 ﹝﹞ [] 【】 () and their full-width forms, with or without blanks, 号, 號 or
/// nothing at the end, 第 before the number, and 年 in the place of the brackets.
public struct DocumentNumber: Sendable, Hashable {
    /// The prefix, 本政办发.
    public let prefix: String
    /// The year.
    public let year: Int
    /// The running number; leading zeros do not count.
    public let number: Int

    /// Creates a document number from its parts.
    public init(prefix: String, year: Int, number: Int) {
        self.prefix = prefix
        self.year = year
        self.number = number
    }

    /// Reads a text that is a document number and nothing else.
    public init?(_ text: String) {
        self.init(scalars: text.unicodeScalars.prefix(Self.maximumLength * 2))
    }

    /// The canonical spelling, 本政发〔2022〕2号.
    public var canonical: String { "\(prefix)〔\(year)〕\(number)号" }

    static let maximumLength = 48

    init?(scalars: some Collection<Unicode.Scalar>) {
        let text = scalars.lazy.map(\.folded).filter { $0 != " " }.prefix(Self.maximumLength + 1)
        guard text.count <= Self.maximumLength else { return nil }
        let all = Array(text)
        guard let open = all.firstIndex(where: { Self.isOpening($0) || $0.digitValue != nil }) else {
            return nil
        }
        guard let (parsed, end) = Self.scan(all, prefixStart: 0, yearStart: open), end == all.count else {
            return nil
        }
        self = parsed
    }

    /// Reads the number whose prefix is `prefixStart..<yearStart`, and the index after it.
    static func scan(
        _ text: [Unicode.Scalar], prefixStart: Int, yearStart: Int
    ) -> (number: DocumentNumber, end: Int)? {
        let prefix = text[prefixStart..<yearStart]
        guard isPrefix(prefix) else { return nil }
        var index = yearStart
        let isBracketed = index < text.count && isOpening(text[index])
        if isBracketed { index += 1 }
        guard let (year, afterYear) = digits(text, at: index), afterYear - index == 4,
            (1900...2199).contains(year)
        else { return nil }
        index = afterYear
        if index < text.count, text[index] == "年" { index += 1 }
        if isBracketed {
            guard index < text.count, isClosing(text[index]) else { return nil }
            index += 1
        } else {
            guard index > afterYear, isOfficialEnding(prefix.last) else { return nil }
        }
        if index < text.count, text[index] == "第" { index += 1 }
        guard let (number, afterNumber) = digits(text, at: index) else { return nil }
        index = afterNumber
        let hasSign = index < text.count && (text[index] == "号" || text[index] == "號")
        guard hasSign || isBracketed else { return nil }
        return (DocumentNumber(prefix: prefix.text, year: year, number: number), hasSign ? index + 1 : index)
    }

    static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "〔", "[", "【", "(", "﹝", "（", "［": true
        default: false
        }
    }

    static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "〕", "]", "】", ")", "﹞", "）", "］": true
        default: false
        }
    }

    private static func isPrefix(_ prefix: ArraySlice<Unicode.Scalar>) -> Bool {
        guard (1...24).contains(prefix.count), let first = prefix.first, first.isHan, first != "第" else {
            return false
        }
        return prefix.allSatisfy { $0.isHan || $0.isASCIIWord || $0 == "-" }
    }

    /// True for the last character of the prefixes that are written without brackets around the year.
    private static func isOfficialEnding(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return "发办函字规令告通文电任综批议".unicodeScalars.contains(scalar)
    }

    private static func digits(_ text: [Unicode.Scalar], at start: Int) -> (value: Int, end: Int)? {
        var end = start
        var value = 0
        while end < text.count, let digit = text[end].digitValue {
            guard end - start < 9 else { return nil }
            value = value * 10 + digit
            end += 1
        }
        return end > start ? (value, end) : nil
    }
}
