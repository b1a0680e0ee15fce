internal import ArgumentParser
internal import Wire

/// `gongbao suggest`: what a beginning may be completed to.
struct SuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Complete a beginning to document numbers, issuers, titles and words · 联想",
        discussion: """
            Blanks, width, case, traditional forms and the brackets of document numbers do not matter.

            Examples · 例:
              gongbao suggest 本政办发              document numbers that begin so · 文号
              gongbao suggest '本政发[2022]' --limit 20
              gongbao suggest 养老 --json           titles and words · 标题与词语
            """)

    @Argument(help: "The beginning.")
    var prefix: String
    @OptionGroup var source: SourceOptions
    @Option(help: "The largest number of completions.")
    var limit = 10
    @Flag(help: "One JSON object.")
    var json = false

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit must not be negative") }
        guard prefix.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw ValidationError("missing a beginning; for example: gongbao suggest 本政办发")
        }
    }

    mutating func run() throws {
        let answer = try source.source().required(.suggest(prefix: prefix, limit: limit))
        let rows = answer["suggestions"]?.elements ?? []
        Output.write(json ? answer.text + "\n" : rows.map(line).joined())
        if rows.isEmpty { throw Failure.silent(.nothing) }
    }

    private func line(_ row: JSON) -> String {
        DisplayWidth.padded(row["kind"]?.string ?? "", to: 6)
            + "  \(row["text"]?.string ?? "")  \(row["count"]?.int ?? 0)\n"
    }
}
