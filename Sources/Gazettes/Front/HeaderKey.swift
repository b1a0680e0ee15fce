/// The keys that headers of gazette pages use.
enum HeaderKey {
    /// Every known key; of two that match at one place the longer wins.
    static let known: WordList = """
        信息索引号 索引号 发布机构 发文机关 发文机构 发文单位 制发机关 制定机关 发布单位 信息名称 文件名称 标题 名称
        主题分类 信息分类 组配分类 体裁分类 公文种类 文种 主题词 关键词 发布日期 公开日期 发文日期 成文日期 生成日期
        印发日期 公布日期 废止日期 失效日期 施行日期 生效日期 实施日期 发布时间 发布文号 发文字号 公文文号 文件编号 文号
        字号 有效性 文件状态 效力状态 公开方式 公开范围 公开形式 公开时限 信息来源 文章来源 来源 内容概述 责任编辑 浏览次数
        字体 时效性 所属机构 信息类别 服务对象 所属主题 统一编号 规范性文件编号 统一登记号 登记号 是否有效
        """

    /// Keys found in few places other than the header of a document page.
    static let decisive: WordList = """
        信息索引号 索引号 发文机关 发文机构 发文单位 制发机关 发文字号 信息名称 发布机构 成文日期 主题分类 公文种类 废止日期
        公文文号 生成日期 组配分类 体裁分类
        """

    /// A key at a place of a line.
    struct Match {
        let key: String
        /// The index after the key and its colon.
        let end: Int
    }

    /// The key that begins at `start` and is followed by a colon, in `[…]` or not.
    static func match(_ text: [Unicode.Scalar], at start: Int) -> Match? {
        var index = start
        let isBracketed = index < text.count && (text[index] == "[" || text[index] == "【")
        if isBracketed { index = skipBlanks(text, index + 1) }
        var best: Match?
        for key in known.words {
            guard let afterKey = end(of: key, in: text, at: index) else { continue }
            var end = skipBlanks(text, afterKey)
            if isBracketed {
                guard end < text.count, text[end] == "]" || text[end] == "】" else { continue }
                end = skipBlanks(text, end + 1)
            }
            let hasColon = end < text.count && text[end] == ":"
            guard hasColon || isBracketed else { continue }
            if hasColon { end += 1 }
            if end > best?.end ?? 0 || key.count > best?.key.unicodeScalars.count ?? 0 {
                best = Match(key: key.text, end: end)
            }
        }
        return best
    }

    private static func end(of key: [Unicode.Scalar], in text: [Unicode.Scalar], at start: Int) -> Int? {
        var index = start
        for (position, scalar) in key.enumerated() {
            if position > 0 { index = skipBlanks(text, index) }
            guard index < text.count, text[index] == scalar else { return nil }
            index += 1
        }
        return index
    }

    static func skipBlanks(_ text: [Unicode.Scalar], _ start: Int) -> Int {
        var index = start
        while index < text.count, text[index] == " " { index += 1 }
        return index
    }
}
