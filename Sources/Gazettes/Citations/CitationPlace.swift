/// The place of a clause in words, from the numbers of the headings over it.
struct CitationPlace {
    /// 第四部分(一)1; empty if no heading is numbered.
    let text: String

    init(_ path: [String]) {
        var text = ""
        var decimal: String?
        var isInBox = false
        for element in path {
            if let found = Self.decimal(element) {
                decimal = found
                continue
            }
            if let found = decimal {
                text += found
                decimal = nil
            }
            text += Self.place(element, isInBox: isInBox)
            isInBox = isInBox || element.hasPrefix("专栏")
        }
        self.text = text + (decimal ?? "")
    }

    private static func place(_ element: String, isInBox: Bool) -> String {
        let scalars = Array(element.unicodeScalars.prefix(64).map(\.folded))
        if scalars.begins(with: "专栏"), let space = scalars.firstIndex(of: " ") {
            return scalars[..<space].text
        }
        if scalars.begins(with: "专栏") {
            let digits = scalars.dropFirst(2).prefix { $0.digitValue != nil || ChineseNumeral.isNumeral($0) }
            return digits.isEmpty ? "" : "专栏" + digits.text
        }
        // A number alone, such as an article's, needs no text after it.
        guard let number = HeadingNumber(scalars) ?? HeadingNumber(scalars + ["。"]) else { return "" }
        switch number.kind {
        case .part, .chapter, .section, .article: return number.text
        case .han: return "第\(number.text.dropLast())部分"
        case .bracketedHan, .bracketedDigit, .circled: return number.text
        // After 专栏2 a bare 4 would read as 专栏24.
        case .digit: return isInBox ? "第\(number.value)项" : String(number.value)
        case .decimal1, .decimal2, .decimal3, .decimal4: return number.text
        }
    }

    /// 1.6.1 of 1.6.1 符合…: decimal numbers stand before a blank and hold the numbers above them.
    private static func decimal(_ element: String) -> String? {
        let number = element.unicodeScalars.prefix { $0.digitValue != nil || $0 == "." }
        guard let first = number.first, first.digitValue != nil, number.last != ".",
            element.unicodeScalars.dropFirst(number.count).first == " "
        else { return nil }
        return number.text
    }
}
