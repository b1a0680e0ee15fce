/// Reads the fields at the top of a file.
///
/// Fields are found by their known keys, never by column: a value may be empty, a line may hold several
/// fields, and `|` counts as a blank.
struct HeaderReader {
    /// The fields in order.
    private(set) var fields: [HeaderField] = []
    /// The number of lines that belong to the header.
    private(set) var lineCount = 0

    private static let searchedLines = 24
    private static let maximumLines = 80

    private static let furniture: WordList = """
        【字体 【打印 【关闭 [字体 [打印 字体: 当前位置 您的位置 您现在的位置 首页> 分享到 扫一扫 浏览次数 打印本页
        """

    private static let keysWithValueBelow: WordList = """
        标题 发文机关 发文字号 索引号 成文日期 发布日期 主题分类 信息名称 文号 发布机构
        """

    init(_ lines: [SourceLine]) {
        let required = Self.lastDecisiveLine(lines)
        var index = 0
        while index < lines.count, index < Self.maximumLines {
            let line = lines[index]
            let found = Self.fields(of: line)
            if !found.isEmpty {
                fields += found
            } else if isValueOfPrevious(line, index: index, in: lines) {
                fields[fields.count - 1].value = line.raw.withoutSpuriousBlanks
            } else if index > required, !Self.isFurniture(line) {
                break
            }
            index += 1
            lineCount = index
        }
    }

    /// The first value of a key that is not empty.
    func value(_ keys: String...) -> String? {
        for key in keys {
            if let value = fields.first(where: { $0.key == key && $0.value != nil })?.value { return value }
        }
        return nil
    }

    /// Lines of page furniture: navigation, font size, sharing, printing.
    static func isFurniture(_ line: SourceLine) -> Bool {
        guard line.count <= 60 else { return false }
        return furniture.prefix(of: line.head) != nil || line.head.begins(with: "首页 >")
    }

    /// The fields of one line, empty if it does not begin with a known key.
    static func fields(of line: SourceLine) -> [HeaderField] {
        let text = line.head.map { $0 == "|" ? " " : $0 }
        let raw = line.raw
        var index = HeaderKey.skipBlanks(text, 0)
        guard var match = HeaderKey.match(text, at: index) else { return [] }
        var fields: [HeaderField] = []
        index = match.end
        var valueStart = index
        while index < text.count {
            let isBoundary = text[index - 1] == " " || text[index - 1] == ":"
            if isBoundary, text[index] != " ", let next = HeaderKey.match(text, at: index) {
                fields.append(field(match.key, raw[valueStart..<index]))
                match = next
                index = next.end
                valueStart = index
            } else {
                index += 1
            }
        }
        fields.append(field(match.key, raw[valueStart...]))
        return fields
    }

    private static func field(_ key: String, _ value: ArraySlice<Unicode.Scalar>) -> HeaderField {
        var value = value
        if let junk = value.indices.first(where: { isJunk(value[$0...]) }) { value = value[..<junk] }
        let words = value.split { $0.isBlank || $0 == "|" || $0 == "｜" }.map(\.text)
        let text = words.joined(separator: " ")
        return HeaderField(key: key, value: text.isEmpty ? nil : text)
    }

    private static func isJunk(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard rest.first == "【" || rest.first == "[" else { return false }
        let word = rest.dropFirst()
        return word.begins(with: "字体") || word.begins(with: "打印") || word.begins(with: "关闭")
            || word.begins(with: "大")
    }

    /// True for a line under a key that stood alone: pages that put the value below the key.
    private func isValueOfPrevious(_ line: SourceLine, index: Int, in lines: [SourceLine]) -> Bool {
        guard index > 0, line.blankLinesBefore == 0, let last = fields.last, last.value == nil else {
            return false
        }
        let previous = lines[index - 1]
        return Self.keysWithValueBelow.holds(last.key.unicodeScalars) && !previous.isPiped
            && previous.count <= 12
            && Self.fields(of: previous).count == 1 && line.count <= 120
    }

    /// The last of the first lines that holds a key found only in headers, or -1.
    private static func lastDecisiveLine(_ lines: [SourceLine]) -> Int {
        var last = -1
        for (index, line) in lines.prefix(searchedLines).enumerated() {
            if line.count > 200 { break }
            let isDecisive = fields(of: line).contains { HeaderKey.decisive.holds($0.key.unicodeScalars) }
            if isDecisive { last = index }
        }
        return last
    }
}
