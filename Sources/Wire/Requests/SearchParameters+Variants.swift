public import Search

extension SearchParameters {
    /// What else counts as the text of the query, and the lines of tables that cannot be used.
    ///
    /// The tables are named `synonym_table`, `synonym_table 2` and so on in them, the dictionary `dictionary`.
    ///
    /// - Throws: `ParameterError` where `synonyms` is neither default nor off.
    public func variants() throws(ParameterError) -> (variants: QueryVariants, problems: [TableProblem]) {
        var variants = QueryVariants()
        var problems: [TableProblem] = []
        variants.hasNumbers = hasNumbers
        variants.hasPinyin = hasPinyin
        switch synonyms {
        case nil: if similarity != "bm25", synonymTables.isEmpty { variants.shippedSynonyms = .shipped }
        case "default": variants.shippedSynonyms = .shipped
        case "off":
            guard synonymTables.isEmpty else {
                throw ParameterError("synonyms", "off goes with no table of synonyms")
            }
        case .some(let name): throw ParameterError("synonyms", "is default or off, not '\(name)'")
        }
        for (index, text) in synonymTables.enumerated() {
            let name = index == 0 ? "synonym_table" : "synonym_table \(index + 1)"
            let (table, found) = SynonymTable.parse(Array(text.utf8), file: name)
            problems += found
            variants.synonyms = variants.synonyms ?? SynonymTable()
            variants.synonyms?.merge(table)
        }
        if let dictionary {
            let (words, found) = UserDictionary.parse(Array(dictionary.utf8), file: "dictionary")
            problems += found
            variants.dictionary = words
        }
        return (variants, problems)
    }
}
