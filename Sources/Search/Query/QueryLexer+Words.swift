extension QueryLexer {
    /// Text up to a blank, a quote or a closing parenthesis that was not opened in it; or an operator, or a condition.
    mutating func word() throws(QueryError) -> Token {
        let start = index
        var hasColon = false
        var depth = 0
        while index < scalars.count, !endsWord(depth: &depth) {
            if !hasColon, QuerySigns.sign(scalars[index]) == ":" {
                hasColon = true
                if let name = FieldCondition.name(QuerySigns.string(scalars[start..<index])) {
                    index += 1
                    return try field(name)
                }
            }
            index += 1
        }
        switch QuerySigns.string(scalars[start..<index]) {
        case "AND", "与": return .and
        case "OR", "或": return .or
        case "NOT", "非": return .not
        default:
            if let joint = try proximity(start..<index) { return joint }
            return try text(start..<index)
        }
    }

    /// Whether the word ends before the current character; counts the parentheses in it.
    private func endsWord(depth: inout Int) -> Bool {
        if QuerySigns.isBlank(scalars[index]) { return true }
        switch QuerySigns.sign(scalars[index]) {
        case "\"": return true
        case "(":
            depth += 1
            return false
        case ")":
            depth -= 1
            return depth < 0
        default: return false
        }
    }

    /// Text with wildcards or without, and what weighs it.
    private mutating func text(_ range: Range<Int>) throws(QueryError) -> Token {
        var end = range.upperBound
        if let caret = scalars[range].lastIndex(where: { QuerySigns.sign($0) == "^" }),
            caret > range.lowerBound,
            !QuerySigns.areDigits(scalars[range.lowerBound..<caret]),
            boost(at: caret)?.end == range.upperBound
        {
            if let other = scalars[range.lowerBound..<caret].lastIndex(where: { QuerySigns.sign($0) == "^" }),
                QuerySigns.number(scalars[(other + 1)..<caret]) != nil
            {
                throw QueryError(
                    column: caret + 1, message: "a second boost; one is enough, or put the text in quotes")
            }
            index = caret
            try readBoost()
            end = caret
        }
        let text = QuerySigns.string(scalars[range.lowerBound..<end])
        let elements = WildcardText.elements(text)
        guard elements != [.literal(text)] else { return .text(text) }
        guard elements.count > 1 else {
            throw QueryError(
                column: range.lowerBound + 1,
                message: "a wildcard needs text beside it; to search for the sign itself, write \"\(text)\"")
        }
        return .pattern(QuerySigns.string(scalars[range.lowerBound..<end].map { $0 == "＊" ? "*" : $0 }[...]))
    }

    /// NEAR/n or SAME/句.
    private func proximity(_ range: Range<Int>) throws(QueryError) -> Token? {
        let text = QuerySigns.string(scalars[range.prefix(4)])
        guard text == "NEAR" || text == "SAME" else { return nil }
        let rest = scalars[range.dropFirst(4)]
        guard let slash = rest.first else {
            if text == "NEAR" { return .near(Query.defaultDistance) }
            throw QueryError(column: range.upperBound + 1, message: "missing /句 or /段 after SAME")
        }
        guard QuerySigns.sign(slash) == "/" else { return nil }
        let column = range.lowerBound + 6
        let value = QuerySigns.string(rest.dropFirst().map(QuerySigns.sign)[...])
        if text == "SAME" {
            switch value {
            case "句", "s", "S": return .same(.sentence)
            case "段", "款", "p", "P": return .same(.clause)
            default: throw QueryError(column: column, message: "SAME takes 句 (or s) or 段 (or p): SAME/句")
            }
        }
        guard QuerySigns.areDigits(rest.dropFirst()), let distance = Int(value),
            distance <= Query.maxDistance
        else {
            throw QueryError(
                column: column,
                message: "NEAR takes a number of characters from 0 to \(Query.maxDistance): NEAR/10")
        }
        return .near(distance)
    }

    /// The condition whose value begins here.
    private mutating func field(_ name: String) throws(QueryError) -> Token {
        let start = index
        if let quote = try quote(at: start) {
            index = quote.end
            try refuseBoost(at: index)
            return try condition(name, quote.text, isQuoted: true, column: start + 1)
        }
        if start < scalars.count, QuerySigns.sign(scalars[start]) == "(", isGrouping(start) {
            index += 1
            return .fieldGroup(name)
        }
        var depth = 0
        while index < scalars.count, !endsWord(depth: &depth) { index += 1 }
        if let caret = scalars[start..<index].lastIndex(where: { QuerySigns.sign($0) == "^" }),
            boost(at: caret)?.end == index
        {
            try refuseBoost(at: caret)
        }
        return try condition(name, start..<index, isQuoted: false, column: start + 1)
    }

    private func condition(
        _ name: String, _ range: Range<Int>, isQuoted: Bool, column: Int
    ) throws(QueryError) -> Token {
        .field(
            try FieldCondition.reading(
                name, QuerySigns.string(scalars[range]), isQuoted: isQuoted, column: column))
    }

    private func refuseBoost(at place: Int) throws(QueryError) {
        guard boost(at: place) != nil else { return }
        throw QueryError(column: place + 1, message: Query.unweighable)
    }

    /// The number of a boost that stands at a place and ends a token, and where it ends.
    func boost(at place: Int) -> (number: String, end: Int)? {
        guard place < scalars.count, QuerySigns.sign(scalars[place]) == "^" else { return nil }
        var end = place + 1
        while end < scalars.count, QuerySigns.isDigit(scalars[end]) || scalars[end] == "." { end += 1 }
        guard isEnd(end), let number = QuerySigns.number(scalars[(place + 1)..<end]) else { return nil }
        return (number, end)
    }

    /// Reads the boost that stands here, if one does, as the token after this one.
    mutating func readBoost() throws(QueryError) {
        guard let (number, end) = boost(at: index) else { return }
        guard let factor = Double(number), factor > 0, factor <= Query.maxBoost else {
            throw QueryError(
                column: index + 2, message: "a boost lies above 0 and is at most 1000: 养老^2")
        }
        pending = (.boost(factor), index + 1)
        index = end
    }
}

extension Query {
    /// The most characters between two texts that are near.
    static let maxDistance = 10_000
    /// The distance where NEAR stands alone.
    static let defaultDistance = 10
    /// The largest boost.
    static let maxBoost = 1000.0
    static let unweighable =
        "a condition adds nothing to a score, so it takes no ^; a ^ of the value itself goes into its quotes"
}
