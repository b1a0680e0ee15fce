/// Joins the two halves of a paragraph that a line break cut in the middle of a sentence.
enum ParagraphJoiner {
    private static let shortestFirstHalf = 60

    /// Marks the second halves as joined.
    static func join(_ lines: [SourceLine], _ marks: inout LineMarks) {
        for index in lines.indices.dropFirst() where continues(index, lines, marks) {
            marks.isJoined[index] = true
            marks.paths[index] = marks.paths[index - 1]
        }
    }

    private static func continues(_ index: Int, _ lines: [SourceLine], _ marks: LineMarks) -> Bool {
        let first = lines[index - 1]
        let second = lines[index]
        guard marks.roles[index - 1] == .body, marks.roles[index] == .body, !marks.isJoined[index - 1],
            marks.documents[index - 1] != nil, marks.documents[index - 1] == marks.documents[index]
        else { return false }
        guard first.count > shortestFirstHalf, isOpenEnd(first.last), !second.isIndented,
            second.blankLinesBefore <= 1
        else {
            return false
        }
        return !beginsParagraph(second)
    }

    /// True for a last character after which a sentence goes on.
    private static func isOpenEnd(_ last: Unicode.Scalar) -> Bool {
        last.isHan || last.isASCIIWord || ",、“《(".unicodeScalars.contains(last)
    }

    private static func beginsParagraph(_ line: SourceLine) -> Bool {
        if HeadingNumber(line.head) != nil || AttachmentMark(line) != nil || line.count < 8 { return true }
        if line.head.begins(with: "——") || line.head.begins(with: "专栏") || line.head.first == "Ø" {
            return true
        }
        guard line.head.count > 1, let first = line.head.first else { return true }
        // 一是…, 其一… and the like open a paragraph.
        return ChineseNumeral.digit(first) != nil && line.head[1] == "是"
    }
}
