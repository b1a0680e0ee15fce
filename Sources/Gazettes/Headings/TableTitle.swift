/// Recognises the title over a table.
enum TableTitle {
    private static let endings: WordList = """
        表 清单 目录 名单 指标 目标 情况 计划 安排 任务 项目 汇总 统计 分工 工程 一览
        """

    /// True if the line could be the title of a table: short, unnumbered, ending with a word for a table.
    static func isLikely(_ line: SourceLine) -> Bool {
        guard (5...50).contains(line.count), line.isWhole, HeadingNumber(line.head) == nil else {
            return false
        }
        if isNumbered(line) { return true }
        var core = line.head[...]
        if core.last == ")", let open = core.lastIndex(of: "("), open > 3 { core = core[..<open] }
        return endings.suffix(of: core) != nil
    }

    /// True for 表1 …, 表 2 ….
    static func isNumbered(_ line: SourceLine) -> Bool {
        guard line.head.first == "表", line.head.count > 3 else { return false }
        let index = HeaderKey.skipBlanks(line.head, 1)
        return index < line.head.count && line.head[index].digitValue != nil
    }

    /// True for 序号, the first cell of most tables.
    static func isFirstHeaderCell(_ line: SourceLine) -> Bool {
        line.equals("序号") || line.equals("序号|")
    }

    /// The mark 附表, alone or before a title; nil for any other line.
    static func appendix(_ line: SourceLine) -> (isBare: Bool, isNumbered: Bool)? {
        guard line.head.begins(with: "附表"), line.count <= 60, line.last != "。" else { return nil }
        var index = HeaderKey.skipBlanks(line.head, 2)
        let digits = index
        while index < line.head.count, line.head[index].digitValue != nil { index += 1 }
        let end = HeaderKey.skipBlanks(line.head, index)
        if end >= line.head.count { return (true, index > digits) }
        guard line.head[end] == ":" else { return nil }
        return (HeaderKey.skipBlanks(line.head, end + 1) >= line.head.count, index > digits)
    }
}
