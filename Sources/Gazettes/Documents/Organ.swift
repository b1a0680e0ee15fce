/// Names of issuing bodies.
enum Organ {
    private static let endings: WordList = """
        人民政府 政府 办公室 办公厅 委员会 国务院 局 厅 部 委 署 院 处 会 中心 公司 支队 总队 组 法院 检察院 指挥部
        集团 银行 学校 大学 联社 市委 省委 县委 区委
        """

    private static let words: WordList = """
        政府 委 局 厅 部 办 院 单位 公司 机构 企业 机关 县 市 区 省
        """

    private static let offices: WordList = """
        市长 省长 县长 区长 州长 总理 主席 部长 局长 主任 自治区主席 代市长 代省长 盟长 旗长 会长
        """

    /// True if the text ends as the name of a body does.
    static func isName(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
        guard (3...40).contains(text.count) else { return false }
        guard text.allSatisfy({ $0.isHan || $0 == " " || $0 == "(" || $0 == ")" }) else { return false }
        return endings.suffix(of: text) != nil
    }

    /// True if the text mentions any body or area.
    static func isContained(in text: [Unicode.Scalar]) -> Bool {
        words.occurs(in: text)
    }

    /// True if a line is the name of a body and nothing else.
    static func isName(_ line: SourceLine) -> Bool {
        line.isWhole && isName(line.head)
    }

    /// True for the signature of a person in office: 市长 田树槐.
    static func isOfficer(_ line: SourceLine) -> Bool {
        guard (4...14).contains(line.count), line.isWhole else { return false }
        guard line.head.allSatisfy({ $0.isHan || $0 == " " || $0 == ":" || $0 == "·" }) else { return false }
        return offices.prefix(of: line.head) != nil
    }

    /// The body a title names before 关于, or nil.
    static func issuer(ofTitle title: [Unicode.Scalar]) -> String? {
        guard let about = title.indices.first(where: { title[$0...].begins(with: "关于") }) else { return nil }
        let before = title[..<about].filter { $0 != " " }
        return isName(before) ? before.text : nil
    }
}
