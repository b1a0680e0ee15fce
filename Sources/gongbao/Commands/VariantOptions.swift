internal import ArgumentParser
internal import Search
internal import Wire

/// The options that say what else counts as the text of a query.
struct VariantOptions: ParsableArguments {
    @Option(
        help: """
            Synonyms: default (the table of government terms, for the modes all and any), off, or a file of your own, which \
            counts in the exact step of auto too. May be given again. Also GONGBAO_SYNONYMS.
            """)
    var synonyms: [String] = []
    @Option(
        help: "A file of words, one a line, that count as a whole in the ranking. Also GONGBAO_DICTIONARY.")
    var dictionary: String?
    @Flag(help: "Find numbers in other figures too: 二〇二二年 and 2022年, 百分之五 and 5%.")
    var numbers = false
    @Flag(help: "Read Latin letters as pinyin too: yanglao finds 养老, below what has the letters.")
    var pinyin = false

    /// The names that are no files.
    private static let (shipped, off) = ("default", "off")
    /// The most lines of one file that are reported.
    private static let maxProblems = 20

    func validate() throws {
        guard !synonyms.contains(Self.off) || synonyms.count == 1 else {
            throw ValidationError("--synonyms off stands alone")
        }
        guard !synonyms.contains(""), dictionary != "" else {
            throw ValidationError("--synonyms and --dictionary need the name of a file")
        }
    }

    /// The variants; tables are read, and their bad lines reported.
    ///
    /// - Parameters:
    ///   - isPlain: whether nothing may count that was not asked for.
    ///   - query: the only query that there is, where there is one: no more of the shipped table is read than it can meet.
    /// - Returns: what the options say, then the environment, then the default.
    /// - Throws: a failure where a file cannot be read.
    func variants(isPlain: Bool, query: String? = nil) throws -> QueryVariants {
        var variants = QueryVariants()
        variants.hasNumbers = numbers
        variants.hasPinyin = pinyin
        for name in tableNames ?? (isPlain ? [] : [Self.shipped]) where name != Self.off {
            if name == Self.shipped {
                variants.shippedSynonyms = query.map { .shipped(for: $0) } ?? .shipped
                continue
            }
            let (table, problems) = SynonymTable.parse(try TextFile.bytes(name), file: name)
            Self.report(problems)
            variants.synonyms = variants.synonyms ?? SynonymTable()
            variants.synonyms?.merge(table)
        }
        if let name = dictionaryName {
            let (words, problems) = UserDictionary.parse(try TextFile.bytes(name), file: name)
            Self.report(problems)
            variants.dictionary = words
        }
        return variants
    }

    /// Tells a server of the same: the tables are sent along.
    func add(to parameters: inout SearchParameters) throws {
        parameters.hasNumbers = numbers
        parameters.hasPinyin = pinyin
        for name in tableNames ?? [] {
            if name == Self.shipped || name == Self.off {
                parameters.synonyms = name
            } else {
                parameters.synonymTables.append(try TextFile.text(name))
            }
        }
        parameters.dictionary = try dictionaryName.map { try TextFile.text($0) }
    }

    /// Reports the notes of an answer; the tables that a server was sent are named as their files.
    func reportNotes(_ answer: JSON) {
        let files = (tableNames ?? []).filter { $0 != Self.shipped && $0 != Self.off }
        var names = files.enumerated().map { number, file in
            (number == 0 ? "synonym_table:" : "synonym_table \(number + 1):", file)
        }
        if let dictionaryName { names.append(("dictionary:", dictionaryName)) }
        for note in (answer["notes"]?.elements ?? []).compactMap(\.string) {
            let name = names.first { note.hasPrefix($0.0) }
            Failure.report(name.map { $0.1 + ":" + note.dropFirst($0.0.utf8.count) } ?? note)
        }
    }

    private var tableNames: [String]? {
        synonyms.isEmpty ? Output.environment("GONGBAO_SYNONYMS").map { [$0] } : synonyms
    }

    private var dictionaryName: String? { dictionary ?? Output.environment("GONGBAO_DICTIONARY") }

    private static func report(_ problems: [TableProblem]) {
        for problem in problems.prefix(maxProblems) { Failure.report("\(problem); the line is left out") }
        if problems.count > maxProblems {
            Failure.report("\(problems[0].file): \(problems.count - maxProblems) more lines are left out")
        }
    }
}
