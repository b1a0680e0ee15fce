/// Recognisers for the lines around a document's text: banner, number, addressee, signature, marks.
enum LineKind {
    private static let furniture: WordList =
        "主办: 主办单位: 承办: 承办单位: 编辑: 抄送: 网站标识码 备案号 联系电话: 版权所有"

    /// True for 目录, 目 录 and its variants.
    static func isContentsTitle(_ line: SourceLine) -> Bool {
        guard line.count <= 12 else { return false }
        return line.equals("目录") || line.equals("本期目录") || line.equals("目次") || line.equals("【目录】")
    }

    /// True for the line that names a series, 本溪市人民政府文件.
    static func isBanner(_ line: SourceLine) -> Bool {
        guard (4...30).contains(line.count), line.isWhole, line.last == "件", line.head.ends(with: "文件") else {
            return false
        }
        return !line.head.contains { "《》,。;:()0123456789".unicodeScalars.contains($0) }
    }

    /// True for the line over an order or an announcement, 本溪市人民政府令.
    static func isOrderBanner(_ line: SourceLine) -> Bool {
        guard (3...30).contains(line.count), line.isWhole else { return false }
        guard line.last == "令" || line.last == "告" else { return false }
        let isOrder = line.head.ends(with: "令") || line.head.ends(with: "公告") || line.head.ends(with: "通告")
        let hasContent = line.head.contains { "《》,。;:()、0123456789".unicodeScalars.contains($0) }
        return isOrder && !hasContent && Organ.isContained(in: line.head) && !line.head.begins(with: "关于")
    }

    /// The document number a line consists of, an order's 第12号 included.
    static func number(_ line: SourceLine) -> String? {
        guard line.isWhole, line.count <= DocumentNumber.maximumLength else { return nil }
        return number(line.head)
    }

    /// The document number a text consists of: canonical, or as printed where it is not of the form
    /// prefix, year, number (第12号令) or is cited with its year as printed (公告2022年第5号).
    static func number(_ text: [Unicode.Scalar]) -> String? {
        if let number = DocumentNumber(scalars: text) {
            let isAnnouncement = number.prefix.hasSuffix("公告") || number.prefix.hasSuffix("通告")
            return isAnnouncement ? text.map(\.folded).withoutSpuriousBlanks : number.canonical
        }
        return isOrderNumber(text) ? text.withoutSpuriousBlanks : nil
    }

    /// True for 第12号, 第 12 号令, 国务院令第729号.
    static func isOrderNumber(_ text: [Unicode.Scalar]) -> Bool {
        var body = text.filter { $0 != " " }[...]
        if body.first == "(", body.last == ")" { body = body.dropFirst().dropLast() }
        guard let start = body.firstIndex(of: "第") else { return false }
        let before = body[..<start]
        var end = start + 1
        while end < body.endIndex, body[end].digitValue != nil || ChineseNumeral.isNumeral(body[end]) {
            end += 1
        }
        guard end > start + 1, end < body.endIndex, body[end] == "号" else { return false }
        let after = body[(end + 1)...]
        let isBare = before.isEmpty && (after.isEmpty || after.elementsEqual("令".unicodeScalars))
        let isNamed =
            (before.last == "令" || before.ends(with: "公告") || before.ends(with: "通告"))
            && before.allSatisfy(\.isHan) && before.count <= 24 && after.isEmpty
        return isBare || isNamed
    }

    /// True for a line that names whom the document is addressed to.
    static func isAddressee(_ line: SourceLine) -> Bool {
        guard line.last == ":", (3...160).contains(line.count), line.isWhole else { return false }
        guard HeadingNumber(line.head) == nil, !line.head.contains("。"), !line.head.contains(";") else {
            return false
        }
        if line.head.dropLast().contains(":") || AttachmentMark(line) != nil { return false }
        return line.head.first == "各" || Organ.isContained(in: line.head)
    }

    /// The full date a line consists of, in any spelling documents are signed with.
    static func date(_ line: SourceLine) -> CalendarDate? {
        guard line.isWhole, (8...24).contains(line.count), line.last == "日" else { return nil }
        return CalendarDate(line.head)
    }

    /// True for (此件公开发布) and its variants.
    static func isReleaseMark(_ line: SourceLine) -> Bool {
        guard (4...30).contains(line.count), line.head.first == "(" || line.head.first == "【" else {
            return false
        }
        let text = line.head.dropFirst().filter { $0 != " " }
        return text.begins(with: "此件") || text.begins(with: "本文") || text.begins(with: "公开发布")
            || text.begins(with: "主动公开")
    }

    /// True for footers, page numbers and page furniture inside the text.
    static func isFurniture(_ line: SourceLine) -> Bool {
        if HeaderReader.isFurniture(line) { return true }
        guard line.count <= 120 else { return false }
        if furniture.prefix(of: line.head) != nil { return true }
        return isPageNumber(line)
    }

    /// True for — 3 —, - 3 -, 第3页 共10页.
    static func isPageNumber(_ line: SourceLine) -> Bool {
        guard line.count <= 16, line.isWhole, line.head.contains(where: { $0.digitValue != nil }) else {
            return false
        }
        let rest = line.head.filter { $0.digitValue == nil && $0 != " " }
        if rest.begins(with: "第页") {
            return rest.elementsEqual("第页".unicodeScalars) || rest.begins(with: "第页共页")
        }
        return !rest.isEmpty && rest.count <= 4 && rest.allSatisfy { "—-·―–".unicodeScalars.contains($0) }
            && "—-·―–".unicodeScalars.contains(line.last)
    }
}
