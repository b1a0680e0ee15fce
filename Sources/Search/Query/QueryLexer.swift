/// Cuts a query into groups, quoted phrases and operators.
///
/// Signs are operators only where a token may begin, so `县(区)`, `R&D`, `5G+工业互联网` and `2020-2022` stay whole. The
/// full-width forms of the signs count as the signs. “…”, 「…」 and 『…』 are quotes where they begin a token and end it, so
/// `“放管服”改革` stays whole, too.
struct QueryLexer {
    enum Token: Equatable {
        case text(String)
        case pattern(String)
        case quoted(String)
        case field(FieldCondition)
        /// `name:(`
        case fieldGroup(String)
        case open
        case close
        case and
        case or
        case not
        case must
        case mustNot
        case near(Int)
        case same(SameScope)
        /// `^2` behind what came before.
        case boost(Double)
    }

    typealias Place = (token: Token, column: Int)

    let scalars: [Unicode.Scalar]
    /// The places of closing parentheses by those of their opening ones, where neither blanks nor quotes stand between them.
    private var partners: [Int: Int] = [:]
    /// Where the next closing mark of a kind stands, as far as was looked.
    private var closings: [Unicode.Scalar: Int] = [:]
    var index = 0
    /// A token that was read together with the one before.
    var pending: Place?

    private init(_ query: String) {
        scalars = Array(query.unicodeScalars)
        partners = findPartners()
        closings = [:]  // what follows the last place
    }

    /// The tokens of a query with their columns.
    static func tokens(of query: String) throws(QueryError) -> [Place] {
        var lexer = QueryLexer(query)
        var tokens: [Place] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() throws(QueryError) -> Place? {
        if let token = pending {
            pending = nil
            return token
        }
        while index < scalars.count, QuerySigns.isBlank(scalars[index]) { index += 1 }
        guard index < scalars.count else { return nil }
        let column = index + 1
        if let quote = try quote(at: index) {
            index = quote.end
            try readBoost()
            return (.quoted(QuerySigns.string(scalars[quote.text])), column)
        }
        switch QuerySigns.sign(scalars[index]) {
        case "(" where isGrouping(index):
            index += 1
            return (.open, column)
        case ")":
            index += 1
            try readBoost()
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

    /// The quoted text that begins at a place, and where its quotes end; `nil` where no quotes begin there.
    mutating func quote(at start: Int) throws(QueryError) -> (text: Range<Int>, end: Int)? {
        guard start < scalars.count else { return nil }
        if QuerySigns.sign(scalars[start]) == "\"" {
            guard let end = scalars[(start + 1)...].firstIndex(where: { QuerySigns.sign($0) == "\"" }) else {
                throw QueryError(
                    column: start + 1, message: "missing closing \"; to search for a quote itself, use -F")
            }
            return (start + 1..<end, end + 1)
        }
        guard let end = markEnd(at: start) else { return nil }
        return (start + 1..<end, end + 1)
    }

    /// Where the mark stands that closes the “ at a place, if a token ends there.
    private mutating func markEnd(at start: Int) -> Int? {
        guard let mark = QuerySigns.closingMark(of: scalars[start]) else { return nil }
        var end = closings[mark] ?? -1
        if end <= start {
            end = scalars[(start + 1)...].firstIndex(of: mark) ?? Int.max
            closings[mark] = end
        }
        return end < scalars.count && isBoundary(end + 1) ? end : nil
    }

    /// Whether the parenthesis at a place groups parts of the query and is not text.
    ///
    /// It is text where its partner comes before any blank or quote and text follows the partner: `(R&D)经费`.
    func isGrouping(_ place: Int) -> Bool {
        partners[place].map { isBoundary($0 + 1) } ?? true
    }

    /// Whether a token ends before a place: a blank, `)`, a quote, a boost or the end is there.
    private func isBoundary(_ place: Int) -> Bool {
        isEnd(place) || boost(at: place) != nil
    }

    func isEnd(_ place: Int) -> Bool {
        place >= scalars.count || QuerySigns.isBlank(scalars[place])
            || [")", "\""].contains(QuerySigns.sign(scalars[place]))
    }

    private mutating func findPartners() -> [Int: Int] {
        var partners: [Int: Int] = [:]
        var open: [Int] = []
        var place = 0
        while place < scalars.count {
            let sign = QuerySigns.sign(scalars[place])
            if QuerySigns.isBlank(scalars[place]) || sign == "\"" {
                open.removeAll(keepingCapacity: true)
            } else if sign == "(" {
                open.append(place)
            } else if sign == ")" {
                if let start = open.popLast() { partners[start] = place }
            } else if mayBegin(place), let end = markEnd(at: place) {
                open.removeAll(keepingCapacity: true)
                place = end
            }
            place += 1
        }
        return partners
    }

    /// Whether a token may begin at a place.
    private func mayBegin(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        let before = scalars[place - 1]
        return QuerySigns.isBlank(before)
            || ["(", ")", "\"", "+", "-", ":"].contains(QuerySigns.sign(before))
    }

    private func isBeforeText() -> Bool {
        let next = index + 1
        return next < scalars.count && !QuerySigns.isBlank(scalars[next])
            && QuerySigns.sign(scalars[next]) != ")"
    }
}
