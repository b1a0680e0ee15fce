internal import Search

extension SearchParameters {
    /// Reads members of a request; null stands for the default.
    ///
    /// - Throws: `ParameterError` for an unknown name, a name that is given twice, or a value of the wrong kind.
    init(_ members: [(name: String, value: JSON)]) throws(ParameterError) {
        self.init()
        var seen: Set<String> = []
        for (name, value) in members {
            guard let parameter = Parameter.named(name) else {
                throw ParameterError(name, "is no option of a search")
            }
            guard seen.insert(parameter.name).inserted else {
                throw ParameterError(name, "is given more than once")
            }
            guard !value.isNull else { continue }
            parameter.set(&self, try Self.checked(value, parameter, name))
        }
    }

    private static func checked(
        _ value: JSON, _ parameter: Parameter, _ name: String
    ) throws(ParameterError) -> ParameterValue {
        switch parameter.kind {
        case .text:
            guard let text = value.string else { throw ParameterError(name, "must be a string") }
            return .text(text)
        case .choice(let choices):
            guard let text = value.string, choices.contains(text) else {
                throw ParameterError(name, "is one of \(choices.joined(separator: ", "))")
            }
            return .text(text)
        case .integer:
            guard let number = value.int, number >= 0 else {
                throw ParameterError(name, "must be a whole number, not negative")
            }
            return .integer(number)
        case .number(let range):
            guard let number = value.double, range.contains(number) else {
                throw ParameterError(name, "must be a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .number(number)
        case .flag:
            guard let flag = value.bool else { throw ParameterError(name, "must be true or false") }
            return .flag(flag)
        case .texts:
            if let text = value.string { return .texts([text]) }
            var texts: [String] = []
            guard case .array(let elements) = value else {
                throw ParameterError(name, "must be a string or an array of strings")
            }
            for element in elements {
                guard let text = element.string else {
                    throw ParameterError(name, "must be a string or an array of strings")
                }
                texts.append(text)
            }
            return .texts(texts)
        }
    }

    /// The members that differ from the defaults.
    var members: [(name: String, value: JSON)] {
        let initial = SearchParameters()
        var members: [(name: String, value: JSON)] = [("query", .string(query))]
        func add(_ name: String, _ value: String?) {
            if let value { members.append((name, .string(value))) }
        }
        func add(_ name: String, _ value: String, unless initial: String) {
            if value != initial { members.append((name, .string(value))) }
        }
        func add(_ name: String, _ value: Bool, unless initial: Bool = false) {
            if value != initial { members.append((name, .bool(value))) }
        }
        func add(_ name: String, _ values: [String]) {
            if !values.isEmpty { members.append((name, .array(values.map { .string($0) }))) }
        }
        add("match", match.rawValue, unless: initial.match.rawValue)
        add("unit", unit.rawValue, unless: initial.unit.rawValue)
        add("fixed_string", isLiteral)
        if limit != initial.limit { members.append(("limit", .int(limit))) }
        add("after", after)
        add("all", wantsAll)
        add("sort", sort.rawValue, unless: initial.sort.rawValue)
        add("group", group?.rawValue)
        add("near_duplicates", nearDuplicates.rawValue, unless: initial.nearDuplicates.rawValue)
        for (name, value) in [
            ("issuer", issuer), ("number", number), ("kind", kind), ("from", from), ("to", to),
            ("year", year),
        ] { add(name, value) }
        add("field", fields)
        add("facet", facets)
        add("similarity", similarity, unless: initial.similarity)
        if k1 != initial.k1 { members.append(("k1", .number(k1))) }
        if b != initial.b { members.append(("b", .number(b))) }
        add("explain", explains)
        add("snippets", hasSnippets, unless: true)
        add("corrections", hasCorrections)
        add("numbers", hasNumbers)
        add("pinyin", hasPinyin)
        add("synonyms", synonyms)
        add("synonym_table", synonymTables)
        add("dictionary", dictionary)
        return members
    }
}
