/// The name, year and number of an issue as a line of its title page gives them.
struct IssueName: Equatable {
    var name: String?
    var year: Int?
    var number: Int?
    var serial: Int?

    /// How the names of gazettes end; 统计公报 and 普查公报 are documents.
    private static let gazettes: WordList = """
        政府公报 国务院公报 委员会公报 常委会公报 人大公报 法院公报 检察院公报 部公报 省公报 市公报 县公报 区公报 厅公报 局公报 政报
        """

    /// Reads a line such as 本溪市人民政府公报2022年第3号 or 2022年第3号(总第122期); nil for any other line.
    init?(_ line: SourceLine) {
        guard line.isWhole, line.count <= 60 else { return nil }
        self.init(line.raw)
    }

    /// Reads a header value in the same way.
    init?(_ scalars: some Collection<Unicode.Scalar>) {
        let raw = scalars.filter { !$0.isBlank }
        let text = raw.map(\.folded)
        guard (2...60).contains(text.count) else { return nil }
        let namesGazette = Self.isGazette(text)
        var rest = text
        if let total = Self.index(of: "总第", in: text) {
            serial = Self.number(text, at: total + 2)?.value
            rest = Array(text[..<total])
        }
        if let order = Self.order(in: rest) {
            number = order.number
            year = Self.year(in: rest, before: order.start)
        }
        let isMasthead = namesGazette && text.count <= 24 && Self.gazettes.suffix(of: text) != nil
        guard number != nil || serial != nil || isMasthead else { return nil }
        guard namesGazette || isBareOrder(rest) else { return nil }
        if namesGazette { name = raw.prefix(Self.nameLength(text)).text }
    }

    /// True if the line is the whole name, year and number included.
    var isComplete: Bool { name != nil && year != nil && number != nil }

    private func isBareOrder(_ text: [Unicode.Scalar]) -> Bool {
        let isOpen = text.last == "(" || text.last == "第"
        let body = isOpen ? Array(text.dropLast()) : text
        guard let order = Self.order(in: body) else { return false }
        return order.end == body.count && order.start <= 6 && (year != nil || serial != nil)
    }

    /// The index after the name: before the bracket that holds the serial number.
    private static func nameLength(_ text: [Unicode.Scalar]) -> Int {
        guard let total = index(of: "总第", in: text) else { return text.count }
        return total > 0 && text[total - 1] == "(" ? total - 1 : total
    }

    private static func order(in text: [Unicode.Scalar]) -> (start: Int, number: Int, end: Int)? {
        for start in text.indices where text[start] == "第" {
            guard let (value, end) = number(text, at: start + 1), end < text.count else { continue }
            if text[end] == "号" || text[end] == "期" || text[end] == "號" { return (start, value, end + 1) }
        }
        return nil
    }

    private static func year(in text: [Unicode.Scalar], before end: Int) -> Int? {
        guard end >= 5, text[end - 1] == "年" else { return nil }
        guard let (year, after) = number(text, at: end - 5), after == end - 1 else { return nil }
        return (1900...2199).contains(year) ? year : nil
    }

    private static func number(_ text: [Unicode.Scalar], at start: Int) -> (value: Int, end: Int)? {
        var end = start
        while end < text.count, end - start < 8, text[end].digitValue != nil { end += 1 }
        if end > start {
            return (text[start..<end].reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }, end)
        }
        while end < text.count, end - start < 8, ChineseNumeral.isNumeral(text[end]) { end += 1 }
        guard end > start, let value = ChineseNumeral.value(of: text[start..<end]) else { return nil }
        return (value, end)
    }

    private static func isGazette(_ text: [Unicode.Scalar]) -> Bool {
        gazettes.occurs(in: text)
    }

    private static func index(of word: String, in text: [Unicode.Scalar]) -> Int? {
        text.indices.first { text[$0...].begins(with: word) }
    }
}
