/// The words of the page in one language.
struct PageText: Sendable {
    private let isEnglish: Bool

    init(_ language: PageState.Language) {
        isEnglish = language == .english
    }

    /// One of two texts.
    private func text(_ chinese: String, _ english: String) -> String { isEnglish ? english : chinese }

    var code: String { text("zh-CN", "en") }
    var title: String { text("公报检索", "Gazette search") }
    var tagline: String {
        text(
            "政府公报全文检索：逐字精确，择优排序，引至条款",
            "Full-text search over government gazettes: exact, ranked, citing the clause")
    }
    var skip: String { text("跳到结果", "Skip to results") }
    var otherLanguage: String { text("English", "中文") }
    var search: String { text("检索", "Search") }
    var placeholder: String {
        text("词语、短语或文号，如 养老服务、国发〔2018〕22号", "Words, a phrase or a document number, such as 养老服务")
    }
    var options: String { text("选项", "Options") }
    var unit: String { text("结果单位", "Unit") }
    var match: String { text("匹配", "Match") }
    var sort: String { text("排序", "Sort") }
    var from: String { text("起始日期", "From") }
    var to: String { text("截止日期", "To") }
    var dateHint: String { text("年、年-月或年-月-日，如 2022-01", "YYYY, YYYY-MM or YYYY-MM-DD") }
    var filters: String { text("已选条件", "Filters") }
    var remove: String { text("取消", "Remove") }
    var clear: String { text("全部取消", "Remove all") }
    var refine: String { text("缩小范围", "Refine") }
    var results: String { text("检索结果", "Results") }
    var pages: String { text("翻页", "Pages") }
    var previous: String { text("上一页", "Previous") }
    var next: String { text("下一页", "Next") }
    var cite: String { text("复制引文", "Copy citation") }
    var copied: String { text("已复制", "Copied") }
    var citations: String { text("引文格式", "Citations") }
    var clauseLink: String { text("条款链接", "Link to clause") }
    var original: String { text("原文件", "Source") }
    var rawText: String { text("纯文本", "Plain text") }
    var data: String { text("数据 (JSON)", "Data (JSON)") }
    var outline: String { text("目录", "Outline") }
    var attachments: String { text("正文与附件", "Document and attachments") }
    var back: String { text("返回结果", "Back to results") }
    var hitsHere: String { text("命中处", "Hits") }
    var previousHit: String { text("上一处", "Previous hit") }
    var nextHit: String { text("下一处", "Next hit") }
    var chart: String { text("历年命中", "Hits by year") }
    var unknown: String { text("不详", "unknown") }
    var nothing: String { text("没有找到", "Nothing found") }
    var nothingHint: String {
        text("可换一个说法、减少词语，或取消部分条件。", "Try other words, fewer words, or remove a filter.")
    }
    var didYouMean: String { text("您要找的是不是：", "Did you mean: ") }
    var also: String { text("同时检索了：", "Also: ") }
    var error: String { text("无法检索", "This search cannot be made") }
    var notFound: String { text("没有这个文件", "There is no such document") }
    var busy: String { text("服务繁忙，请稍后再试。", "The server is busy; please try again in a moment.") }
    var examples: String { text("例如", "For example") }
    var syntax: String { text("检索语法", "Query language") }
    var keys: String {
        text("快捷键：/ 输入，j k 上下，Esc 离开输入框", "Keys: / to type, j k to move, Esc to leave the box")
    }
    var fields: [(name: String, label: String)] {
        [("issuer", text("发文机关", "Issued by")), ("kind", text("文种", "Kind")), ("year", text("年份", "Year"))]
    }
    var number: String { text("文号", "Number") }

    /// How many units were found, in which mode, and how fast.
    func summary(_ total: Int, _ unit: String, _ match: String, milliseconds: String) -> String {
        isEnglish
            ? "\(total) \(total == 1 ? unit : unit + "s") · \(matchName(match)) · \(milliseconds) ms"
            : "\(total) \(unitCount(unit)) · \(matchName(match)) · \(milliseconds) 毫秒"
    }

    private func unitCount(_ unit: String) -> String {
        switch unit {
        case "document": "个文件"
        case "issue": "期公报"
        default: "条"
        }
    }

    func unitName(_ unit: String) -> String {
        switch unit {
        case "document": text("文件", "documents")
        case "issue": text("公报（期）", "issues")
        default: text("条款", "clauses")
        }
    }

    func matchName(_ match: String) -> String {
        switch match {
        case "exact": text("精确匹配", "exact match")
        case "all": text("全部词语", "all words")
        case "any": text("任一词语", "any word")
        default: text("自动", "automatic")
        }
    }

    /// What a mode that is not exact means.
    func matchNote(_ match: String) -> String? {
        switch match {
        case "all":
            text("没有逐字一致的条文；以下条文含有全部词语。", "No clause has the text as written; these have all of its words.")
        case "any": text("没有含全部词语的条文；以下条文含有部分词语。", "No clause has all of the words; these have some of them.")
        default: nil
        }
    }

    func sortName(_ sort: String) -> String {
        switch sort {
        case "date": text("日期由远及近", "oldest first")
        case "-date": text("日期由近及远", "newest first")
        case "number": text("文号", "number")
        default: text("相关度", "relevance")
        }
    }

    func page(_ page: Int, of count: Int) -> String {
        text("第 \(page) / \(count) 页", "Page \(page) of \(count)")
    }
    func hitCount(_ count: Int) -> String { text("共 \(count) 处", "\(count) hits") }
    func more(_ count: Int) -> String { text("另有 \(count) 项", "\(count) more") }
    func holdings(files: Int, documents: Int, clauses: Int) -> String {
        text(
            "收录公报 \(files) 期、文件与附件 \(documents) 个、条款 \(clauses) 条",
            "\(files) files, \(documents) documents and attachments, \(clauses) clauses")
    }
    func queryError(_ column: Int, _ message: String) -> String {
        text("第 \(column) 个字符处：\(message)", "At character \(column): \(message)")
    }
    func yearBar(_ year: String, _ count: Int) -> String { text("\(year) 年：\(count)", "\(year): \(count)") }

    /// What can be written in a query, each with what it finds.
    var syntaxRows: [(String, String)] {
        [
            ("养老 床位", text("两者都有", "both")), ("\"养老 服务\"", text("引号内逐字", "as written")),
            ("养老 OR 托育", text("或", "one or both")), ("养老 -医疗", text("排除", "without 医疗")),
            ("养老 NEAR/20 床位", text("相距不超过 20 字", "at most 20 characters between")),
            ("养老 SAME/句 床位", text("同一句", "in one sentence")),
            ("第?条", text("通配：? 一字，* 若干字", "wildcards: ? one character, * some")),
            ("title:规划 year:2020..", text("标题与年份", "title and year")),
        ]
    }
}
