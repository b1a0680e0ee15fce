/// A line that begins with 附件: the mark over an attachment, or the first entry of the list of them.
struct AttachmentMark {
    /// The number of the attachment, if one is given.
    let number: Int?
    /// The label without blanks and colon: 附件1.
    let label: String
    /// The index in the line where the text after the label begins; equal to the length if there is none.
    let textStart: Int

    /// Reads 附件, 附件1, 附件1:, 附件一, 附件: … at the beginning of a line.
    init?(_ line: SourceLine) {
        let text = line.head
        guard text.begins(with: "附") else { return nil }
        var index = Self.skip(text, 1)
        guard index < text.count, text[index] == "件" else { return nil }
        index = Self.skip(text, index + 1)
        let digitsStart = index
        while index < text.count, text[index].digitValue != nil, index - digitsStart < 4 { index += 1 }
        if index == digitsStart {
            while index < text.count, ChineseNumeral.isNumeral(text[index]), index - digitsStart < 4 {
                index += 1
            }
        }
        let digits = text[digitsStart..<index]
        let value =
            digits.first?.digitValue == nil
            ? ChineseNumeral.value(of: digits) : digits.reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
        let afterDigits = Self.skip(text, index)
        let hasColon = afterDigits < text.count && text[afterDigits] == ":"
        let isListEntry = !digits.isEmpty && afterDigits < text.count && !hasColon && text[afterDigits] == "."
        let isSeparated = hasColon || afterDigits > index || afterDigits == text.count
        guard isSeparated, !isListEntry else { return nil }
        number = digits.isEmpty ? nil : value
        label = "附件" + digits.text
        textStart = Self.skip(text, hasColon ? afterDigits + 1 : afterDigits)
    }

    /// True if nothing stands after the label.
    func isBare(in line: SourceLine) -> Bool { textStart >= line.head.count }

    private static func skip(_ text: [Unicode.Scalar], _ start: Int) -> Int {
        HeaderKey.skipBlanks(text, start)
    }
}
