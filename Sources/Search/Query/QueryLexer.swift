/// Cuts a query into groups, quoted phrases and operators.
///
/// Signs are operators only where a token may begin, so `县(区)`, `R&D`, `5G+工业互联网` and `2020-2022` stay whole. The
/// full-width forms of the signs count as the signs.
struct QueryLexer {
    enum Token: Equatable {
        case text(String)
        case quoted(String)
        case field(name: String, value: String)
        case open
        case close
        case and
        case or
        case not
        case must
        case mustNot
    }

    private let scalars: [Unicode.Scalar]
    /// The places of closing parentheses by those of their opening ones, quotes aside.
    private let partners: [Int: Int]
    private var index = 0

    private init(_ query: String) {
        scalars = Array(query.unicodeScalars)
        partners = Self.partners(in: scalars)
    }

    /// The tokens of a query with their columns.
    static func tokens(of query: String) throws(QueryError) -> [(token: Token, column: Int)] {
        var lexer = QueryLexer(query)
        var tokens: [(token: Token, column: Int)] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() throws(QueryError) -> (token: Token, column: Int)? {
        while index < scalars.count, Self.isBlank(scalars[index]) { index += 1 }
        guard index < scalars.count else { return nil }
        let column = index + 1
        let sign = Self.sign(scalars[index])
        switch sign {
        case "\"":
            return (try quoted(), column)
        case "(" where isGrouping():
            index += 1
            return (.open, column)
        case ")":
            index += 1
            return (.close, column)
        case "+" where isBeforeText():
            index += 1
            return (.must, column)
        case "-" where isBeforeText():
            index += 1
            return (.mustNot, column)
        default:
            return (try word(), column)
        }
    }

    /// A quoted phrase; the quote must be closed.
    private mutating func quoted() throws(QueryError) -> Token {
        let start = index + 1
        guard let end = scalars[start...].firstIndex(where: { Self.sign($0) == "\"" }) else {
            throw QueryError(
                column: index + 1, message: "missing closing \"; to search for a quote itself, use -F")
        }
        index = end + 1
        return .quoted(Self.string(scalars[start..<end]))
    }

    /// Text up to a blank, a quote or a closing parenthesis that was not opened in it.
    private mutating func word() throws(QueryError) -> Token {
        let start = index
        var depth = 0
        loop: while index < scalars.count, !Self.isBlank(scalars[index]) {
            switch Self.sign(scalars[index]) {
            case "(": depth += 1
            case ")":
                if depth == 0 { break loop }
                depth -= 1
            case "\"" where isFieldStart(start):
                // The quotes of a value may hold blanks.
                _ = try quoted()
                break loop
            case "\"" where index > start: break loop
            default: break
            }
            index += 1
        }
        let text = Self.string(scalars[start..<index])
        switch text {
        case "AND", "与": return .and
        case "OR", "或": return .or
        case "NOT", "非": return .not
        default: return try field(in: text, column: start + 1) ?? .text(text)
        }
    }

    private func isFieldStart(_ start: Int) -> Bool {
        guard let colon = scalars[start..<index].firstIndex(where: { Self.sign($0) == ":" }) else {
            return false
        }
        return colon == index - 1 && FieldCondition.isName(Self.string(scalars[start..<colon]).lowercased())
    }

    private func field(in text: String, column: Int) throws(QueryError) -> Token? {
        guard let colon = text.unicodeScalars.firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }) else {
            return nil
        }
        let written = String(text.unicodeScalars[..<colon])
        let prefix = "field."
        let isFree = written.lowercased().hasPrefix(prefix)
        let name = isFree ? prefix + written.dropFirst(prefix.count) : written.lowercased()
        var value = String(text.unicodeScalars[text.unicodeScalars.index(after: colon)...])
        let isQuote = { (scalar: Unicode.Scalar?) in scalar.map(Self.sign) == "\"" }
        if isQuote(value.unicodeScalars.first), isQuote(value.unicodeScalars.last),
            value.unicodeScalars.count > 1
        {
            value = String(String.UnicodeScalarView(value.unicodeScalars.dropFirst().dropLast()))
        }
        do throws(QueryError) {
            guard try FieldCondition(name: name, value: value) != nil else { return nil }
        } catch {
            throw QueryError(column: column + name.unicodeScalars.count + 1, message: error.message)
        }
        guard !value.isEmpty else {
            throw QueryError(
                column: column + name.unicodeScalars.count + 1, message: "missing a value after \(name):")
        }
        return .field(name: name, value: value)
    }

    /// Whether the parenthesis here opens a group of the query: its partner is followed by a blank, by `)`, by a
    /// quote or by the end.
    private func isGrouping() -> Bool {
        // Not closed: an error that the parser reports.
        guard let partner = partners[index] else { return true }
        let after = partner + 1
        return after == scalars.count || Self.isBlank(scalars[after])
            || [")", "\""].contains(Self.sign(scalars[after]))
    }

    private static func partners(in scalars: [Unicode.Scalar]) -> [Int: Int] {
        var partners: [Int: Int] = [:]
        var open: [Int] = []
        var isQuoted = false
        for (position, scalar) in scalars.enumerated() {
            switch sign(scalar) {
            case "\"": isQuoted.toggle()
            case "(" where !isQuoted: open.append(position)
            case ")" where !isQuoted: if let start = open.popLast() { partners[start] = position }
            default: continue
            }
        }
        return partners
    }

    private func isBeforeText() -> Bool {
        index + 1 < scalars.count && !Self.isBlank(scalars[index + 1])
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
    }

    /// The sign that a scalar counts as.
    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
