/// The title line of a box: 专栏2 残疾人社会保障重点项目.
struct BoxTitle {
    /// The word and its number, 专栏2.
    let number: String
    /// The range of the title in the line.
    let text: Range<Int>
    /// True if the text of the box follows in the same line.
    let hasText: Bool

    private static let longestTitle = 60

    init?(_ line: SourceLine) {
        let head = line.head
        guard head.begins(with: "专栏") else { return nil }
        var index = HeaderKey.skipBlanks(head, 2)
        let digits = index
        while index < head.count, index - digits < 4,
            head[index].digitValue != nil || ChineseNumeral.isNumeral(head[index])
        {
            index += 1
        }
        guard index > digits else { return nil }
        number = "专栏" + head[digits..<index].text
        let separator = index
        while index < head.count, head[index] == " " || head[index] == ":" || head[index] == "." {
            index += 1
        }
        guard
            index > separator || index == head.count || head[index] == "《" || head[index] == "“"
                || head[index].isHan
        else {
            return nil
        }
        var end = head.count
        while end > index, head[end - 1] == "|" || head[end - 1] == " " { end -= 1 }
        if end - index > Self.longestTitle || !line.isWhole, let blank = head[index..<end].firstIndex(of: " ")
        {
            (text, hasText) = (index..<blank, true)
        } else {
            (text, hasText) = (index..<max(index, end), false)
        }
    }

    /// True for a line that holds several items of a box one after another.
    static func holdsSeveralItems(_ line: SourceLine) -> Bool {
        guard let first = HeadingNumber(line.head) else { return false }
        for index in line.head.indices.dropFirst() where line.head[index - 1] == " " {
            let rest = Array(line.head[index...].prefix(12))
            if let next = HeadingNumber(rest), next.kind == first.kind, next.value == first.value + 1 {
                return true
            }
        }
        return false
    }
}
