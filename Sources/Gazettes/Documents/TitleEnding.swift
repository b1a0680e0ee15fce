/// The words official titles end with (文种), and what they say about a title.
enum TitleEnding {
    /// Longer endings stand before the shorter ones they end with.
    private static let endings: WordList = """
        行动计划 规划纲要 通知 通报 公告 通告 决定 决议 命令 意见 批复 复函 函 报告 请示 议案 纪要 公报 纲要 规划
        计划 方案 办法 细则 规定 条例 规则 规程 规范 标准 预案 要点 措施 制度 章程 目录 清单 名单 一览表 分工表
        统计表 汇总表 登记表 申请表 明细表 表 指南 指引 导则 说明 大事记 解读 协议 责任书 倡议书 公约 准则 安排 讲话
        令
        """

    private static let noticeKinds: WordList = "通知 公告 通告 决定 函 批复 通报 意见 命令 令"

    /// The verbs of titles that issue another text.
    static let verbs: WordList = "印发 转发 批转 公布 发布 下发 颁布"

    private static let qualifiers: WordList = "年 试行 暂行 稿 修订 修正 版 摘要 年度 节选"

    /// The sort of document a title names, brackets and years after it aside: 通知, 方案, 行动计划.
    static func kind(of title: String) -> String? {
        let core = core(Array(title.unicodeScalars))
        return endings.suffix(of: core)?.text
    }

    /// True if the text reads as a whole title: its brackets are closed and it ends with a known word.
    ///
    /// A title that issues something (关于印发…) is whole only when it ends with the word for the notice.
    static func isWhole(_ title: String) -> Bool {
        let text = Array(title.unicodeScalars)
        guard isBalanced(text), let kind = kind(of: title) else { return false }
        guard issues(text) else { return true }
        return noticeKinds.holds(kind.unicodeScalars)
    }

    /// True for a title that issues, forwards or publishes another text.
    static func issues(_ title: [Unicode.Scalar]) -> Bool {
        guard let about = title.indices.first(where: { title[$0...].begins(with: "关于") }) else {
            return false
        }
        let rest = title[about...].dropFirst(2)
        return verbs.prefix(of: rest) != nil
    }

    /// True if 《》, “” and () are closed.
    static func isBalanced(_ text: [Unicode.Scalar]) -> Bool {
        var titles = 0
        var quotes = 0
        var brackets = 0
        for scalar in text {
            switch scalar {
            case "《": titles += 1
            case "》": titles -= 1
            case "“": quotes += 1
            case "”": quotes -= 1
            case "(", "（": brackets += 1
            case ")", "）": brackets -= 1
            default: break
            }
        }
        return titles == 0 && quotes == 0 && brackets == 0
    }

    /// True for a line that only qualifies the title above it: (2020—2022年), (试行).
    static func isQualifier(_ line: SourceLine) -> Bool {
        guard line.isWhole, line.head.first == "(", line.last == ")", (4...24).contains(line.count) else {
            return false
        }
        guard HeadingNumber(line.head) == nil, !LineKind.isReleaseMark(line) else { return false }
        let content = Array(line.head.dropFirst().dropLast())
        return qualifiers.suffix(of: content) != nil
    }

    /// The title without brackets and years at its end.
    private static func core(_ title: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        var core = title.trimmed
        while let last = core.last {
            if last == ")" || last == "）" {
                guard let open = core.lastIndex(where: { $0 == "(" || $0 == "（" }), open > core.startIndex
                else { break }
                core = core[..<open].trimmed
            } else if last == "》" || last == "”" {
                core = core.dropLast()
            } else if last == "年", let year = yearsStart(core) {
                core = core[..<year]
            } else {
                break
            }
        }
        return core
    }

    private static func yearsStart(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
        var start = text.endIndex - 1
        while start > text.startIndex,
            text[start - 1].digitValue != nil || "-—―–至".unicodeScalars.contains(text[start - 1])
        {
            start -= 1
        }
        return text.endIndex - start >= 5 && start > text.startIndex ? start : nil
    }
}
