/// The line that says what else counted as the text of a query.
enum VariantLine {
    /// The line, or `nil` where nothing else did.
    ///
    /// A word of the dictionary finds nothing, so it is not in it.
    static func text(_ rules: [String]) -> String? {
        let parts = rules.compactMap { rule -> (source: Substring, rule: Substring)? in
            guard let blank = rule.firstIndex(of: " ") else { return nil }
            return (rule[..<blank], rule[rule.index(after: blank)...])
        }
        let found = parts.filter { $0.source != "dictionary" }
        guard !found.isEmpty else { return nil }
        let hint = found.contains { $0.source == "synonym" } ? " (--synonyms off leaves synonyms out)" : ""
        return "also: " + found.map(\.rule).joined(separator: "; ") + hint
    }
}
